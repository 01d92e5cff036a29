import { isConstant, mean, standardDeviation } from '../numeric.ts';
import { finiteValues, type Scores } from '../tests/inputs.ts';
import { type EffectOptions, type EffectSize, noEffect, withNoncentralInterval } from './effect-size.ts';
import { cohenLabel } from './magnitude.ts';

/**
 * Glass's Δ: the difference of means over the standard deviation of the baseline `y`, which the candidate cannot change.
 * Its interval takes the ratio of the two standard deviations as observed and n2 − 1 degrees of freedom.
 *
 * Source: Glass (1976); Algina, Keselman and Penfield (2006) for the interval. Matches R `effectsize::glass_delta(x, y)`.
 *
 * @example glassDelta([2, 4, 6], [1, 2, 3]).value // 2
 */
export function glassDelta(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const method = "Glass's delta, standard deviation of the baseline";
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const warnings = [...first.warnings, ...second.warnings];
  if (n1 === 0 || n2 < 2) return noEffect(n1 + n2, method, `too few values: ${n1} and ${n2}`, warnings);
  if (isConstant(second.values)) {
    return noEffect(n1 + n2, method, 'the baseline is constant: no spread to measure by', warnings);
  }
  const sd = standardDeviation(second.values);
  // With one value the candidate's spread is unknown; the baseline's stands in.
  const ratio = n1 < 2 ? 1 : standardDeviation(first.values) / sd;
  const perT = Math.hypot(1 / Math.sqrt(n2), ratio / Math.sqrt(n1));
  const t = (mean(first.values) / sd - mean(second.values) / sd) / perT;
  const nPerSide = Math.min(n1, n2);
  const base = { n: n1 + n2, nPerSide, method, warnings, t, perT, df: n2 - 1, label: cohenLabel };
  return withNoncentralInterval(base, options);
}
