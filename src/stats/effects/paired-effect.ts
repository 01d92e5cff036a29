import { isConstant, mean, standardDeviation } from '../numeric.ts';
import { isFiniteScore, pairedDifferences, type Scores } from '../tests/inputs.ts';
import { type EffectOptions, type EffectSize, noEffect, withNoncentralInterval } from './effect-size.ts';
import { cohenLabel } from './magnitude.ts';

/** Standard deviations behind a paired effect: of both sides and of the differences. */
export interface Spreads {
  readonly sdX: number;
  readonly sdY: number;
  readonly sdDifference: number;
}

/**
 * The mean paired difference x − y over the unit that `unit` makes of the spreads, with the interval of d_z in that unit.
 * A unit of NaN means that there is none because one side is constant.
 */
export function pairedEffect(
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
