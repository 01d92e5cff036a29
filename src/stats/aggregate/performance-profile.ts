import { quantileSorted } from '../numeric.ts';
import type { ResultBase } from '../result.ts';
import { createRng } from '../rng.ts';
import type { Scores } from '../tests/inputs.ts';
import { sortedTasks, taskStrata } from './task-scores.ts';

/** Choices of a performance profile. */
export interface ProfileOptions {
  /** Thresholds at which the profile is read, ascending. */
  readonly taus: readonly number[];
  /** `run-scores`: share of all runs above tau; `mean-scores`: share of task means above it. */
  readonly of?: 'run-scores' | 'mean-scores';
  /** Level of the pointwise band; 0.95 by default. */
  readonly level?: number;
  /** Key of the random draws (see `rngKey`). */
  readonly key?: string;
  /** Resamples of the band; 2,000 by default, 0 for none. */
  readonly resamples?: number;
}

/** A profile: for each tau the share of scores strictly above it, with a pointwise band. */
export interface PerformanceProfile extends ResultBase {
  readonly taus: readonly number[];
  readonly shares: readonly number[];
  readonly low: readonly number[] | null;
  readonly high: readonly number[] | null;
  readonly level: number;
  readonly reason?: string;
}

/**
 * Share of scores strictly above each threshold, tasks weighing equally, with a stratified percentile bootstrap band
 * over runs within tasks. Scores must be on a common scale. Two profiles that do not cross order the systems whatever
 * the aggregate.
 *
 * Source: Agarwal et al. (2021), section 4.2; Dolan and Moré (2002). Matches `rliable.library.run_score_deviation` and
 * `mean_score_deviation`.
 *
 * @example performanceProfile([[0.2, 0.9]], { taus: [0.5] }).shares // [0.5]
 */
export function performanceProfile(scores: readonly Scores[], options: ProfileOptions): PerformanceProfile {
  const { of = 'run-scores', level = 0.95, key = 'performance-profile', resamples = 2_000, taus } = options;
  const strata = taskStrata(scores);
  const tasks = sortedTasks(strata.tasks.filter((task) => task.length > 0));
  const n = tasks.reduce((sum, task) => sum + task.length, 0);
  const base = { n, method: `performance profile of ${of}`, warnings: strata.warnings, taus, level };
  if (n === 0) return { ...base, shares: taus.map(() => 0), low: null, high: null, reason: 'no scores' };
  const shareOf = of === 'run-scores' ? runShares : meanShares;
  const shares = shareOf(tasks, taus);
  if (resamples === 0) return { ...base, shares: Array.from(shares), low: null, high: null };
  const draws = taus.map(() => new Float64Array(resamples));
  const rng = createRng(key);
  const resampled = tasks.map((task) => new Float64Array(task.length));
  for (let resample = 0; resample < resamples; resample += 1) {
    tasks.forEach((task, index) => {
      const target = resampled[index]!;
      for (let i = 0; i < target.length; i += 1) target[i] = task[rng.nextIndex(task.length)]!;
    });
    shareOf(resampled, taus).forEach((share, index) => (draws[index]![resample] = share));
  }
  for (const draw of draws) draw.sort();
  return {
    ...base,
    method: `${base.method}, stratified percentile bootstrap, ${resamples.toLocaleString('en')} resamples`,
    shares: Array.from(shares),
    low: draws.map((draw) => quantileSorted(draw, (1 - level) / 2)),
    high: draws.map((draw) => quantileSorted(draw, (1 + level) / 2)),
  };
}

function runShares(tasks: readonly Float64Array[], taus: readonly number[]): Float64Array {
  const shares = new Float64Array(taus.length);
  for (const task of tasks) {
    taus.forEach((tau, index) => {
      let above = 0;
      for (let i = 0; i < task.length; i += 1) if (task[i]! > tau) above += 1;
      shares[index]! += above / task.length / tasks.length;
    });
  }
  return shares;
}

function meanShares(tasks: readonly Float64Array[], taus: readonly number[]): Float64Array {
  const means = tasks.map((task) => task.reduce((sum, score) => sum + score, 0) / task.length);
  return Float64Array.from(taus, (tau) => means.filter((value) => value > tau).length / means.length);
}
