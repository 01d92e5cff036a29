/** Scores that changed between two Reports, judged by a test per configuration and corrected over all of them. */
import { compareFamily, type FamilyCandidate, type FamilyMember } from '../../stats/multiplicity/family.ts';
import { benjaminiHochberg } from '../../stats/multiplicity/benjamini-hochberg.ts';
import { holm } from '../../stats/multiplicity/holm.ts';
import type { SeedScores } from '../../stats/multiplicity/pairing.ts';
import { maxAbs } from '../../stats/numeric.ts';
import { rngKey } from '../../stats/rng.ts';
import type { ScoreChange, ScoreReason, ScoreSide } from '../../report/report-diff.ts';
import type { Benchmark, Metric, Verdict } from '../../report/schema.ts';
import { indexBenchmark } from '../../report/select.ts';
import { decidingOf, type CorrectedMember } from '../correction.ts';
import { numberOf, publish, publishDifference, publishOrNull } from '../publish.ts';
import { pairSamples, scoresOf } from '../samples/sample-scores.ts';
import { judge } from '../verdict.ts';
import { named, type Matching, type MatchedConfiguration } from './match.ts';
import { changedRuns, type BenchmarkSides, type Changed, type DiffSide, type Measured } from './sides.ts';

/** A metric on both sides: the same id, the same direction. */
export interface MatchedMetric {
  readonly base: Metric;
  readonly head: Metric;
}

/** The metrics that scores are compared on: costs and listed ones are not. */
export function comparedMetrics(base: Benchmark, head: Benchmark): readonly MatchedMetric[] {
  const known = new Map(base.metrics.map((metric) => [metric.id, metric]));
  const shared = head.metrics.flatMap((metric) => {
    const other = known.get(metric.id);
    const compared = metric.role === 'primary' || metric.role === 'secondary';
    return compared && other?.better === metric.better ? [{ base: other, head: metric }] : [];
  });
  // Where every run fails, no file holds the metric that still ranks: its scores are lost, not out of the question.
  const lost = base.metrics.filter(
    ({ id, role }) =>
      role === 'primary' && id === head.primaryMetric && head.metrics.every((metric) => metric.id !== id),
  );
  return [...shared, ...lost.map((metric) => ({ base: metric, head: metric }))];
}

interface Planned {
  readonly pair: MatchedConfiguration;
  readonly changed: Changed;
  /** Null where one side has nothing to compare. */
  readonly member: FamilyMember | null;
}

/** The changed scores on one metric, in the order of the head's configurations. */
export function scoreChanges(sides: BenchmarkSides, matching: Matching, metrics: MatchedMetric): ScoreChange[] {
  const planned = matching.matched.flatMap((pair): Planned[] => {
    const changed = changedRuns(sides, pair, metrics);
    if (changed.baseOnly.length === 0 && changed.headOnly.length === 0) return [];
    return [{ pair, changed, member: compareSides(sides, { pair, changed, metrics }) }];
  });
  const exploratory = metrics.head.role !== 'primary';
  const raw = planned.map(({ member }) => (member === null ? null : (decidingOf(member)?.p ?? null)));
  const corrected = exploratory ? benjaminiHochberg(raw) : holm(raw);
  const familySize = raw.filter((p) => p !== null).length;
  return planned.map((item, place) =>
    toChange(sides, metrics, { ...item, pCorrected: corrected[place] ?? null, familySize, exploratory }),
  );
}

/** The seed of a run, else an id of its own that matches nothing of the other side. */
const seedScores = (id: string, side: string, items: readonly Measured[]): SeedScores => ({
  id,
  scores: new Map(items.map(({ run, value }) => [run.seed ?? `${side}:${run.id}`, value])),
});

/** The test of head against base: paired t where seeds pair, Welch where not, over samples with one run per side. */
function compareSides(
  sides: BenchmarkSides,
  of: { readonly pair: MatchedConfiguration; readonly changed: Changed; readonly metrics: MatchedMetric },
): FamilyMember | null {
  const { baseOnly, headOnly } = of.changed;
  if (baseOnly.length === 0 || headOnly.length === 0) return null;
  const { settings } = sides.headBenchmark;
  const id = of.pair.head.id;
  const scores = seedScores(id, 'head', headOnly);
  const samples =
    Math.min(baseOnly.length, headOnly.length) === 1
      ? pairSamples(
          sampleScores(sides.head, headOnly[0]!, of.metrics.head),
          sampleScores(sides.base, baseOnly[0]!, of.metrics.base),
        )
      : null;
  const candidate: FamilyCandidate = samples === null ? scores : { ...scores, samples };
  const { members } = compareFamily(seedScores(id, 'base', baseOnly), [candidate], {
    family: `${of.metrics.head.id}|base`,
    key: rngKey({ configurations: [id], metric: of.metrics.head.key, purpose: 'base', seed: settings.seed }),
    alpha: settings.alpha,
    level: settings.level,
    // The exact test of one configuration cannot stay significant among many: a gate that never fires is none.
    test: 'paired-t',
    runBeside: false,
  });
  return members[0] ?? null;
}

