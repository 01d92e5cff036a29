import { isConstant, mean, standardDeviation } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { isFiniteScore, pairedDifferences, type Scores } from '../tests/inputs.ts';
import { corrected, type EffectOptions, type EffectSize, noEffect, withNoncentralInterval } from './effect-size.ts';
import { cohenLabel } from './magnitude.ts';

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

/**
 * Paired g_z: d_z times Hedges' exact correction; two pairs have none.
 *
 * Source: Hedges (1981); Lakens (2013). Matches R `effectsize::hedges_g(x, y, paired = TRUE)`.
 *
 * @example hedgesGz([2, 4, 6], [1, 2, 3]).value // 1.1283791670955126
 */
export function hedgesGz(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const d = cohensDz(x, y, options);
  return corrected(d, d.n - 1, "paired Hedges' g_z");
}

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

interface Spreads {
  readonly sdX: number;
  readonly sdY: number;
  readonly sdDifference: number;
}

/** The mean difference over the standard deviation that `unit` makes of the spreads; one side may be constant for none. */
function pairedEffect(
  x: Scores,
  y: Scores,
  method: string,
  options: EffectOptions,
  unit: (spreads: Spreads) => number,
): EffectSize {
  const { unrounded: differences, warnings } = pairedDifferences(x, y);
  const n = differences.length;
  if (n < 2) return noEffect(n, method, `too few pairs: ${n}`, warnings);
  if (isConstant(differences)) {
    return noEffect(n, method, 'the differences are constant: no spread to measure by', warnings);
  }
  const sdDifference = standardDeviation(differences);
  const divisor = unit({ sdX: spreadOf(x, y), sdY: spreadOf(y, x), sdDifference });
  if (Number.isNaN(divisor)) return noEffect(n, method, 'one side is constant: there is no correlation', warnings);
  const t = (mean(differences) / sdDifference) * Math.sqrt(n);
  const perT = sdDifference / divisor / Math.sqrt(n);
  return withNoncentralInterval({ n, nPerSide: n, method, warnings, t, perT, df: n - 1, label: cohenLabel }, options);
}

/** Standard deviation of the scores of one side that have a partner; 0 for values that differ by rounding only. */
function spreadOf(side: Scores, other: Scores): number {
  const values: number[] = [];
  for (let i = 0; i < side.length; i++) {
    const score = side[i];
    if (isFiniteScore(score) && isFiniteScore(other[i])) values.push(score);
  }
  return isConstant(values) ? 0 : standardDeviation(values);
}
