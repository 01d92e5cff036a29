import { chiSquaredTails } from './chi-squared.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { positiveQuantile } from './solve.ts';
import { certain, mirrored, tailsFromProbability } from './tails.ts';
import type { Tail, Tails } from './tails.ts';

/**
 * Both tails of the F distribution with `df1`, `df2` > 0 degrees of freedom, either of which may be Infinity.
 * NaN for NaN or df <= 0. Matches R `pf(x, df1, df2)` and its upper tail, relative 1e-10 down to 1e-300.
 *
 * @example fTails(161.4476387975881, 1, 1).upper // 0.05
 */
export function fTails(x: number, df1: number, df2: number): Tails {
  if (Number.isNaN(x) || !(df1 > 0) || !(df2 > 0)) return certain(Number.NaN);
  if (x <= 0) return certain(0);
  if (x === Infinity) return certain(1);
  if (df1 === Infinity && df2 === Infinity) return certain(x < 1 ? 0 : 1);
  if (df2 === Infinity) return chiSquaredTails(x * df1, df1);
  if (df1 === Infinity) return mirrored(chiSquaredTails(df2 / x, df2));
  const ratio = x * (df1 / df2);
  // Written for both sizes of the ratio, so that neither 1 + ratio nor its square overflows.
  const below = ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + 1 / ratio);
  return incompleteBeta(below, 1 / (1 + ratio), df1 / 2, df2 / 2);
}

/**
 * Quantile of the F distribution for a probability in [0, 1] of the given tail; Infinity at lower tail 1.
 * Matches R `qf(p, df1, df2)`.
 *
 * @example fQuantile(0.95, 1, 1) // 161.4476387975881
 */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = 'lower'): number {
  if (!(df1 > 0) || !(df2 > 0)) return Number.NaN;
  return positiveQuantile((x) => fTails(x, df1, df2), tailsFromProbability(p, tail), 1);
}

/**
 * Quantile of the beta distribution with shapes `a`, `b` > 0 for a probability in [0, 1] of the given tail.
 * Matches R `qbeta(p, a, b)`.
 *
 * @example betaQuantile(0.5, 1, 1) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  const ratio = fQuantile(p, 2 * a, 2 * b, tail) * (a / b);
  return ratio === Infinity ? 1 : ratio / (1 + ratio);
}
