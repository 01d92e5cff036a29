/** Which pairs of configurations have a page of their own: every candidate with the baseline, the leader with the next. */
import type { Configuration } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { paths } from './urls.ts';

/** Above this many candidates only the best ranked ones get a page; the chooser still compares any. */
export const mostPairs = 250;

/** Two configurations that the Report compares. `a` is the reference: differences are always b minus a. */
export interface ComparePair {
  readonly a: Configuration;
  readonly b: Configuration;
  readonly reference: 'baseline' | 'leader';
}

/** The pages of a benchmark, best ranked candidates first, and how many pairs were left without one. */
export interface ComparePairs {
  readonly pairs: readonly ComparePair[];
  readonly leftOut: number;
}

const known = new WeakMap<BenchmarkIndex, ComparePairs>();

/** The leader and the next of the primary metric, where the Report compares them. */
function frontPair(index: BenchmarkIndex): ComparePair | null {
  const { primaryMetric, comparisons } = index.benchmark;
  const rows = index.ranking(primaryMetric)?.rows ?? [];
  const leader = comparisons.find((item) => item.reference === 'leader' && item.metric === primaryMetric)?.baseline;
  const next = rows.find((row) => row.configuration !== leader)?.configuration;
  if (leader === undefined || next === undefined) return null;
  const [a, b] = [index.configuration(leader), index.configuration(next)];
  return a === null || b === null ? null : { a, b, reference: 'leader' };
}

/** All pairs with a page. A pair never stands twice, whichever way round. */
export function comparePairs(index: BenchmarkIndex): ComparePairs {
  const done = known.get(index);
  if (done !== undefined) return done;
  const { benchmark } = index;
  const baseline = benchmark.baseline === null ? null : index.configuration(benchmark.baseline);
  const compared = new Set(
    benchmark.comparisons.filter((item) => item.reference === 'baseline').map((item) => item.candidate),
  );
  const place = new Map((index.ranking(benchmark.primaryMetric)?.rows ?? []).map((row, i) => [row.configuration, i]));
  const candidates =
    baseline === null
      ? []
      : benchmark.configurations
          .filter((item) => item.id !== baseline.id && compared.has(item.id))
          .sort((x, y) => (place.get(x.id) ?? place.size) - (place.get(y.id) ?? place.size));
  const all = candidates.map((b): ComparePair => ({ a: baseline!, b, reference: 'baseline' }));
  const front = frontPair(index);
  const isNew = front !== null && front.a.id !== baseline?.id && front.b.id !== baseline?.id;
  const pairs = [...(isNew ? [front] : []), ...all.slice(0, mostPairs)];
  const result = { pairs, leftOut: Math.max(0, all.length - mostPairs) };
  known.set(index, result);
  return result;
}

/** The site path of the page that compares two configurations, whichever way round; null where there is none. */
export function pairPath(index: BenchmarkIndex, x: string, y: string): string | null {
  const found = comparePairs(index).pairs.find(({ a, b }) => (a.id === x && b.id === y) || (a.id === y && b.id === x));
  return found === undefined ? null : paths.comparePair(index.benchmark.id, found.a.slug, found.b.slug);
}
