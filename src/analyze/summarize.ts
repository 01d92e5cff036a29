/** Summaries: what the seeds of a configuration say about one metric. */
import { describe } from '../stats/describe/describe.ts';
import { normalQuantile } from '../stats/distributions.ts';
import { bootstrapInterval, type BootstrapOptions } from '../stats/intervals/bootstrap-interval.ts';
import { wilsonInterval } from '../stats/intervals/wilson-interval.ts';
import { tInterval } from '../stats/intervals/t-interval.ts';
import type { Interval as StatInterval } from '../stats/result.ts';
import { rngKey } from '../stats/rng.ts';
import type { BenchmarkSettings, Interval, Metric, Summary } from '../report/schema.ts';
import { flagScores, usualCount } from './flags.ts';
import type { ConfigurationData } from './group.ts';
import type { IntervalMemory } from './memory.ts';
import { publishOrNull, toQuantity, toWarnings } from './publish.ts';
import type { SampleScoreReader } from './samples/sample-scores.ts';
import type { ScoreTable, Scores } from './scores.ts';

/** What all summaries of one metric share. */
interface MetricContext {
  readonly metric: Metric;
  readonly settings: BenchmarkSettings;
  readonly usual: number;
  readonly samples: SampleScoreReader;
  readonly memory?: IntervalMemory | undefined;
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
    flags: [...flagScores(found, context), ...partialFlags(found, data)],
  };
}

/** Scores of a part of a task, as the runs themselves warn. */
function partialFlags({ scores }: Scores, { members }: ConfigurationData): Summary['flags'] {
  const counted = new Set(scores.map(({ run }) => run));
  const warnings = members.flatMap(({ run }) => (counted.has(run.id) ? run.warnings : []));
  const partial = warnings.filter(({ code }) => code === 'partial-evaluation');
  return [...new Map(partial.map((warning) => [warning.message, { ...warning }])).values()].slice(0, 3);
}

const noValueReason = (found: Scores): string =>
  found.nFailed === 0 ? 'no run' : found.nDiverged === found.nFailed ? 'all runs diverged' : 'no run gave a value';

/** The t interval leads; the bootstrap stands beside it for scores, not for what a run costs or counts. */
function intervalsOf(found: Scores, data: ConfigurationData, context: MetricContext): Interval[] {
  const { metric, settings } = context;
  const { level, resamples, seed } = settings;
  const t = toInterval(tInterval(found.values, { level }));
  if (found.values.length === 1) {
    const samples = overSamples(data, context) ?? fromStatedError(found, data, context);
    if (samples === null) return [t];
    return metric.replication === 'sample' ? [samples, t] : [t, samples];
  }
  if (metric.role === 'cost' || metric.role === 'info') return [t];
  const key = rngKey({ configurations: [data.key], metric: metric.key, purpose: 'interval', seed });
  const methods = metric.role === 'primary' ? (['percentile', 'bca'] as const) : (['bca'] as const);
  return [t, ...methods.map((method) => bootstrapped(found.values, { method, level, resamples, key }, context.memory))];
}

/** The bootstrap interval of some values, drawn or remembered. */
function bootstrapped(values: Scores['values'], options: BootstrapOptions, memory?: IntervalMemory): Interval {
  const name = JSON.stringify([options, Array.from(values)]);
  const known = memory?.get(name) ?? null;
  if (known !== null) return known;
  const interval = toInterval(bootstrapInterval(values, options));
  memory?.set(name, interval);
  return interval;
}

/** With one seed: the interval of a share of right answers over the samples of that checkpoint, where the metric is one. */
function overSamples(data: ConfigurationData, { metric, settings, samples }: MetricContext): Interval | null {
  const found = samples.read(data, metric, null);
  // Repeated answers to one sample are no independent ones.
  if (found === null || !found.binary || found.repeats) return null;
  const values = Array.from(found.byKey.values(), (entry) => entry.value);
  const scale = values.reduce((largest, value) => Math.max(largest, value), 0) || 1;
  const right = values.filter((value) => value > 0).length;
  const interval = toInterval(wilsonInterval(right, values.length, { level: settings.level }));
  const scaled = (end: number | null): number | null => publishOrNull(end === null ? null : end * scale);
  return {
    ...interval,
    low: scaled(interval.low),
    high: scaled(interval.high),
    warnings: [...interval.warnings, checkpointOnly],
  };
}

/** With one seed and without its samples: the normal interval of the standard error that the tool states over them. */
function fromStatedError(found: Scores, data: ConfigurationData, { metric, settings }: MetricContext): Interval | null {
  const [score] = found.scores;
  const member = data.members.find(({ run }) => run.id === score?.run);
  const error = member?.run.metricFacts[metric.key]?.standardError;
  if (score === undefined || error === undefined || error <= 0) return null;
  const half = normalQuantile((1 + settings.level) / 2) * error;
  return {
    method: 'normal interval of the stated standard error',
    level: settings.level,
    low: publishOrNull(score.value - half),
    high: publishOrNull(score.value + half),
    reason: null,
    warnings: [checkpointOnly],
  };
}

const checkpointOnly = {
  code: 'this-checkpoint-only',
  message: 'Over the samples of one trained model: it says nothing about other seeds.',
};

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
  context: Pick<MetricContext, 'settings' | 'samples' | 'memory'> & { readonly table: ScoreTable },
): Summary[] {
  const { table, settings, samples, memory } = context;
  const usual = new Map(
    metrics.map((metric) => [
      metric.id,
      usualCount(configurations.map((data) => table.of(data.id, metric.id).values.length)),
    ]),
  );
  return configurations.flatMap((data) =>
    metrics.map((metric) =>
      summarizeScores(table.of(data.id, metric.id), data, {
        metric,
        settings,
        usual: usual.get(metric.id) ?? 0,
        samples,
        memory,
      }),
    ),
  );
}
