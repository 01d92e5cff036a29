import { deviance, LOG_SQRT_TWO_PI, stirlingError } from './special.ts';
import type { Tails } from './tails.ts';

const TINY = 1e-300;
const EPSILON = 2 ** -53;
const MAX_TERMS = 1_000_000;

/**
 * Both regularised incomplete beta functions, lower = I_x(a, b) and upper = I_y(b, a), for a, b > 0 and y = 1 − x, both
 * given because a difference would lose the small one. Continued fraction DLMF 8.17.22 on the side where it converges,
 * prefactor by deviances (Loader 2000). Matches R `pbeta(x, a, b)` and `pbeta(x, a, b, lower.tail = FALSE)`.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (!(x >= 0 && y >= 0 && a > 0 && b > 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const prefactor = Math.exp(logPrefactor(x, y, a, b));
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, prefactor / (a * continuedFraction(x, a, b)));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, prefactor / (b * continuedFraction(y, b, a)));
  return { lower: 1 - upper, upper };
}

/** ln of x^a · y^b / B(a, b). */
function logPrefactor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * y) +
    0.5 * (Math.log(a) + Math.log(b / n)) -
    LOG_SQRT_TWO_PI
  );
}

/** The denominator 1 + d1/(1 + d2/(1 + …)) of DLMF 8.17.22, by the modified method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let m = 0; m < MAX_TERMS; m++) {
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= c * d;
    const k = m + 1;
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return value;
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
