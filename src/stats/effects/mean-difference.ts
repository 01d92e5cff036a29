import type { Effect } from '../result.ts';
import type { Scores } from '../tests/inputs.ts';
import { pairedTTest, type TTestResult, welchTTest } from '../tests/t-tests.ts';
import type { EffectOptions } from './effect-size.ts';

/**
 * Mean of the paired differences x − y, in units of the metric, with the paired t interval. x[i] and y[i] are the same
 * seed or sample. Pairs with a missing or diverged side are left out with a warning.
 *
 * Source: Student (1908). Matches R `t.test(x, y, paired = TRUE)$conf.int`.
 *
 * @example pairedMeanDifference([2, 4, 6], [1, 2, 3]).value // 2
 */
export function pairedMeanDifference(x: Scores, y: Scores, options: EffectOptions = {}): Effect {
  return asEffect(pairedTTest(x, y, options), 'mean difference, paired t interval');
}

/**
 * Difference of means x − y, in units of the metric, with Welch's t interval.
 *
 * Source: Welch (1947). Matches R `t.test(x, y)$conf.int`.
 *
 * @example meanDifference([2, 4, 6], [1, 2, 3]).value // 2
 */
export function meanDifference(x: Scores, y: Scores, options: EffectOptions = {}): Effect {
  return asEffect(welchTTest(x, y, options), 'difference of means, Welch interval');
}

function asEffect(test: TTestResult, method: string): Effect {
  const { n, warnings, difference, low, high, level } = test;
  const missing = low === null || high === null;
  const reason = missing ? { reason: test.reason ?? 'the interval exceeds the range of numbers' } : {};
  return { n, method, warnings, value: difference, low, high, level: missing ? null : level, ...reason };
}
