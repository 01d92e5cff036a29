import type { Scores } from '../tests/inputs.ts';
import type { EffectOptions, EffectSize } from './effect-size.ts';
import { pairedEffect } from './paired-effect.ts';

/**
 * Paired d_av: the mean difference over the root mean square of the two standard deviations. Its interval is that of d_z
 * with the ratio of the standard deviations as observed. (Lakens 2013, equation 10, prints their plain average instead.)
 *
 * Source: Cumming (2012), chapter 11. Matches R `effectsize::repeated_measures_d(x, y, method = "av", adjust = FALSE)`.
 *
 * @example cohensDav([2, 4, 6], [1, 2, 3]).value // 1.2649110640673518
 */
export function cohensDav(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const method = 'paired d_av, average of the standard deviations';
  return pairedEffect(x, y, method, options, ({ sdX, sdY }) => Math.hypot(sdX, sdY) * Math.SQRT1_2);
}