function sampleScores(side: DiffSide, { run, value }: Measured, metric: Metric): ReturnType<typeof scoresOf> {
  const table = run.attachments.samples ? (side.attachments?.samples(run.id) ?? null) : null;
  return table === null ? null : scoresOf(table, { metric, run: run.id, value });
}

interface Judged extends Planned {
  readonly pCorrected: number | null;
  readonly familySize: number;
  readonly exploratory: boolean;
}

function toChange(sides: BenchmarkSides, metrics: MatchedMetric, item: Judged): ScoreChange {
  const { pair, changed, member } = item;
  const { alpha, level } = sides.headBenchmark.settings;
  const size = maxAbs([...changed.baseOnly, ...changed.headOnly].map(({ value }) => value));
  const deciding = member === null ? undefined : decidingOf(member);
  const { verdict, reason } = judgeChange(item, metrics.head, alpha);
  const lost = changed.head.length === 0;
  return {
    configuration: named(pair.head),
    metric: metrics.head.id,
    label: metrics.head.label,
    unit: metrics.head.unit,
    better: metrics.head.better,
    base: sideOf(sides.baseBenchmark, pair.base.id, metrics.base),
    head: sideOf(sides.headBenchmark, pair.head.id, metrics.head),
    unchangedRuns: changed.head.length - changed.headOnly.length,
    compared: [changed.baseOnly.length, changed.headOnly.length],
    pairing: member?.pairing ?? 'none',
    difference: {
      value: publishDifference(member?.difference.value ?? null, size),
      low: publishDifference(member?.difference.low ?? null, size),
      high: publishDifference(member?.difference.high ?? null, size),
      level: publish(level),
    },
    test: deciding?.id ?? null,
    p: publishOrNull(deciding?.p),
    pCorrected: publishOrNull(item.pCorrected),
    familySize: item.familySize,
    alpha,
    verdict,
    reason,
    exploratory: item.exploratory,
    regression: !item.exploratory && (lost || (verdict === 'worse' && reason.code !== 'significant-but-small')),
  };
}

function sideOf(benchmark: Benchmark, configuration: string, metric: Metric): ScoreSide {
  const summary = indexBenchmark(benchmark).summary(configuration, metric.id);
  return {
    n: summary?.n ?? 0,
    mean: numberOf(summary?.mean),
    sd: summary === null || summary.n < 2 ? null : numberOf(summary.sd),
  };
}

function judgeChange(
  item: Judged,
  metric: Metric,
  alpha: number,
): { readonly verdict: Verdict; readonly reason: ScoreReason } {
  const { changed, member } = item;
  if (member === null) return { verdict: 'cannot be decided', reason: untested(changed) };
  const corrected: CorrectedMember = {
    ...member,
    tests: member.tests.map((test) => ({
      ...test,
      pCorrected: item.pCorrected,
      minimumPCorrected: test.minimumP === null ? null : Math.min(1, test.minimumP * item.familySize),
      familySize: item.familySize,
    })),
  };
  const { verdict, code, reason } = judge(corrected, metric, { alpha, exploratory: item.exploratory });
  return { verdict, reason: { code, message: reason } };
}

function untested({ base, head, baseOnly, headOnly }: Changed): ScoreReason {
  if (head.length === 0) return { code: 'score-lost', message: 'No run gives a score any more.' };
  if (base.length === 0) return { code: 'score-new', message: 'No run of the base gave a score.' };
  const one = headOnly.length > 0;
  const runs = one ? headOnly.length : baseOnly.length;
  const count = `${runs} ${runs === 1 ? 'was' : 'were'} ${one ? 'added' : 'taken away'}`;
  return { code: 'not-measured-again', message: `The other runs are unchanged; ${count}.` };
}
