/** Fewer configurations for a drawing that cannot hold them all. */
import type { Metric } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';

/** At most `most` configurations at even steps over the ranking, its first and last included; null where all fit. */
export function thinned(index: BenchmarkIndex, metric: Metric, most: number): readonly string[] | null {
  const ranked = (index.ranking(metric.id)?.rows ?? []).map((row) => row.configuration);
  if (ranked.length <= most) return null;
  const step = (ranked.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => ranked[Math.round(i * step)]!);
}
