import { interquartileMeanSorted, mean, median, sortedCopy } from '../numeric.ts';
import type { ResultBase, StatWarning, Value } from '../result.ts';
import { finiteValues, isFiniteScore, type Scores } from '../tests/inputs.ts';

/**
 * Finite scores per task of a matrix of runs by tasks (`scores[run][task]`): the strata of all that follows. Rows may
 * be short or hold missing and diverged scores; these are left out and counted.
 */
export interface TaskStrata {
  readonly tasks: readonly Float64Array[];
  readonly warnings: readonly StatWarning[];
}

/** Turns runs by tasks into tasks, each with its finite scores. */
export function taskStrata(scores: readonly Scores[]): TaskStrata {
  const taskCount = scores.reduce((most, row) => Math.max(most, row.length), 0);
  const tasks = Array.from({ length: taskCount }, (_, task) =>
    Float64Array.from(scores.flatMap((row) => (isFiniteScore(row[task]) ? [row[task]] : []))),
  );
  const left = scores.length * taskCount - tasks.reduce((sum, task) => sum + task.length, 0);
  const warnings: StatWarning[] = [];
  if (left > 0) {
    const message = `${left} of ${scores.length * taskCount} scores left out: missing or diverged.`;
    warnings.push({ code: 'values-left-out', message });
  }
  if (new Set(tasks.map((task) => task.length)).size > 1) {
    warnings.push({
      code: 'unequal-runs',
      message: 'Tasks have unequal numbers of runs: pooled aggregates weigh them unequally.',
    });
  }
  return { tasks, warnings };
}

/** Which number stands for all runs on all tasks. */
export type TaskAggregate = 'interquartile-mean' | 'mean' | 'median' | 'optimality-gap';

/**
 * One aggregate of scores that are already on a common scale (normalised):
 * - `interquartile-mean`: of all scores pooled;
 * - `mean`: of the task means;
 * - `median`: of the task means;
 * - `optimality-gap`: mean shortfall below `gamma` (1 by default), scores above it counting as `gamma`; lower is better.
 *
 * NaN for no tasks; tasks without scores must have been removed.
 *
 * Source: Agarwal et al. (2021), "Deep Reinforcement Learning at the Edge of the Statistical Precipice". Matches
 * `rliable.metrics.aggregate_iqm`, `aggregate_mean`, `aggregate_median` and `aggregate_optimality_gap` for equal runs.
 */
export function aggregateTasks(tasks: readonly Float64Array[], aggregate: TaskAggregate, gamma = 1): number {
  switch (aggregate) {
    case 'interquartile-mean':
      return interquartileMeanSorted(pooled(tasks).sort());
    case 'mean':
      return mean(tasks.map(mean));
    case 'median':
      return median(tasks.map(mean));
    case 'optimality-gap':
      return gamma - mean(pooled(tasks).map((score) => Math.min(score, gamma)));
  }
}

/**
 * Mean of the task means, each weighted (by its number of samples, say); `weights` stand in the order of the tasks and
 * their sum is positive. Matches R `weighted.mean(colMeans(scores), weights)`.
 *
 * @example weightedTaskMean([Float64Array.of(0, 1), Float64Array.of(1)], [3, 1]) // 0.625
 */
export function weightedTaskMean(tasks: readonly Float64Array[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return tasks.reduce((sum, task, index) => sum + (weights[index]! / total) * mean(task), 0);
}

/** A single aggregate as a result. */
export type AggregateResult = ResultBase & Value;

/**
 * One aggregate over runs by tasks; see `aggregateTasks`. `n` counts the scores used. A task without any score makes the
 * aggregate `null`: leaving it out would compare different suites.
 *
 * @example aggregateScores([[0.2, 0.4], [0.4, 0.6]], { aggregate: 'mean' }).value // 0.4
 */
export function aggregateScores(
  scores: readonly Scores[],
  options: { readonly aggregate: TaskAggregate; readonly gamma?: number },
): AggregateResult {
  const { tasks, warnings } = taskStrata(scores);
  const n = tasks.reduce((sum, task) => sum + task.length, 0);
  const base = { n, method: `${options.aggregate} over runs and tasks`, warnings };
  const empty = tasks.filter((task) => task.length === 0).length;
  if (n === 0) return { ...base, value: null, reason: 'no scores' };
  if (empty > 0) return { ...base, value: null, reason: `${empty} of ${tasks.length} tasks have no score` };
  return { ...base, value: aggregateTasks(tasks, options.aggregate, options.gamma) };
}

/** Geometric means over the tasks that all configurations share. */
export interface GeometricMeans extends ResultBase {
  /** One per configuration; `null` for all when no task is shared. */
  readonly values: readonly (number | null)[];
  /** Indexes of the tasks that entered. */
  readonly tasks: readonly number[];
  readonly reason?: string;
}

/**
 * Geometric mean of each configuration's task means, over only the tasks on which every configuration has a positive
 * mean, so that all means cover the same tasks. `scores[configuration][task]` lists the scores of the runs.
 *
 * Source: Fleming and Wallace (1986).
 *
 * @example geometricMeans([[[2], [8]], [[1], [4]]]).values // [4, 2]
 */
export function geometricMeans(scores: readonly (readonly Scores[])[]): GeometricMeans {
  const taskCount = scores.reduce((most, row) => Math.max(most, row.length), 0);
  const means = scores.map((row) =>
    Array.from({ length: taskCount }, (_, task) => {
      const { values } = finiteValues(row[task] ?? []);
      return values.length === 0 ? Number.NaN : mean(values);
    }),
  );
  const tasks = Array.from({ length: taskCount }, (_, task) => task).filter((task) =>
    means.every((row) => row[task]! > 0),
  );
  const warnings: StatWarning[] = [];
  if (tasks.length < taskCount) {
    const message = `Over the ${tasks.length} of ${taskCount} tasks on which every configuration has a positive mean.`;
    warnings.push({ code: 'shared-tasks-only', message });
  }
  const base = { n: tasks.length, method: 'geometric mean of task means', warnings, tasks };
  if (tasks.length === 0) return { ...base, values: scores.map(() => null), reason: 'no task is shared by all' };
  const values = means.map((row) => Math.exp(mean(tasks.map((task) => Math.log(row[task]!)))));
  return { ...base, values };
}

/** All scores of all tasks in one list. */
function pooled(tasks: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(tasks.reduce((sum, task) => sum + task.length, 0));
  let offset = 0;
  for (const task of tasks) {
    all.set(task, offset);
    offset += task.length;
  }
  return all;
}

/** Sorted copies of tasks, so that a resample does not depend on the order of the runs. */
export function sortedTasks(tasks: readonly Float64Array[]): readonly Float64Array[] {
  return tasks.map(sortedCopy);
}
