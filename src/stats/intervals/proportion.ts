import type { Interval } from '../result.ts';
import type { IntervalOptions } from './t-interval.ts';

/** The common frame of the intervals of a proportion: checks the counts and puts the ends inside [0, 1]. */
export function proportionInterval(
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
