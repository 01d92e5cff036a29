/** Where the leaderboard of each metric stands. */
import type { Benchmark, Metric } from '../report/schema.ts';
import { anchorPart, paths, pathSegment } from './urls.ts';

const segments = new WeakMap<Benchmark, ReadonlyMap<string, string>>();

/** Metrics that have a leaderboard of their own: the primary one, and all others that the Report ranks. */
export function rankedMetrics(benchmark: Benchmark): readonly Metric[] {
  const ranked = new Set(benchmark.rankings.map((ranking) => ranking.metric));
  return benchmark.metrics.filter(
    (metric) => metric.role !== 'info' && (metric.id === benchmark.primaryMetric || ranked.has(metric.id)),
  );
}

/** The path segment of each metric that is not the primary one; unique also where letters differ in case alone. */
export function metricSegments(benchmark: Benchmark): ReadonlyMap<string, string> {
  const known = segments.get(benchmark);
  if (known !== undefined) return known;
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const metric of rankedMetrics(benchmark)) {
    if (metric.id === benchmark.primaryMetric) continue;
    const wanted = pathSegment(metric.id);
    let segment = wanted;
    for (let i = 2; taken.has(segment.toLowerCase()); i++) segment = `${wanted}-${i}`;
    taken.add(segment.toLowerCase());
    result.set(metric.id, segment);
  }
  segments.set(benchmark, result);
  return result;
}

/** The site path of a metric's leaderboard; null for a metric that has none. */
export function metricPath(benchmark: Benchmark, metric: string): string | null {
  if (metric === benchmark.primaryMetric) return paths.benchmark(benchmark.id);
  const segment = metricSegments(benchmark).get(metric);
  return segment === undefined ? null : paths.metric(benchmark.id, segment);
}

/**
 * The anchors of metrics in the glossary, in the order of the entries: the metric's id; where benchmarks describe one id
 * differently, the first benchmark of an entry tells them apart. No anchor depends on an order.
 */
export function metricAnchors(
  entries: readonly { readonly metric: Metric; readonly benchmarks: readonly Benchmark[] }[],
): readonly string[] {
  const shared = Map.groupBy(entries, (entry) => entry.metric.id);
  return entries.map(({ metric, benchmarks }) => {
    const own = `metric-${anchorPart(metric.id)}`;
    return shared.get(metric.id)!.length === 1 ? own : `${own}-in-${anchorPart(benchmarks[0]?.id ?? '')}`;
  });
}

/** The metric that ranks; where no run ever reported it, a description of the absent one, so that the page can say so. */
export function primaryOf(benchmark: Benchmark): Metric {
  const found = benchmark.metrics.find((metric) => metric.id === benchmark.primaryMetric);
  if (found !== undefined) return found;
  return {
    id: benchmark.primaryMetric,
    key: benchmark.primaryMetric,
    task: null,
    label: benchmark.primaryMetric === '' ? 'its primary metric' : benchmark.primaryMetric,
    unit: null,
    better: 'higher',
    role: 'primary',
    replication: 'seed',
    minEffect: null,
    bounds: null,
    highVarianceScale: null,
    description: null,
    inferred: [],
  };
}
