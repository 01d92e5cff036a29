import type { Effect } from '../result.ts';
import type { Scores } from '../tests/inputs.ts';
import { pairedTTest } from '../tests/paired-t.ts';
import { differenceOf, type EffectOptions } from './effect-size.ts';

/**
 * Mean of the paired differences x − y, in units of the metric, with the paired t interval. x[i] and y[i] are the same
 * seed or sample. Pairs with a missing or diverged side are left out with a warning.
 *
 * Source: Student (1908). Matches R `t.test(x, y, paired = TRUE)$conf.int`.
 *
 * @example pairedMeanDifference([2, 4, 6], [1, 2, 3]).value // 2
 */
export function pairedMeanDifference(x: Scores, y: Scores, options: EffectOptions = {}): Effect {
  return differenceOf(pairedTTest(x, y, options), 'mean difference, paired t interval');
}
