import type { StatWarning } from '../result.ts';
import type { Scores } from '../tests/inputs.ts';
import type { EffectOptions, EffectSize } from './effect-size.ts';
import { pairedEffect } from './paired-effect.ts';

/**
 * Paired d_rm: d_z freed of the correlation of the pairs, d_z·√(2(1 − r)), computed without r from the standard
 * deviations. Where r is 1, as with two pairs it mostly is by construction, d_rm is 0 whatever the difference, which a
 * warning says. Its interval is that of d_z, likewise scaled.
 *
 * Source: Morris and DeShon (2002); Lakens (2013), equation 9. Matches R
 * `effectsize::repeated_measures_d(x, y, method = "rm", adjust = FALSE)`.
 *
 * @example cohensDrm([2, 4, 6, 8], [1, 3, 2, 4]).value // 0.9128709291752771
 */
export function cohensDrm(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const method = 'paired d_rm, correlation removed';
  const effect = pairedEffect(x, y, method, options, ({ sdX, sdY, sdDifference }) => {
    // 2(1 − r) = (sd_d² − (sd_x − sd_y)²)/(sd_x·sd_y), as a product: no difference of squares.
    const gap = Math.abs(sdX - sdY);
    const factor = ((sdDifference - gap) / sdX) * ((sdDifference + gap) / sdY);
    return sdX === 0 || sdY === 0 ? Number.NaN : sdDifference / Math.sqrt(factor < 1e-12 ? 0 : factor);
  });
  if (effect.value === null) return effect;
  const byConstruction = effect.n === 2 || effect.value === 0;
  return byConstruction ? { ...effect, warnings: [...effect.warnings, perfectCorrelation], magnitude: null } : effect;
}

const perfectCorrelation: StatWarning = {
  code: 'perfect-correlation',
  message: 'The pairs are perfectly correlated (two pairs always are): d_rm says nothing about the difference.',
};
