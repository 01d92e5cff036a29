import { normalQuantile } from '../distributions.ts';
import type { Interval } from '../result.ts';
import { proportionInterval } from './proportion.ts';
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
