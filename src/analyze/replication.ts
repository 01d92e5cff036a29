/** Over what a metric is replicated where nobody states it: over seeds, unless there are none and samples are all there is. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Run } from '../report/run.ts';
import type { Metric } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import type { SampleScoreReader } from './samples/sample-scores.ts';
import type { ScoreTable } from './scores.ts';
import { listText } from './text.ts';

/** The metrics with their replication unit, and a sentence where it was inferred. */
export interface Replication {
  readonly metrics: readonly Metric[];
  readonly inferences: readonly string[];
}

/**
 * A score is replicated over samples where no run states a seed, every configuration has one run, and the metric is the mean over
 * the samples of each: an evaluation of models that others trained. What the benchmark file or the tool states stays.
 */
export function inferReplication(
  metrics: readonly Metric[],
  context: {
    readonly configurations: readonly ConfigurationData[];
    readonly table: ScoreTable;
    readonly samples: SampleScoreReader;
    readonly spec: BenchmarkSpec | null;
    readonly runs: readonly Run[];
  },
): Replication {
  const { configurations, table, samples, spec, runs } = context;
  if (runs.some((run) => run.seed !== null)) return { metrics, inferences: [] };
  const isStated = ({ id, key }: Metric): boolean =>
    spec?.metrics?.[id]?.replication !== undefined ||
    runs.some((run) => run.metricFacts[key]?.replication !== undefined);
  const isOverSamples = (metric: Metric): boolean => {
    if (metric.role !== 'primary' && metric.role !== 'secondary') return false;
    if (metric.replication !== 'seed' || isStated(metric)) return false;
    const scored = configurations.filter((data) => table.of(data.id, metric.id).values.length > 0);
    return (
      scored.length > 0 &&
      scored.every((data) => table.of(data.id, metric.id).values.length === 1) &&
      scored.every((data) => samples.read(data, metric, null) !== null)
    );
  };
  const found = new Set(metrics.filter(isOverSamples));
  if (found.size === 0) return { metrics, inferences: [] };
  const names = listText(
    [...found].map(({ id }) => id),
    12,
  );
  return {
    metrics: metrics.map((metric) =>
      found.has(metric) ? { ...metric, replication: 'sample', inferred: [...metric.inferred, 'replication'] } : metric,
    ),
    inferences: [
      `The samples are what replicates ${names}: no run states a seed, and each configuration was evaluated once.`,
    ],
  };
}
