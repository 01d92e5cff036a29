import type { Effect } from '../result.ts';
import type { Scores } from '../tests/inputs.ts';
import { welchTTest } from '../tests/welch-t.ts';
import { differenceOf, type EffectOptions } from './effect-size.ts';

/**
 * Difference of means x − y, in units of the metric, with Welch's t interval.
 *
 * Source: Welch (1947). Matches R `t.test(x, y)$conf.int`.
 *
 * @example meanDifference([2, 4, 6], [1, 2, 3]).value // 2
 */
export function meanDifference(x: Scores, y: Scores, options: EffectOptions = {}): Effect {
  return differenceOf(welchTTest(x, y, options), 'difference of means, Welch interval');
}
