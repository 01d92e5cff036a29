import { betaQuantile } from '../distributions.ts';
import type { Interval } from '../result.ts';
import { proportionInterval } from './proportion.ts';
import type { IntervalOptions } from './t-interval.ts';

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
