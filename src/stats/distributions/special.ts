/** Special functions behind the distributions, written so that exponents do not lose digits to cancellation. */

/** ln √(2π) */
export const LOG_SQRT_TWO_PI = 0.918938533204672741780329736406;

/** log(1 + x) − x for x > −1, accurate near 0 (the series of atanh in r = x / (2 + x)). */
export function log1pMinusX(x: number): number {
  if (x < -0.4 || x > 0.6) return Math.log1p(x) - x;
  const r = x / (2 + x);
  const square = r * r;
  let term = 1;
  let series = 0;
  for (let k = 3; k < 60; k += 2) {
    const next = series + term / k;
    if (next === series) break;
    series = next;
    term *= square;
  }
  return r * (2 * square * series - x);
}

/**
 * Deviance x·ln(x/m) + m − x >= 0, for x >= 0 and m > 0 (Loader 2000, "Fast and accurate computation of binomial
 * probabilities").
 */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  const relative = (m - x) / x;
  if (relative < -0.5) return x * Math.log(x / m) + m - x;
  return -x * log1pMinusX(relative);
}

const STIRLING_FROM = 15;

/** ln Γ(a + 1) − ln(√(2πa)·(a/e)^a) for a >= 15, by the Stirling series (error below 1e-16). */
function stirlingSeries(a: number): number {
  const s = 1 / (a * a);
  const inner = 1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)));
  return (1 / 12 - s * (1 / 360 - s * inner)) / a;
}

/** Halves and whole numbers below 15 are what nearly every call asks for. */
const stirlingTable = Float64Array.from({ length: 2 * STIRLING_FROM }, (_, i) => (i === 0 ? 0 : stirlingByStep(i / 2)));

function stirlingByStep(a: number): number {
  // Down from the series: each step adds an absolute error of about 1e-16, which is what counts in an exponent.
  let correction = 0;
  let at = a;
  while (at < STIRLING_FROM) {
    correction += (at + 0.5) * Math.log1p(1 / at) - 1;
    at += 1;
  }
  return correction + stirlingSeries(at);
}

/** Error of Stirling's formula, ln Γ(a + 1) − ln(√(2πa)·(a/e)^a), for a > 0. */
export function stirlingError(a: number): number {
  if (a >= STIRLING_FROM) return stirlingSeries(a);
  return Number.isInteger(2 * a) ? stirlingTable[2 * a]! : stirlingByStep(a);
}

/** ln Γ(a) for a > 0. Matches R `lgamma`. */
export function logGamma(a: number): number {
  return stirlingError(a) + LOG_SQRT_TWO_PI - 0.5 * Math.log(a) + a * (Math.log(a) - 1);
}

/** Γ(a + ½) / Γ(a) for a > 0, without overflow for large a. */
export function gammaRatioHalf(a: number): number {
  const rest = stirlingError(a + 0.5) - stirlingError(a) - 0.5 + a * Math.log1p(0.5 / a);
  return Math.sqrt(a) * Math.exp(rest);
}
