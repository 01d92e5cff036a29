import { deviance, LOG_SQRT_TWO_PI, stirlingError } from './special.ts';
import type { Tails } from './tails.ts';

const EPSILON = 2 ** -53;
const MAX_TERMS = 1_000_000;

/**
 * Both regularised incomplete gamma functions, lower = P(a, x) and upper = Q(a, x), for a > 0 and x >= 0: the series
 * DLMF 8.11.4 below x = a + 1, the continued fraction DLMF 8.9.2 above, prefactor by deviance (Loader 2000).
 * Matches R `pgamma(x, a)` and `pgamma(x, a, lower.tail = FALSE)`.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0 && x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const prefactor = Math.exp(logPrefactor(a, x));
  if (x < a + 1) {
    const lower = Math.min(1, (prefactor / a) * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, prefactor / continuedFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** ln of x^a · e^−x / Γ(a). */
function logPrefactor(a: number, x: number): number {
  return 0.5 * Math.log(a) - stirlingError(a) - deviance(a, x) - LOG_SQRT_TWO_PI;
}

/** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + … */
function series(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; k < MAX_TERMS; k++) {
    term *= x / (a + k);
    total += term;
    if (term <= total * EPSILON) break;
  }
  return total;
}

/** x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …)), by the modified method of Lentz. */
function continuedFraction(a: number, x: number): number {
  let partial = x + 1 - a;
  let value = partial;
  let c = partial;
  let d = 0;
  for (let k = 1; k < MAX_TERMS; k++) {
    const numerator = -k * (k - a);
    partial += 2;
    d = 1 / (partial + numerator * d);
    c = partial + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return value;
}
