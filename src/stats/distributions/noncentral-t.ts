import { addNormalTails, normalTails } from './normal.ts';
import { chiSupport, chiTails, visitChiNodes } from './quadrature.ts';
import { certain, mirrored } from './tails.ts';
import type { Tails } from './tails.ts';

/** Outside ± this many standard deviations the normal distribution function is 0 or 1 to 1e-17. */
const REACH = 8.5;
const PANEL = 4;

/**
 * Both tails of the noncentral t distribution of (Z + ncp) / √(χ²/df), `df` > 0 (Infinity: normal), any finite `ncp`:
 * the expectation of Φ(t·s − ncp) over s = √(χ²/df), by Gauss–Legendre panels where Φ is neither 0 nor 1 and exactly
 * elsewhere. Absolute error below 1e-12, also where R (|ncp| > 37.6) gives up. Formula: Johnson, Kotz and Balakrishnan
 * 1995, chapter 31. Matches R `pt(t, df, ncp)`.
 *
 * @example noncentralTTails(2.776, 4, 0).upper // 0.02501
 */
export function noncentralTTails(t: number, df: number, ncp: number): Tails {
  if (Number.isNaN(t) || !(df > 0) || !Number.isFinite(ncp)) return certain(Number.NaN);
  if (df === Infinity) return normalTails(t - ncp);
  if (t < 0) return mirrored(noncentralTTails(-t, df, -ncp));
  if (t === 0) return normalTails(-ncp);
  if (t === Infinity) return certain(1);
  const support = chiSupport(df);
  const from = clamp((ncp - REACH) / t, support.low, support.high);
  const to = clamp((ncp + REACH) / t, support.low, support.high);
  // Below `from` the event is impossible, above `to` certain.
  const tails = Float64Array.of(
    to < support.high ? chiTails(to, df).upper : 0,
    from > support.low ? chiTails(from, df).lower : 0,
  );
  const width = PANEL * Math.min(support.deviation, 1 / t);
  visitChiNodes(df, from, to, width, (s, weight) => addNormalTails(t * s - ncp, weight, tails));
  const [lower, upper] = [tails[0]!, tails[1]!];
  // The two are complements up to rounding; the smaller one is the more accurate.
  return lower < upper ? { lower, upper: 1 - lower } : { lower: 1 - upper, upper };
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
