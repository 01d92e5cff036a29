import { normalCdf, normalDensity } from './normal.ts';
import { chiSupport, chiTails, visitChiNodes, visitNodes } from './quadrature.ts';
import { positiveQuantile } from './solve.ts';
import { certain, tailsFromProbability } from './tails.ts';
import type { Tail, Tails } from './tails.ts';

/** The density of the leading term is below 1e-18 beyond this. */
const NORMAL_REACH = 9;
const PANEL = 2;

/** The density k·φ(z)·Φ(z)^(k−1) of the largest of k standard normal values, at quadrature nodes; the same for every w. */
interface LargestValue {
  readonly z: Float64Array;
  readonly cdf: Float64Array;
  /** Density times the weight of the node. */
  readonly mass: Float64Array;
}

function largestValue(k: number, to: number): LargestValue {
  const rows: [number, number, number][] = [];
  visitNodes(-NORMAL_REACH, to, PANEL, (z, weight) => {
    const cdf = normalCdf(z);
    const mass = weight * k * normalDensity(z) * Math.pow(cdf, k - 1);
    // Nodes without mass, below the bulk when k is large, cost as much as the others.
    if (mass > 1e-30 || z > 0) rows.push([z, cdf, mass]);
  });
  const column = (i: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[i]);
  return { z: column(0), cdf: column(1), mass: column(2) };
}

/**
 * Both tails of the range of k standard normal values at w >= 0. With the largest value at z, the others lie within w of
 * it with probability (1 − Φ(z − w)/Φ(z))^(k−1): so the upper tail is an integral of its own and keeps its digits.
 */
function rangeTails(w: number, k: number, { z, cdf, mass }: LargestValue): Tails {
  let lower = 0;
  let upper = 0;
  for (let i = 0; i < z.length; i++) {
    const below = normalCdf(z[i]! - w) / cdf[i]!;
    const logShare = below < 0.5 ? Math.log1p(-below) : Math.log(shareAbove(z[i]!, w, cdf[i]!));
    const missed = Math.expm1((k - 1) * logShare);
    lower += mass[i]! * (missed > -0.5 ? 1 + missed : Math.exp((k - 1) * logShare));
    upper -= mass[i]! * missed;
  }
  return lower < upper ? { lower, upper: 1 - lower } : { lower: 1 - upper, upper };
}

/** P(Z in (z − w, z]) relative to P(Z <= z), without the cancellation of a difference of two numbers near 1. */
function shareAbove(z: number, w: number, cdf: number): number {
  const gap = z - w > 0 ? normalCdf(w - z) - normalCdf(-z) : cdf - normalCdf(z - w);
  // Below 1e-15 the gap is rounding and may come out negative.
  return Math.max(0, gap) / cdf;
}

/** The range of k normal values is above this with probability below 1e-17 · k². */
function largestRange(k: number): number {
  return 12.2 + Math.log10(k) / 2;
}

/**
 * Both tails of the studentized range of `k` >= 2 means with `df` > 0 degrees of freedom (Infinity: known variance), by
 * Gauss–Legendre in the upper-tail form (Lund and Lund 1983 give the double integral). Absolute error below 1e-9.
 * Matches R `ptukey(q, k, df)`, which itself is off at small df.
 *
 * @example studentizedRangeTails(3.314493, 3, Infinity).upper // 0.05
 */
export function studentizedRangeTails(q: number, k: number, df: number): Tails {
  if (Number.isNaN(q) || !(k >= 2) || !(df > 0)) return certain(Number.NaN);
  if (q <= 0) return certain(0);
  if (q === Infinity) return certain(1);
  if (df === Infinity) return rangeTails(q, k, largestValue(k, NORMAL_REACH + q / 2));
  const support = chiSupport(df);
  const to = Math.min(support.high, Math.max(support.low, largestRange(k) / q));
  let lower = to < support.high ? chiTails(to, df).upper : 0;
  let upper = 0;
  const largest = largestValue(k, NORMAL_REACH + (q * to) / 2);
  const width = Math.min(4 * support.deviation, PANEL / q);
  visitChiNodes(df, support.low, to, width, (s, weight) => {
    const tails = rangeTails(q * s, k, largest);
    lower += weight * tails.lower;
    upper += weight * tails.upper;
  });
  return lower < upper ? { lower, upper: 1 - lower } : { lower: 1 - upper, upper };
}

/**
 * Quantile of the studentized range for a probability in [0, 1] of the given tail. Matches R `qtukey(p, k, df)`.
 *
 * @example studentizedRangeQuantile(0.95, 3, Infinity) // 3.314493
 */
export function studentizedRangeQuantile(p: number, k: number, df: number, tail: Tail = 'lower'): number {
  if (!(k >= 2) || !(df > 0)) return Number.NaN;
  return positiveQuantile((q) => studentizedRangeTails(q, k, df), tailsFromProbability(p, tail), 3);
}
