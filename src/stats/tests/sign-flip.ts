import { mean, type Numbers, safeScale, sortedCopy } from '../numeric.ts';
import type { Alternative, StatWarning, TestResult } from '../result.ts';
import { createRng } from '../rng.ts';
import { clampP, noTest, pairedDifferences, type Scores } from './inputs.ts';
import { minimumDrawnP, minimumPairedP } from './minimum-p.ts';

/** Up to this many pairs every sign flip is counted. */
export const exactSignFlipPairs = 20;

/** Choices of the paired permutation test. */
export interface SignFlipOptions {
  readonly alternative?: Alternative;
  /** Key of the random draws (see `rngKey`); used above 20 pairs only. */
  readonly key?: string;
  /** Random draws above 20 pairs; 9,999 by default. */
  readonly draws?: number;
}

/** A permutation test: `permutations` counts the flips or relabellings looked at, the observed one included when exact. */
export interface PermutationResult extends TestResult {
  readonly permutations: number;
  readonly exact: boolean;
}

/**
 * Paired permutation test of the mean difference x − y by sign flips of the snapped differences. Exact up to 20 pairs,
 * above that by seeded draws with p = (b + 1)/(m + 1). `statistic` is the mean difference.
 *
 * Source: Fisher (1935), section 21; Phipson and Smyth (2010) for the drawn p. The exact p matches
 * `exactRankTests::perm.test(x, y, paired = TRUE)` and SciPy `permutation_test(permutation_type='samples')`.
 *
 * @example signFlipTest([2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1]).p // 0.03125
 */
export function signFlipTest(x: Scores, y: Scores, options: SignFlipOptions = {}): PermutationResult {
  const { differences, warnings } = pairedDifferences(x, y);
  return signFlipTestOf(differences, options, warnings);
}

/** The same test on differences that are already snapped. */
export function signFlipTestOf(
  differences: Numbers,
  options: SignFlipOptions = {},
  warnings: readonly StatWarning[] = [],
): PermutationResult {
  const { alternative = 'two-sided', key = 'sign-flip', draws = 9_999 } = options;
  const n = differences.length;
  const method = 'paired permutation test (sign flips of the mean difference)';
  if (n === 0) return { ...noTest(0, method, 'no pairs', warnings), permutations: 0, exact: true };
  // Sorted magnitudes: the random draws then depend neither on the order of the pairs nor on which side is x.
  const scale = safeScale(differences);
  const sizes = sortedCopy(Float64Array.from(differences, (d) => Math.abs(d) / scale));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const signed = Array.from(differences).reduce((sum, d) => sum + d / scale, 0);
  const tolerance = 1e-9 * total;
  const exact = n <= exactSignFlipPairs;
  const tail = exact ? exactTails(sizes, total) : drawnTails(sizes, { key, draws });
  const p =
    alternative === 'two-sided'
      ? tail(Math.abs(signed) - tolerance, true)
      : tail((alternative === 'greater' ? signed : -signed) - tolerance, false);
  return {
    n,
    method: exact ? `${method}, exact` : `${method}, ${draws.toLocaleString('en')} seeded draws`,
    statistic: mean(differences),
    p: clampP(p),
    minimumP: exact ? minimumPairedP(n, alternative) : minimumDrawnP(draws),
    warnings,
    permutations: exact ? 2 ** n : draws,
    exact,
  };
}

/** P(sum >= threshold) or, two-sided, P(|sum| >= threshold) over all sign flips of the given sizes. */
type Tail = (threshold: number, twoSided: boolean) => number;

/**
 * Counts all 2^n flips without visiting them: the sums of two halves, each sorted, are paired by two moving pointers
 * (Horowitz and Sahni 1974), so n = 20 costs about as much as visiting 2,048 flips.
 */
function exactTails(sizes: Float64Array, total: number): Tail {
  const middle = sizes.length >> 1;
  const left = flipSums(sizes.subarray(0, middle)).sort();
  const right = flipSums(sizes.subarray(middle)).sort();
  return (threshold, twoSided) => {
    if (twoSided && threshold <= 0) return 1;
    if (threshold <= -total) return 1;
    let count = 0;
    let from = right.length;
    for (let i = 0; i < left.length; i += 1) {
      while (from > 0 && left[i]! + right[from - 1]! >= threshold) from -= 1;
      count += right.length - from;
    }
    return ((twoSided ? 2 : 1) * count) / 2 ** sizes.length;
  };
}

function flipSums(sizes: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** sizes.length);
  let filled = 1;
  for (const size of sizes) {
    for (let i = 0; i < filled; i += 1) {
      sums[filled + i] = sums[i]! - size;
      sums[i]! += size;
    }
    filled *= 2;
  }
  return sums;
}

function drawnTails(sizes: Float64Array, options: { readonly key: string; readonly draws: number }): Tail {
  const rng = createRng(options.key);
  const sums = new Float64Array(options.draws);
  for (let draw = 0; draw < options.draws; draw += 1) {
    let bits = 0;
    let sum = 0;
    for (let i = 0; i < sizes.length; i += 1) {
      if (i % 32 === 0) bits = rng.nextU32();
      sum += bits & 1 ? sizes[i]! : -sizes[i]!;
      bits >>>= 1;
    }
    sums[draw] = sum;
  }
  return (threshold, twoSided) => {
    let count = 0;
    for (const sum of sums) if ((twoSided ? Math.abs(sum) : sum) >= threshold) count += 1;
    return (count + 1) / (options.draws + 1);
  };
}
