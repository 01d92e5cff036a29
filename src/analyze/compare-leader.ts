/** Every other configuration against the leader, corrected over all pairs: the leader was chosen by looking at the scores. */
import type { RankIntervals } from '../stats/multiplicity/rank-intervals.ts';
import type { Metric } from '../report/schema.ts';
import { describeFamily, runFamily, toComparison, type CompareContext, type ComparisonSet } from './compare.ts';
import { decidingOf, type CorrectedFamily } from './correction.ts';
import type { RankResult } from './rank.ts';
import type { FamilyResult } from '../stats/multiplicity/family.ts';

/** The comparisons with the configuration that leads the ranking of `metric`; nothing where fewer than two are ranked. */
export function compareWithLeader(metric: Metric, ranked: RankResult, context: CompareContext): ComparisonSet {
  const [first, second] = ranked.ranking.rows;
  const leader = context.configurations.find((data) => data.id === first?.configuration);
  if (leader === undefined || second === undefined) return { family: null, comparisons: [] };
  const result = runFamily(metric, leader, { ...context, purpose: 'leader' });
  const corrected = correctOverAllPairs(result, ranked.intervals, leader.key);
  const byKey = new Map(context.configurations.map((data) => [data.key, data]));
  const id = `${metric.id}|leader`;
  const family = describeFamily(corrected, { id, metric, exploratory: false, reference: 'leader' });
  const over = 'corrected over all pairs of configurations, because the leader was chosen by its score';
  const comparisons = corrected.members.map((member) =>
    toComparison(member, {
      ...context,
      metric,
      candidate: byKey.get(member.candidate)!,
      baseline: leader,
      reference: 'leader',
      family: id,
      exploratory: false,
    }),
  );
  return { family: { ...family, description: `${family.description}, ${over}` }, comparisons };
}

/** Replaces the corrected p by that of the simultaneous comparisons of all pairs, from which the ranks come. */
function correctOverAllPairs(result: FamilyResult, intervals: RankIntervals, leader: string): CorrectedFamily {
  const pairs = (intervals.n * (intervals.n - 1)) / 2;
  const place = new Map(intervals.rows.map((row, index) => [row.id, index]));
  const members = result.members.map((member) => {
    const deciding = decidingOf(member);
    const [a, b] = [place.get(leader), place.get(member.candidate)];
    const p = a === undefined || b === undefined ? null : intervals.correctedP(a, b);
    return {
      ...member,
      tests: member.tests.map((test) =>
        // A test that gave no p has none to correct.
        test === deciding
          ? { ...test, pCorrected: test.p === null ? null : (p ?? test.pCorrected), familySize: pairs }
          : test,
      ),
    };
  });
  return { ...result, size: pairs, members };
}
