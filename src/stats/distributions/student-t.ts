import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile, normalTails } from './normal.ts';
import { positiveQuantile } from './solve.ts';
import { gammaRatioHalf } from './special.ts';
import { certain, mirrored, tailsFromProbability } from './tails.ts';
import type { Tail, Tails } from './tails.ts';

/** P(|T| <= t) as `lower` and P(|T| > t) as `upper` for t >= 0. */
function absoluteTails(t: number, df: number): Tails {
  const ratio = t / Math.sqrt(df);
  if (ratio > 1e100) {
    // The leading term of the tail; the argument of the beta function would leave the range of doubles.
    const upper = ((Math.pow(ratio, -df) * gammaRatioHalf(df / 2)) / Math.sqrt(Math.PI) / df) * 2;
    return { lower: 1 - upper, upper };
  }
  const square = ratio * ratio;
  return mirrored(incompleteBeta(1 / (1 + square), square / (1 + square), df / 2, 0.5));
}

/**
 * Both tails of Student's t distribution with `df` > 0 degrees of freedom (Infinity: normal). NaN for NaN or df <= 0.
 * Matches R `pt(t, df)` and `pt(t, df, lower.tail = FALSE)`, relative 1e-10 down to 1e-300.
 *
 * @example studentTTails(2.776445105197793, 4).upper // 0.025
 */
export function studentTTails(t: number, df: number): Tails {
  if (Number.isNaN(t) || !(df > 0)) return certain(Number.NaN);
  if (df === Infinity) return normalTails(t);
  if (t === 0) return { lower: 0.5, upper: 0.5 };
  if (t < 0) return mirrored(studentTTails(-t, df));
  if (t === Infinity) return certain(1);
  const { lower, upper } = absoluteTails(t, df);
  return { lower: 0.5 + lower / 2, upper: upper / 2 };
}

/**
 * Quantile of Student's t distribution for a probability in [0, 1] of the given tail; ±Infinity at 0 and 1.
 * Matches R `qt(p, df)`.
 *
 * @example studentTQuantile(0.975, 4) // 2.776445105197793
 */
export function studentTQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  if (!(df > 0)) return Number.NaN;
  if (df === Infinity) return normalQuantile(p, tail);
  const { lower, upper } = tailsFromProbability(p, tail);
  if (lower === upper) return 0;
  const sign = lower < upper ? -1 : 1;
  const outside = 2 * Math.min(lower, upper);
  return sign * positiveQuantile((t) => absoluteTails(t, df), { lower: 1 - outside, upper: outside }, 1);
}
