import { betaQuantile, normalQuantile } from '../distributions.ts';
import type { Interval } from '../result.ts';
import type { IntervalOptions } from './t-interval.ts';

/**
 * Wilson score interval of a proportion, `successes` of `n` samples, both whole numbers. It works at 0 and n successes,
 * where the ends are exactly 0 and 1. A count outside 0..n or no sample gives null with a reason.
 *
 * Source: Wilson (1927). Matches R `prop.test(k, n, correct = FALSE)$conf.int`.
 *
 * @example wilsonInterval(0, 10).high // 0.27753279986288915
 */
export function wilsonInterval(successes: number, n: number, options: IntervalOptions = {}): Interval {
  return proportionInterval('Wilson interval of a proportion', successes, n, options, (tail) => {
    const z = normalQuantile(tail, 'upper');
    const share = successes / n;
    const square = (z * z) / n;
    const centre = (share + square / 2) / (1 + square);
    const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
    return [centre - half, centre + half];
  });
}

/**
 * Clopper–Pearson ("exact") interval of a proportion, `successes` of `n` samples, both whole numbers: never below its
 * level, therefore wider than Wilson's. A count outside 0..n or no sample gives null with a reason.
 *
 * Source: Clopper and Pearson (1934). Matches R `binom.test(k, n)$conf.int`.
 *
 * @example clopperPearsonInterval(0, 10).high // 0.30849710781876083
 */
export function clopperPearsonInterval(successes: number, n: number, options: IntervalOptions = {}): Interval {
  return proportionInterval('Clopper–Pearson interval of a proportion', successes, n, options, (tail) => [
    betaQuantile(tail, successes, n - successes + 1),
    betaQuantile(tail, successes + 1, n - successes, 'upper'),
  ]);
}

function proportionInterval(
  method: string,
  successes: number,
  n: number,
  { level = 0.95 }: IntervalOptions,
  ends: (tail: number) => readonly [number, number],
): Interval {
  const base = { n, method, level, warnings: [] };
  if (!Number.isInteger(successes) || !Number.isInteger(n) || n < 0 || successes < 0 || successes > n) {
    return { ...base, n: 0, low: null, high: null, reason: 'not a count of successes among samples' };
  }
  if (n === 0) return { ...base, low: null, high: null, reason: 'no samples' };
  const [low, high] = ends((1 - level) / 2);
  // The ends at 0 and n are known; the formulas reach them but for rounding.
  return { ...base, low: successes === 0 ? 0 : Math.max(0, low), high: successes === n ? 1 : Math.min(1, high) };
}
