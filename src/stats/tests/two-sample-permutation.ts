import { maxAbs, mean, safeScale, sortedCopy } from '../numeric.ts';
import { type Alternative, finiteOrNull } from '../result.ts';
import { createRng } from '../rng.ts';
import { clampP, finiteValues, noTest, type Scores } from './inputs.ts';
import { binomialCoefficient, minimumDrawnP, minimumTwoSamplePermutationP } from './minimum-p.ts';
import type { PermutationResult } from './sign-flip.ts';

/** Up to this many relabellings each one is counted. */
export const exactRelabellings = 2_000_000;

/** Choices of the two-sample permutation test. */
export interface TwoSamplePermutationOptions {
  readonly alternative?: Alternative;
  /** Key of the random draws (see `rngKey`); used above 2,000,000 relabellings only. */
  readonly key?: string;
  /** Random draws; 9,999 by default. */
  readonly draws?: number;
}

/**
 * Two-sample permutation test of the difference of means, x − y. Exact while there are at most 2,000,000 relabellings,
 * above that by seeded draws with p = (b + 1)/(m + 1). `statistic` is the difference of means.
 *
 * Source: Pitman (1937); Phipson and Smyth (2010) for the drawn p. The exact p matches
 * SciPy `permutation_test(permutation_type='independent')` without its rounding of ties.
 *
 * @example twoSamplePermutationTest([4, 5, 6], [1, 2, 3]).p // 0.1
 */
export function twoSamplePermutationTest(
  x: Scores,
  y: Scores,
  options: TwoSamplePermutationOptions = {},
): PermutationResult {
  const { alternative = 'two-sided', key = 'two-sample-permutation', draws = 9_999 } = options;
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const warnings = [...first.warnings, ...second.warnings];
  const method = 'two-sample permutation test of the mean difference';
  if (n1 === 0 || n2 === 0) {
    return { ...noTest(n1 + n2, method, 'no values on one side', warnings), permutations: 0, exact: true };
  }
  const centred = centredValues(first.values, second.values);
  // The sum of the smaller group decides everything; its sign follows the side that it is on.
  const firstIsSmaller = n1 <= n2;
  const size = Math.min(n1, n2);
  const observed = sumOf(firstIsSmaller ? centred.subarray(0, n1) : centred.subarray(n1));
  const pool = sortedCopy(centred);
  const spread = maxAbs(pool) * size;
  const above = (alternative === 'greater') === firstIsSmaller;
  const count = { twoSided: alternative === 'two-sided', above, threshold: 0 };
  count.threshold = (count.twoSided ? Math.abs(observed) : above ? observed : -observed) - 1e-9 * spread;
  const relabellings = binomialCoefficient(n1 + n2, n1);
  const exact = relabellings <= exactRelabellings;
  const p = exact
    ? countSubsets(pool, size, count) / relabellings
    : (countDraws(pool, size, { ...count, key, draws }) + 1) / (draws + 1);
  return {
    n: n1 + n2,
    method: exact ? `${method}, exact` : `${method}, ${draws.toLocaleString('en')} seeded draws`,
    statistic: finiteOrNull(mean(first.values) - mean(second.values)),
    p: clampP(p),
    minimumP: exact ? minimumTwoSamplePermutationP(n1, n2, alternative) : minimumDrawnP(draws),
    warnings,
    permutations: exact ? relabellings : draws,
    exact,
  };
}

interface Counting {
  readonly twoSided: boolean;
  /** One-sided: count sums of the smaller group at or above the threshold, else their negatives. */
  readonly above: boolean;
  readonly threshold: number;
}

/** All values, centred on their mean so that the expected sum of any group is 0, and scaled to a safe size. */
function centredValues(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  const scale = safeScale(all);
  const centre = mean(all) / scale;
  return all.map((value) => value / scale - centre);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function reaches(sum: number, counting: Counting): boolean {
  const value = counting.twoSided ? Math.abs(sum) : counting.above ? sum : -sum;
  return value >= counting.threshold;
}

/** How many subsets of the given size reach the threshold: each sum is built anew from at most `size` terms, so no drift. */
function countSubsets(pool: Float64Array, size: number, counting: Counting): number {
  let count = 0;
  const visit = (start: number, left: number, sum: number): void => {
    const last = pool.length - left;
    if (left === 1) {
      for (let i = start; i <= last; i += 1) if (reaches(sum + pool[i]!, counting)) count += 1;
      return;
    }
    for (let i = start; i <= last; i += 1) visit(i + 1, left - 1, sum + pool[i]!);
  };
  visit(0, size, 0);
  return count;
}

function countDraws(
  pool: Float64Array,
  size: number,
  options: Counting & { readonly key: string; readonly draws: number },
): number {
  const rng = createRng(options.key);
  const shuffled = Float64Array.from(pool);
  let count = 0;
  for (let draw = 0; draw < options.draws; draw += 1) {
    let sum = 0;
    for (let i = 0; i < size; i += 1) {
      const other = i + rng.nextIndex(shuffled.length - i);
      const value = shuffled[other]!;
      shuffled[other] = shuffled[i]!;
      shuffled[i] = value;
      sum += value;
    }
    if (reaches(sum, options)) count += 1;
  }
  return count;
}
