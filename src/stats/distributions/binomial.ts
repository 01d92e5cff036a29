import { incompleteBeta } from './incomplete-beta.ts';
import { deviance, stirlingError } from './special.ts';
import { certain } from './tails.ts';
import type { Tails } from './tails.ts';

/**
 * Both tails of the binomial distribution, lower = P(X <= k) and upper = P(X > k), for n trials (a whole number) with
 * success probability `p` in [0, 1]; a fractional k is rounded down. NaN for p outside [0, 1] or n < 0.
 * Matches R `pbinom(k, n, p)` and `pbinom(k, n, p, lower.tail = FALSE)`, relative 1e-10 down to 1e-300.
 *
 * @example binomialTails(1, 5, 0.25).lower // 0.6328125
 */
export function binomialTails(k: number, n: number, p: number): Tails {
  if (Number.isNaN(k) || !(p >= 0 && p <= 1) || !(n >= 0)) return certain(Number.NaN);
  const count = Math.floor(k);
  if (count < 0) return certain(0);
  if (count >= n) return certain(1);
  return incompleteBeta(1 - p, p, n - count, count + 1);
}

/**
 * P(X = k) for n trials with success probability `p` in [0, 1], by deviances (Loader 2000); 0 outside 0..n or for a
 * fractional k. Matches R `dbinom(k, n, p)`.
 *
 * @example binomialProbability(2, 4, 0.5) // 0.375
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (!(p >= 0 && p <= 1) || !(n >= 0)) return Number.NaN;
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (p === 0 || p === 1) return k === (p === 0 ? 0 : n) ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const exponent = errors - deviance(k, n * p) - deviance(n - k, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/**
 * The smallest k with P(X <= k) >= p. Matches R `qbinom(p, n, prob)`.
 *
 * @example binomialQuantile(0.5, 10, 0.5) // 5
 */
export function binomialQuantile(p: number, n: number, probability: number): number {
  if (!(p >= 0 && p <= 1) || Number.isNaN(binomialTails(0, n, probability).lower)) return Number.NaN;
  let low = 0;
  let high = n;
  while (low < high) {
    const half = Math.floor((low + high) / 2);
    if (binomialTails(half, n, probability).lower >= p) high = half;
    else low = half + 1;
  }
  return low;
}
