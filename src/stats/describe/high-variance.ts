import { isConstant, mean, type Score, splitScores, standardDeviation } from '../numeric.ts';
import { finiteOrNull, type ResultBase } from '../result.ts';

/** Choices of `highVariance`. */
export interface HighVarianceOptions {
  /** Largest unremarkable ratio of the standard deviation to the scale; 0.01 by default. */
  readonly threshold?: number;
  /** Absolute scale of the metric (> 0) to use instead of |mean|: losses and metrics around 0 should set one. */
  readonly scale?: number;
}

/** Whether runs scatter more than they should, and why the answer is what it is. */
export interface HighVarianceFlag extends ResultBase {
  /** `null` for fewer than two values. */
  readonly flag: boolean | null;
  /** sd / |mean|, or sd / scale; `null` where the ratio means nothing. */
  readonly ratio: number | null;
  readonly reason: 'ratio' | 'scale' | 'constant' | 'mean-near-zero' | 'n<2';
}

/**
 * Flags scores whose sample standard deviation exceeds `threshold` of |mean| (or of `scale`). Constant: no. |mean| <= sd:
 * yes, because the ratio means nothing there. The ratio is the coefficient of variation; matches R `sd(x) / abs(mean(x))`.
 *
 * @example highVariance([0.85, 0.8, 0.9]).flag // true
 */
export function highVariance(
  scores: readonly Score[] | Float64Array,
  options: HighVarianceOptions = {},
): HighVarianceFlag {
  const { threshold = 0.01, scale } = options;
  const { values } = splitScores(scores);
  const base = { n: values.length, method: scale === undefined ? 'sd / |mean|' : 'sd / scale', warnings: [] };
  if (values.length < 2) return { ...base, flag: null, ratio: null, reason: 'n<2' };
  const centre = Math.abs(mean(values));
  const sd = standardDeviation(values);
  if (isConstant(values)) return { ...base, flag: false, ratio: centre === 0 ? null : 0, reason: 'constant' };
  if (scale !== undefined) {
    const ratio = sd / scale;
    return { ...base, flag: ratio > threshold, ratio: finiteOrNull(ratio), reason: 'scale' };
  }
  if (centre <= sd) return { ...base, flag: true, ratio: null, reason: 'mean-near-zero' };
  return { ...base, flag: sd / centre > threshold, ratio: sd / centre, reason: 'ratio' };
}
