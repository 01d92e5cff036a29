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
  const base = { n, method: `performance profile of ${of.replace('-', ' ')}`, warnings: strata.warnings, taus, level };
  if (n === 0) return { ...base, shares: taus.map(() => 0), low: null, high: null, reason: 'no scores' };
  const shareOf = of === 'run-scores' ? runShares(tasks, taus) : meanShares(tasks, taus);
  const shares = shareOf(tasks.map((task) => Int32Array.from(task, (_, i) => i)));
  if (resamples === 0) return { ...base, shares: Array.from(shares), low: null, high: null };
  const draws = taus.map(() => new Float64Array(resamples));
  const rng = createRng(key);
  const drawn = tasks.map((task) => new Int32Array(task.length));
  for (let resample = 0; resample < resamples; resample += 1) {
    for (const indices of drawn) rng.fillIndices(indices, indices.length);
    shareOf(drawn).forEach((share, index) => (draws[index]![resample] = share));
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

/** The profile of the scores with these indices, task by task. */
type ShareOf = (drawn: readonly Int32Array[]) => Float64Array;

function runShares(tasks: readonly Float64Array[], taus: readonly number[]): ShareOf {
  // How many thresholds a score exceeds, found once: a resample then only counts.
  const exceeded = tasks.map((task) => Int32Array.from(task, (score) => countBelow(taus, score)));
  return (drawn) => {
    const shares = new Float64Array(taus.length);
    const counts = new Int32Array(taus.length + 1);
    drawn.forEach((indices, task) => {
      counts.fill(0);
      const own = exceeded[task]!;
      for (let i = 0; i < indices.length; i += 1) counts[own[indices[i]!]!]! += 1;
      let above = 0;
      for (let tau = taus.length - 1; tau >= 0; tau -= 1) {
        above += counts[tau + 1]!;
        shares[tau]! += above / indices.length / drawn.length;
      }
    });
    return shares;
  };
}

/** How many of the ascending thresholds lie below the score. */
function countBelow(taus: readonly number[], score: number): number {
  let count = 0;
  while (count < taus.length && taus[count]! < score) count += 1;
  return count;
}

function meanShares(tasks: readonly Float64Array[], taus: readonly number[]): ShareOf {
  return (drawn) => {
    const means = drawn.map((indices, task) => {
      let sum = 0;
      for (let i = 0; i < indices.length; i += 1) sum += tasks[task]![indices[i]!]!;
      return sum / indices.length;
    });
    return Float64Array.from(taus, (tau) => means.filter((value) => value > tau).length / means.length);
  };
}
