/** What is known of each configuration that is compared: the same for the pages of pairs and for the chooser's script. */
import { isTested } from '../../format/leader-sentences.ts';
import { numberOf } from '../../format/missing.ts';
import type { RoundedScore } from '../../format/numbers.ts';
import { roundedSummary } from '../../format/scores.ts';
import type { Configuration, Metric, Ranking } from '../../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../../report/select.ts';
import { leadingInterval, seedValues } from '../board/board-data.ts';

/** One run's value. */
export interface SeedScore {
  readonly seed: string | null;
  readonly value: number;
}

/** A configuration on one metric. */
export interface SideValues {
  readonly n: number;
  readonly nFailed: number;
  readonly mean: number | null;
  readonly rounded: RoundedScore | null;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  /** The rank interval, where tests stand behind it. */
  readonly rank: readonly [number, number] | null;
  readonly seeds: readonly SeedScore[];
}

/** One side of a comparison, its values by the id of the metric. */
export interface Side {
  readonly configuration: Configuration;
  readonly values: Readonly<Record<string, SideValues>>;
}

const places = new WeakMap<Ranking, ReadonlyMap<string, readonly [number, number]>>();

/** The rank interval of a configuration, where tests stand behind it. */
function rankOf(ranking: Ranking | null, configuration: string): readonly [number, number] | null {
  if (ranking === null || !isTested(ranking)) return null;
  let known = places.get(ranking);
  if (known === undefined) {
    known = new Map(ranking.rows.map((row) => [row.configuration, [row.rankLow, row.rankHigh] as const]));
    places.set(ranking, known);
  }
  return known.get(configuration) ?? null;
}

function valuesOf(
  report: ReportIndex,
  index: BenchmarkIndex,
  of: { readonly configuration: Configuration; readonly metric: Metric },
): SideValues {
  const { configuration, metric } = of;
  const summary = index.summary(configuration.id, metric.id);
  const interval = leadingInterval(summary);
  return {
    n: summary?.n ?? 0,
    nFailed: summary?.nFailed ?? 0,
    mean: summary === null ? null : numberOf(summary.mean),
    rounded: roundedSummary(summary),
    interval: interval === null ? null : { low: interval.low, high: interval.high, level: interval.level },
    rank: rankOf(index.ranking(metric.id), configuration.id),
    seeds: seedValues(report, of).map(({ run, value }) => ({ seed: run.seed, value })),
  };
}

/** A configuration with its values on the given metrics. */
export function makeSide(
  report: ReportIndex,
  index: BenchmarkIndex,
  of: { readonly configuration: Configuration; readonly metrics: readonly Metric[] },
): Side {
  const { configuration } = of;
  return {
    configuration,
    values: Object.fromEntries(
      of.metrics.map((metric) => [metric.id, valuesOf(report, index, { configuration, metric })]),
    ),
  };
}

const nothing: SideValues = { n: 0, nFailed: 0, mean: null, rounded: null, interval: null, rank: null, seeds: [] };

/** The values of a side on a metric; those of no run where it has none. */
export const sideValues = (side: Side, metric: string): SideValues =>
  Object.hasOwn(side.values, metric) ? side.values[metric]! : nothing;

/** The letter of a side in headings: A, B, C … */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

/** The differences second minus first over the seeds that both have, in the order of the first. */
export function pairedDifferences(
  first: readonly SeedScore[],
  second: readonly SeedScore[],
): readonly { readonly seed: string; readonly first: number; readonly second: number; readonly difference: number }[] {
  const bySeed = new Map(second.flatMap(({ seed, value }) => (seed === null ? [] : [[seed, value] as const])));
  const seen = new Set<string>();
  return first.flatMap(({ seed, value }) => {
    const other = seed === null ? undefined : bySeed.get(seed);
    if (seed === null || other === undefined || seen.has(seed)) return [];
    seen.add(seed);
    return [{ seed, first: value, second: other, difference: other - value }];
  });
}

/**
 * Which of several configurations are in the tie of the best: the best mean, and whatever rank interval overlaps with
 * its. All false where no tests stand behind the ranks, or fewer than two have a value.
 */
export function bestTies(
  values: readonly Pick<SideValues, 'mean' | 'rank'>[],
  better: Metric['better'],
): readonly boolean[] {
  const sign = better === 'higher' ? 1 : -1;
  const ranked = values.filter((item) => item.mean !== null && item.rank !== null);
  if (ranked.length < 2) return values.map(() => false);
  const best = ranked.reduce((leader, item) => (sign * item.mean! > sign * leader.mean! ? item : leader));
  const [low, high] = best.rank!;
  return values.map(({ mean, rank }) => mean !== null && rank !== null && rank[0] <= high && rank[1] >= low);
}
