import { isConstant, mean, sumOfSquaredDeviations } from '../numeric.ts';
import { finiteValues, type Scores } from '../tests/inputs.ts';
import { type EffectOptions, type EffectSize, noEffect, withNoncentralInterval } from './effect-size.ts';
import { cohenLabel } from './magnitude.ts';

/**
 * Cohen's d of two unpaired lists: the difference of means, x − y, over the pooled standard deviation, with the interval
 * from the noncentral t distribution. Two constant sides give null.
 *
 * Source: Cohen (1988). Matches R `effectsize::cohens_d(x, y)`.
 *
 * @example cohensD([2, 4, 6], [1, 2, 3]).value // 1.2649110640673518
 */
export function cohensD(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const method = "Cohen's d, pooled standard deviation";
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const warnings = [...first.warnings, ...second.warnings];
  const df = n1 + n2 - 2;
  if (n1 === 0 || n2 === 0 || df < 1) return noEffect(n1 + n2, method, `too few values: ${n1} and ${n2}`, warnings);
  const pooled = Math.hypot(rootOver(first.values, df), rootOver(second.values, df));
  if (pooled === 0) return noEffect(n1 + n2, method, 'both sides are constant: no spread to measure by', warnings);
  const perT = Math.sqrt(1 / n1 + 1 / n2);
  const t = (mean(first.values) / pooled - mean(second.values) / pooled) / perT;
  const nPerSide = Math.min(n1, n2);
  return withNoncentralInterval({ n: n1 + n2, nPerSide, method, warnings, t, perT, df, label: cohenLabel }, options);
}

/** √(sum of squared deviations / df); exactly 0 for values that differ by rounding only. */
function rootOver(values: Float64Array, df: number): number {
  if (isConstant(values)) return 0;
  const { scaled, scale } = sumOfSquaredDeviations(values);
  return Math.sqrt(scaled / df) * scale;
}
