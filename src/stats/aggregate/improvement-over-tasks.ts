import { stratifiedBootstrapInterval } from '../intervals/stratified-bootstrap.ts';
import { sortedCopy } from '../numeric.ts';
import type { Effect } from '../result.ts';
import type { Scores } from '../tests/inputs.ts';
import { sortedTasks, taskStrata } from './task-scores.ts';

/** Choices of the probability of improvement over tasks. */
export interface TaskImprovementOptions {
  /** Level of the interval; 0.95 by default. */
  readonly level?: number;
  /** Key of the random draws (see `rngKey`). */
  readonly key?: string;
  /** Resamples of the interval; 2,000 by default. */
  readonly resamples?: number;
}

/** Probability of improvement with one value per shared task. */
export interface TaskImprovement extends Effect {
  /** P(X > Y) + ½ P(X = Y) of each task; `null` where a side has no score. */
  readonly perTask: readonly (number | null)[];
}

/**
 * Mean over tasks of the probability that a run of x scores higher than a run of y on the same task, ties counting one
 * half, with a stratified percentile bootstrap interval (runs of both sides resampled within each task). `x` and `y` are
 * runs by tasks with the same columns. For a metric where lower is better, read 1 − value.
 *
 * Source: Agarwal et al. (2021), section 4.3. Matches `rliable.metrics.probability_of_improvement`.
 *
 * @example probabilityOfImprovementOverTasks([[2]], [[1]]).value // 1
 */
export function probabilityOfImprovementOverTasks(
  x: readonly Scores[],
  y: readonly Scores[],
  options: TaskImprovementOptions = {},
): TaskImprovement {
  const { level = 0.95, key = 'probability-of-improvement', resamples = 2_000 } = options;
  const [first, second] = [taskStrata(x), taskStrata(y)];
  const [left, right] = [sortedTasks(first.tasks), sortedTasks(second.tasks)];
  const columns = Array.from({ length: Math.max(left.length, right.length) }, (_, task) => task);
  const shared = columns.filter((task) => (left[task]?.length ?? 0) > 0 && (right[task]?.length ?? 0) > 0);
  const perTask = columns.map((task) => (shared.includes(task) ? shareAbove(left[task]!, right[task]!) : null));
  const warnings = [...first.warnings, ...second.warnings];
  if (shared.length < columns.length) {
    const message = `Over the ${shared.length} of ${columns.length} tasks that both sides have.`;
    warnings.push({ code: 'shared-tasks-only', message });
  }
  const base = { n: shared.length, method: 'probability of improvement over tasks', warnings, perTask };
  if (shared.length === 0) {
    return { ...base, value: null, low: null, high: null, level: null, reason: 'no task with scores on both sides' };
  }
  const value = shared.reduce((sum, task) => sum + perTask[task]!, 0) / shared.length;
  const strata = [...shared.map((task) => left[task]!), ...shared.map((task) => right[task]!)];
  // Both sides are strata of one bootstrap: the first half is x, the second y.
  const statistic = (resample: readonly Float64Array[]): number => {
    const sorted = resample.map(sortedCopy);
    return (
      sorted.reduce(
        (sum, _, i) => (i < shared.length ? sum + shareAbove(sorted[i]!, sorted[shared.length + i]!) : sum),
        0,
      ) / shared.length
    );
  };
  const interval = stratifiedBootstrapInterval(strata, { statistic, level, resamples, key });
  const reason = interval.reason === undefined ? {} : { reason: interval.reason };
  const method = `${base.method}, stratified percentile bootstrap, ${resamples.toLocaleString('en')} resamples`;
  return {
    ...base,
    method,
    value,
    low: interval.low,
    high: interval.high,
    level: interval.low === null ? null : level,
    ...reason,
  };
}

/** P(X > Y) + ½ P(X = Y) of two sorted lists, by two moving pointers. */
function shareAbove(x: Float64Array, y: Float64Array): number {
  let below = 0;
  let notAbove = 0;
  let twice = 0;
  for (let i = 0; i < x.length; i += 1) {
    while (below < y.length && y[below]! < x[i]!) below += 1;
    while (notAbove < y.length && y[notAbove]! <= x[i]!) notAbove += 1;
    twice += below + notAbove;
  }
  return twice / (2 * x.length * y.length);
}
