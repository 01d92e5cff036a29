import { sortedCopy } from '../numeric.ts';
import { finiteOrNull, type Interval, type StatWarning } from '../result.ts';
import { createRng } from '../rng.ts';
import { quantilesOf } from '../select.ts';
import { finiteValues, type Scores } from '../tests/inputs.ts';

/** Choices of `stratifiedBootstrapInterval`. */
export interface StratifiedBootstrapOptions {
  /** The number that stands for all runs on all tasks, from the scores of each task; order within a task plays no part. */
  readonly statistic: (tasks: readonly Float64Array[]) => number;
  /** Resample tasks too (they are then a sample of possible tasks, not the benchmark itself); false by default. */
  readonly resampleTasks?: boolean;
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
  /** Number of resamples, 10,000 by default. */
  readonly resamples?: number;
  /** Key of the random stream, from `rngKey`. */
  readonly key?: string;
}

/** Interval of an aggregate over tasks. `n` counts scores. */
export interface StratifiedInterval extends Interval {
  readonly value: number | null;
  readonly tasks: number;
}

/**
 * Percentile bootstrap interval of an aggregate over tasks: runs are resampled within each task, independently, and the
 * tasks stay as they are (stratified) or are resampled too. `tasks[t]` lists the scores of the runs on task t; missing
 * and diverged ones are left out with a warning. Give tasks in the order of their ids: the draws follow it. One run per
 * task has no spread between runs: null unless tasks are resampled.
 *
 * Source: Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical precipice", section 4.1.
 * Matches `rliable.library.StratifiedBootstrap` with percentile intervals, `task_bootstrap` for `resampleTasks`.
 *
 * @example stratifiedBootstrapInterval([[1, 1], [3, 3]], { statistic: ([a, b]) => (a![0]! + b![0]!) / 2 }).low // 2
 */
export function stratifiedBootstrapInterval(
  tasks: readonly Scores[],
  options: StratifiedBootstrapOptions,
): StratifiedInterval {
  const { statistic, resampleTasks = false, level = 0.95, resamples = 10_000, key = '' } = options;
  const sides = tasks.map(finiteValues);
  const strata = sides.map((side) => sortedCopy(side.values));
  const n = strata.reduce((count, scores) => count + scores.length, 0);
  const what = resampleTasks ? 'over runs and tasks' : 'over runs within tasks';
  const base = { n, method: `stratified bootstrap percentile interval ${what}`, level, tasks: tasks.length };
  const warnings = mergeLeftOut(sides.flatMap((side) => side.warnings));
  const reason = reasonAgainst(strata, resampleTasks);
  const value = n === 0 || strata.some((scores) => scores.length === 0) ? null : finiteOrNull(statistic(strata));
  if (reason !== undefined) return { ...base, value, low: null, high: null, warnings, reason };
  const values = new Float64Array(resamples);
  const rng = createRng(key);
  const buffers = strata.map((scores) => new Float64Array(scores.length));
  const longest = Math.max(...strata.map((scores) => scores.length));
  const scratch = Array.from(strata, () => new Float64Array(longest));
  const indices = new Int32Array(longest);
  for (let i = 0; i < resamples; i++) {
    const resample = strata.map((own, slot) => {
      const source = resampleTasks ? strata[rng.nextIndex(strata.length)]! : own;
      // A drawn task may have more or fewer runs than the one whose place it takes.
      const target = source.length === own.length ? buffers[slot]! : scratch[slot]!.subarray(0, source.length);
      const drawn = indices.subarray(0, source.length);
      rng.fillIndices(drawn, source.length);
      for (let j = 0; j < drawn.length; j++) target[j] = source[drawn[j]!]!;
      return target;
    });
    values[i] = statistic(resample);
  }
  const [low, high] = quantilesOf(values, [(1 - level) / 2, (1 + level) / 2]);
  return { ...base, value, low: finiteOrNull(low!), high: finiteOrNull(high!), warnings };
}

function reasonAgainst(strata: readonly Float64Array[], resampleTasks: boolean): string | undefined {
  if (strata.length === 0) return 'no tasks';
  const empty = strata.filter((scores) => scores.length === 0).length;
  if (empty > 0) return `${empty} of ${strata.length} tasks have no score`;
  if (resampleTasks) return strata.length === 1 ? 'one task: nothing to resample over' : undefined;
  return strata.every((scores) => scores.length === 1) ? 'one run per task: no spread between runs' : undefined;
}

/** One warning for all tasks instead of one per task. */
function mergeLeftOut(warnings: readonly StatWarning[]): readonly StatWarning[] {
  if (warnings.length < 2) return warnings;
  return [{ code: warnings[0]!.code, message: `Values left out in ${warnings.length} tasks: missing or diverged.` }];
}
