import { LOG_SQRT_TWO_PI } from './special.ts';
import { positiveQuantile } from './solve.ts';
import { mirrored, tailsFromProbability } from './tails.ts';
import type { Tail, Tails } from './tails.ts';

const EPSILON = 2 ** -53;
/** Below this the series for the middle is used, above it the continued fraction for the tail. */
const TAIL_FROM = 2;

/** Density of the standard normal distribution. Matches R `dnorm(x)`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x - LOG_SQRT_TWO_PI);
}

/** P(0 < Z < x) for 0 <= x <= 2 or so: φ(x)·(x + x³/3 + x⁵/15 + …), all terms positive (DLMF 7.6.2). */
function middle(x: number): number {
  const square = x * x;
  let term = x;
  let total = x;
  for (let k = 3; term > total * EPSILON; k += 2) {
    term *= square / k;
    total += term;
  }
  return total * normalDensity(x);
}

/** P(Z > x) for x >= 2 or so: φ(x) over the continued fraction x + 1/(x + 2/(x + 3/(x + …))) (DLMF 7.9.4). */
function farTail(x: number): number {
  // Started from the bottom; the number of terms that 1e-16 needs falls like 1/x².
  let fraction = x;
  for (let k = Math.ceil(12 + 400 / (x * x)); k >= 1; k--) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * Both tails of the standard normal distribution. NaN for NaN.
 * Matches R `pnorm(x)` and `pnorm(x, lower.tail = FALSE)`, relative 1e-12 down to 1e-300.
 *
 * @example normalTails(1.959963984540054).upper // 0.025
 */
export function normalTails(x: number): Tails {
  if (x < 0) return mirrored(normalTails(-x));
  if (x < TAIL_FROM) {
    const half = middle(x);
    return { lower: 0.5 + half, upper: 0.5 - half };
  }
  const upper = x === Infinity ? 0 : farTail(x);
  return { lower: 1 - upper, upper };
}

/** P(Z > x) for x >= 0, one number. */
const upperTail = (x: number): number => (x < TAIL_FROM ? 0.5 - middle(x) : x > 38.6 ? 0 : farTail(x));

/**
 * Adds `weight` times P(Z <= x) and P(Z > x) to the two numbers in `into`: the inner loop of quadratures that need both,
 * at the cost of one.
 */
export function addNormalTails(x: number, weight: number, into: Float64Array): void {
  const far = upperTail(Math.abs(x));
  const near = 1 - far;
  into[0]! += weight * (x < 0 ? far : near);
  into[1]! += weight * (x < 0 ? near : far);
}

/** P(Z <= x), one number: the inner loop of the quadratures. */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size < TAIL_FROM) return x < 0 ? 0.5 - middle(size) : 0.5 + middle(size);
  if (size > 38.6) return x < 0 ? 0 : 1;
  return x < 0 ? farTail(size) : 1 - farTail(size);
}

/**
 * Quantile of the standard normal distribution for a probability in [0, 1] of the given tail; ±Infinity at 0 and 1.
 * Matches R `qnorm(p)` and `qnorm(p, lower.tail = FALSE)`.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number, tail: Tail = 'lower'): number {
  const { lower, upper } = tailsFromProbability(p, tail);
  if (lower === upper) return 0;
  const sign = lower < upper ? -1 : 1;
  const outside = 2 * Math.min(lower, upper);
  // Solved for |Z|, whose middle and tails are both accurate.
  return sign * positiveQuantile(absoluteNormalTails, { lower: 1 - outside, upper: outside }, 1);
}

function absoluteNormalTails(x: number): Tails {
  if (x < 1) {
    const inside = 2 * middle(x);
    return { lower: inside, upper: 1 - inside };
  }
  const outside = 2 * normalTails(x).upper;
  return { lower: 1 - outside, upper: outside };
}
