/** Summaries: what the seeds of a configuration say about one metric. */
import {
  standardDeviation,
  sortedCopy,
  mean,
  quantileSorted,
  interquartileMeanSorted,
  isConstant,
} from '../stats/numeric.ts';
import { studentTQuantile } from '../stats/distributions.ts';
import type { BenchmarkSettings, Interval, Metric, Summary } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import { publish, toQuantity } from './publish.ts';
import type { ScoreTable, Scores } from './scores.ts';

/** The summary of one cell. */
export function summarizeScores(
  found: Scores,
  of: { readonly configuration: string; readonly metric: Metric },
  settings: BenchmarkSettings,
): Summary {
  const { values } = found;
  const n = values.length;
  const sorted = sortedCopy(values);
  const none = 'no run gave a value';
  return {
    configuration: of.configuration,
    metric: of.metric.id,
    n,
    nFailed: found.nFailed,
    nDiverged: found.nDiverged,
    mean: toQuantity(n === 0 ? null : mean(values), none),
    sd: toQuantity(n < 2 ? null : standardDeviation(values), n === 0 ? none : 'one value has no spread'),
    min: toQuantity(sorted[0], none),
    max: toQuantity(sorted.at(-1), none),
    median: toQuantity(n === 0 ? null : quantileSorted(sorted, 0.5), none),
    iqm: toQuantity(n === 0 ? null : interquartileMeanSorted(sorted), none),
    intervals: [tInterval(values, settings.level)],
    flags: [],
  };
}

function tInterval(values: Float64Array, level: number): Interval {
  const n = values.length;
  const base = { method: 't', level, warnings: [] };
  if (n < 2) return { ...base, low: null, high: null, reason: 'an interval needs two values' };
  if (isConstant(values)) return { ...base, low: publish(values[0]!), high: publish(values[0]!), reason: null };
  const half = (studentTQuantile((1 + level) / 2, n - 1) * standardDeviation(values)) / Math.sqrt(n);
  return { ...base, low: publish(mean(values) - half), high: publish(mean(values) + half), reason: null };
}

/** All summaries of a benchmark: by configuration, then metric. */
export function summarizeAll(
  configurations: readonly ConfigurationData[],
  metrics: readonly Metric[],
  context: { readonly table: ScoreTable; readonly settings: BenchmarkSettings },
): Summary[] {
  return configurations.flatMap((data) =>
    metrics.map((metric) =>
      summarizeScores(context.table.of(data.id, metric.id), { configuration: data.id, metric }, context.settings),
    ),
  );
}
