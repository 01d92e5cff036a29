import type { Alternative } from '../result.ts';

/**
 * Smallest p that a test on n pairs can reach when it only looks at signs (sign flips, signed ranks): 2/2^n two-sided,
 * 1/2^n one-sided; 1 for n = 0. Matches R `2 * psignrank(0, n)`.
 *
 * @example minimumPairedP(5) // 0.0625
 */
export function minimumPairedP(n: number, alternative: Alternative = 'two-sided'): number {
  return Math.min(1, (alternative === 'two-sided' ? 2 : 1) / 2 ** n);
}

/**
 * Smallest p of the rank sum test with n1 and n2 values: 2/C(n1+n2, n1) two-sided, half of it one-sided.
 * Matches R `2 / choose(n1 + n2, n1)`.
 *
 * @example minimumRankSumP(3, 3) // 0.1
 */
export function minimumRankSumP(n1: number, n2: number, alternative: Alternative = 'two-sided'): number {
  return Math.min(1, (alternative === 'two-sided' ? 2 : 1) / binomialCoefficient(n1 + n2, n1));
}

/**
 * Smallest p of the two-sample permutation test of the mean difference. With unequal sizes no relabelling mirrors the
 * observed one, so a single relabelling can be the most extreme: 1/C instead of 2/C.
 *
 * @example minimumTwoSamplePermutationP(3, 3) // 0.1
 */
export function minimumTwoSamplePermutationP(n1: number, n2: number, alternative: Alternative = 'two-sided'): number {
  return minimumRankSumP(n1, n2, n1 === n2 ? alternative : 'greater');
}

/** Smallest p of a test with `draws` random draws and p = (b + 1)/(draws + 1). */
export function minimumDrawnP(draws: number): number {
  return 1 / (draws + 1);
}

/**
 * The smallest n whose paired exact test can be significant at `alpha`.
 *
 * @example smallestDecidableN(0.05) // 6
 */
export function smallestDecidableN(alpha: number): number {
  let n = 1;
  while (n < 1_000 && minimumPairedP(n) > alpha) n += 1;
  return n;
}

/** C(n, k) as a double; Infinity where it overflows. */
export function binomialCoefficient(n: number, k: number): number {
  let result = 1;
  const small = Math.min(k, n - k);
  for (let i = 1; i <= small; i += 1) result = (result * (n - small + i)) / i;
  return Math.round(result);
}
