/** One number for all tasks, and the share of runs above each threshold, both with the spread over runs. */
import { performanceProfile } from '../../stats/aggregate/performance-profile.ts';
import { aggregateTasks, weightedTaskMean } from '../../stats/aggregate/task-scores.ts';
import { stratifiedBootstrapInterval } from '../../stats/intervals/stratified-bootstrap.ts';
import { rngKey } from '../../stats/rng.ts';
import type { AcrossTasks, AggregateId, BenchmarkSettings } from '../../report/schema.ts';
import { fewConfigurations } from '../compare.ts';
import { publish, publishOrNull, toQuantity } from '../publish.ts';
import { toRuns, type RankedTask, type TaskRow } from './ranked-tasks.ts';
import { outward } from './scale.ts';

/** What all aggregates share. `rows` hold scores on the inner scale, where more is better, and one at least on every task. */
export interface AggregateContext {
  readonly tasks: readonly RankedTask[];
  readonly rows: readonly TaskRow[];
  readonly scale: AcrossTasks['scale'];
  readonly settings: BenchmarkSettings;
}

/** Resamples times configurations: beyond this the resamples become fewer, down to 1,000. */
const mostDraws = 1e6;
const profileResamples = 2_000;
/** Thresholds of a profile, about. */
const wantedThresholds = 50;

/** The key of the random draws of a configuration: it depends on no other one. */
export function taskKey(tasks: readonly RankedTask[], keys: readonly string[], purpose: string, seed: number): string {
  return rngKey({ configurations: keys, metric: tasks.map(({ metric }) => metric.key).join(','), purpose, seed });
}

/** The aggregates of every configuration, the leading one first. */
export function aggregateAll(ids: readonly AggregateId[], context: AggregateContext): AcrossTasks['aggregates'] {
  return context.rows.flatMap((row) => ids.map((id) => aggregateOne(id, row, context)));
}

function aggregateOne(id: AggregateId, row: TaskRow, context: AggregateContext): AcrossTasks['aggregates'][number] {
  const { scale, settings, tasks, rows } = context;
  const { level, seed } = settings;
  const base = {
    configuration: row.data.id,
    aggregate: id,
    n: row.scores.reduce((sum, scores) => sum + scores.length, 0),
    level,
  };
  const none = { low: null, high: null, method: '' };
  if (id === 'optimality-gap' && scale.ideal === null) {
    const reason = 'no best possible score is known';
    return { ...base, ...none, value: { value: null, reason }, reason };
  }
  const gamma = scale.ideal === null ? 1 : outward(scale, scale.ideal);
  const weights = tasks.map(({ task }) => task.sampleCount ?? 0);
  const statistic = (scores: readonly Float64Array[]): number =>
    id === 'weighted-mean' ? weightedTaskMean(scores, weights) : aggregateTasks(scores, id, gamma);
  // A gap is a distance, the others stand on the scale.
  const onScale = (value: number | null): number | null =>
    value === null ? null : publishOrNull(id === 'optimality-gap' ? value : outward(scale, value));
  const value = toQuantity(onScale(statistic(row.scores)), 'not a finite number');
  if (rows.length > fewConfigurations) {
    return { ...base, ...none, value, reason: `not computed for more than ${fewConfigurations} configurations` };
  }
  const interval = stratifiedBootstrapInterval(row.scores, {
    statistic,
    level,
    resamples: Math.min(settings.resamples, Math.max(1_000, Math.floor(mostDraws / rows.length))),
    key: taskKey(tasks, [row.data.key], 'tasks', seed),
  });
  const ends = [onScale(interval.low), onScale(interval.high)];
  const [low, high] = scale.better === 'lower' && id !== 'optimality-gap' ? ends.reverse() : ends;
  return {
    ...base,
    value,
    low: low ?? null,
    high: high ?? null,
    method: interval.method,
    reason: interval.reason ?? null,
  };
}

/** Performance profiles of all configurations at common thresholds; null for too many of them. */
export function profileAll(context: AggregateContext): AcrossTasks['profiles'] {
  const { rows, scale, settings, tasks } = context;
  if (rows.length === 0 || rows.length > fewConfigurations) return null;
  const taus = thresholds(rows.flatMap((row) => row.scores));
  const profiles = rows.map((row) => ({
    row,
    profile: performanceProfile(toRuns(row.scores), {
      taus,
      level: settings.level,
      resamples: Math.min(settings.resamples, profileResamples),
      key: taskKey(tasks, [row.data.key], 'profile', settings.seed),
    }),
  }));
  // On a scale where lower is better the thresholds run the other way.
  const ordered = <T>(list: readonly T[]): T[] => (scale.better === 'lower' ? list.toReversed() : [...list]);
  const shares = (list: readonly number[] | null): number[] | null =>
    list === null ? null : ordered(list).map(publish);
  return {
    method: profiles[0]!.profile.method,
    level: settings.level,
    taus: ordered(taus).map((tau) => publish(outward(scale, tau))),
    rows: profiles.map(({ row, profile }) => ({
      configuration: row.data.id,
      shares: ordered(profile.shares).map(publish),
      low: shares(profile.low),
      high: shares(profile.high),
    })),
  };
}

/** Round thresholds over the scores, a step of 1, 2 or 5 times a power of ten apart, from below the least to the largest. */
function thresholds(scores: readonly Float64Array[]): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (const task of scores) {
    for (const score of task) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
  }
  if (!(high > low)) return [low];
  const rough = (high - low) / wantedThresholds;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step) - 1;
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
