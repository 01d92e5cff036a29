import { incompleteGamma } from './incomplete-gamma.ts';
import { positiveQuantile } from './solve.ts';
import { certain, tailsFromProbability } from './tails.ts';
import type { Tail, Tails } from './tails.ts';

/**
 * Both tails of the chi-squared distribution with `df` > 0 degrees of freedom. NaN for NaN or df <= 0.
 * Matches R `pchisq(x, df)` and `pchisq(x, df, lower.tail = FALSE)`, relative 1e-10 down to 1e-300.
 *
 * @example chiSquaredTails(3.841458820694124, 1).upper // 0.05
 */
export function chiSquaredTails(x: number, df: number): Tails {
  if (Number.isNaN(x) || !(df > 0)) return certain(Number.NaN);
  return x <= 0 ? certain(0) : incompleteGamma(df / 2, x / 2);
}

/**
 * Quantile of the chi-squared distribution for a probability in [0, 1] of the given tail; Infinity at lower tail 1.
 * Matches R `qchisq(p, df)`.
 *
 * @example chiSquaredQuantile(0.95, 1) // 3.841458820694124
 */
export function chiSquaredQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  if (!(df > 0)) return Number.NaN;
  return positiveQuantile((x) => chiSquaredTails(x, df), tailsFromProbability(p, tail), df);
}
