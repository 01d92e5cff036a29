/** What changed in the order: who leads, and how configurations stand to the baseline. */
import type { LeadChange, NamedConfiguration, SeedsWanted, VerdictChange } from '../../report/report-diff.ts';
import type { Benchmark, Configuration } from '../../report/schema.ts';
import { indexBenchmark } from '../../report/select.ts';
import { named, type Matching } from './match.ts';
import type { MatchedMetric } from './scores.ts';
import type { BenchmarkSides } from './sides.ts';

const byId = (benchmark: Benchmark): ReadonlyMap<string, Configuration> =>
  new Map(benchmark.configurations.map((item) => [item.id, item]));

/** The change of the leading tier on one metric; null where the same configurations lead and the same has the best mean. */
export function leadChange(
  sides: BenchmarkSides,
  matching: Matching,
  { head: metric }: MatchedMetric,
): LeadChange | null {
  const before = indexBenchmark(sides.baseBenchmark).ranking(metric.id);
  const now = indexBenchmark(sides.headBenchmark).ranking(metric.id);
  const [inBase, inHead] = [byId(sides.baseBenchmark), byId(sides.headBenchmark)];
  const baseTier = (before?.leadingTier ?? []).flatMap((id) => inBase.get(id) ?? []);
  const headTier = (now?.leadingTier ?? []).flatMap((id) => inHead.get(id) ?? []);
  // One of the base is named as the head knows it, where the head still has it.
  const asHead = (item: Configuration): NamedConfiguration => named(matching.headOf(item.id) ?? item);
  const stillLeads = new Set(baseTier.flatMap((item) => matching.headOf(item.id)?.id ?? []));
  const leadsNow = new Set(headTier.map((item) => item.id));
  const entered = headTier.filter((item) => !stillLeads.has(item.id));
  const left = baseTier.filter((item) => !leadsNow.has(matching.headOf(item.id)?.id ?? ''));
  const [oldBest, best] = [before?.rows[0]?.configuration, now?.rows[0]?.configuration];
  const newBest =
    best !== undefined && oldBest !== undefined && matching.headOf(oldBest)?.id !== best ? inHead.get(best) : undefined;
  if (entered.length === 0 && left.length === 0 && newBest === undefined) return null;
  return {
    metric: metric.id,
    label: metric.label,
    base: baseTier.map(asHead),
    head: headTier.map(named),
    entered: entered.map(named),
    left: left.map(asHead),
    newBest: newBest === undefined ? null : named(newBest),
  };
}

/** The verdicts against the baseline that changed on one metric; none where the baseline itself is another one. */
export function verdictChanges(
  sides: BenchmarkSides,
  matching: Matching,
  { head: metric }: MatchedMetric,
): VerdictChange[] {
  const before = indexBenchmark(sides.baseBenchmark);
  const now = indexBenchmark(sides.headBenchmark);
  if (!sameBaseline(sides, matching)) return [];
  return matching.matched.flatMap(({ base, head }) => {
    const [old, own] = [before.comparison(metric.id, base.id), now.comparison(metric.id, head.id)];
    if (old === null || own === null || old.verdict === own.verdict) return [];
    const { verdict, reason } = own;
    return [
      {
        configuration: named(head),
        metric: metric.id,
        label: metric.label,
        base: old.verdict,
        head: verdict,
        reason: reason.message,
      },
    ];
  });
}

/** True where both sides compare with the same configuration, or with none. */
export function sameBaseline({ baseBenchmark, headBenchmark }: BenchmarkSides, matching: Matching): boolean {
  if (baseBenchmark.baseline === null || headBenchmark.baseline === null) {
    return baseBenchmark.baseline === headBenchmark.baseline;
  }
  return matching.headOf(baseBenchmark.baseline)?.id === headBenchmark.baseline;
}

/** The comparisons of the head with its baseline that more seeds could decide. */
export function seedsWanted(head: Benchmark, { head: metric }: MatchedMetric): SeedsWanted[] {
  const configurations = byId(head);
  return head.comparisons.flatMap((comparison) => {
    const found = configurations.get(comparison.candidate);
    const wanted =
      comparison.metric === metric.id &&
      comparison.reference === 'baseline' &&
      comparison.verdict === 'cannot be decided' &&
      comparison.seedsNeeded !== null;
    return wanted && found !== undefined ? [{ configuration: named(found), comparison }] : [];
  });
}
