/** Summaries: what the seeds of a configuration say about one metric. */
import { describe } from '../stats/describe/describe.ts';
import { bootstrapInterval } from '../stats/intervals/bootstrap-interval.ts';
import { tInterval } from '../stats/intervals/t-interval.ts';
import type { Interval as StatInterval } from '../stats/result.ts';
import { rngKey } from '../stats/rng.ts';
import type { BenchmarkSettings, Interval, Metric, Summary } from '../report/schema.ts';
import { flagScores, usualCount } from './flags.ts';
import type { ConfigurationData } from './group.ts';
import { publishOrNull, toQuantity, toWarnings } from './publish.ts';
import type { ScoreTable, Scores } from './scores.ts';

/** What all summaries of one metric share. */
interface MetricContext {
  readonly metric: Metric;
  readonly settings: BenchmarkSettings;
  readonly usual: number;
}

/** The summary of one cell. */
export function summarizeScores(found: Scores, data: ConfigurationData, context: MetricContext): Summary {
  const { metric, settings } = context;
  const described = describe(found.values, { sd: settings.sd });
  const reason = described.n === 0 ? noValueReason(found) : (described.reason ?? 'not defined');
  return {
    configuration: data.id,
    metric: metric.id,
    n: described.n,
    nFailed: found.nFailed,
    nDiverged: found.nDiverged,
    mean: toQuantity(described.mean, reason),
    sd: toQuantity(described.sd, reason),
    min: toQuantity(described.min, reason),
    max: toQuantity(described.max, reason),
    median: toQuantity(described.median, reason),
    iqm: toQuantity(described.iqm, reason),
    intervals: intervalsOf(found, data, context),
    flags: flagScores(found, context),
  };
}

const noValueReason = (found: Scores): string =>
  found.nFailed === 0 ? 'no run' : found.nDiverged === found.nFailed ? 'all runs diverged' : 'no run gave a value';

/** The t interval leads; the bootstrap stands beside it for scores, not for what a run costs or counts. */
function intervalsOf(found: Scores, data: ConfigurationData, context: MetricContext): Interval[] {
  const { metric, settings } = context;
  const { level, resamples, seed } = settings;
  const t = toInterval(tInterval(found.values, { level }));
  if (metric.role === 'cost' || metric.role === 'info') return [t];
  const key = rngKey({ configurations: [data.key], metric: metric.key, purpose: 'interval', seed });
  const methods = metric.role === 'primary' ? (['percentile', 'bca'] as const) : (['bca'] as const);
  return [
    t,
    ...methods.map((method) => toInterval(bootstrapInterval(found.values, { method, level, resamples, key }))),
  ];
}

const toInterval = (interval: StatInterval): Interval => ({
  method: interval.method,
  level: interval.level,
  low: publishOrNull(interval.low),
  high: publishOrNull(interval.high),
  reason: interval.reason ?? null,
  warnings: toWarnings(interval.warnings),
});

/** All summaries of a benchmark: by configuration, then metric. */
export function summarizeAll(
  configurations: readonly ConfigurationData[],
  metrics: readonly Metric[],
  context: { readonly table: ScoreTable; readonly settings: BenchmarkSettings },
): Summary[] {
  const { table, settings } = context;
  const usual = new Map(
    metrics.map((metric) => [
      metric.id,
      usualCount(configurations.map((data) => table.of(data.id, metric.id).values.length)),
    ]),
  );
  return configurations.flatMap((data) =>
    metrics.map((metric) =>
      summarizeScores(table.of(data.id, metric.id), data, { metric, settings, usual: usual.get(metric.id) ?? 0 }),
    ),
  );
}
