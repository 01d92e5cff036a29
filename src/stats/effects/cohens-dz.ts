import type { Scores } from '../tests/inputs.ts';
import type { EffectOptions, EffectSize } from './effect-size.ts';
import { pairedEffect } from './paired-effect.ts';

/**
 * Paired d_z: the mean of the differences x − y over their own standard deviation, with the interval from the noncentral
 * t distribution. It is what the power of a paired test goes by, and grows with the correlation of the pairs.
 *
 * Source: Cohen (1988), section 2.3.5; Lakens (2013). Matches R `effectsize::cohens_d(x, y, paired = TRUE)`.
 *
 * @example cohensDz([2, 4, 6], [1, 2, 3]).value // 2
 */
export function cohensDz(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  return pairedEffect(
    x,
    y,
    'paired d_z, standard deviation of the differences',
    options,
    ({ sdDifference }) => sdDifference,
  );
}
