/** Differences of means as t tests see them, without their p: of millions of pairs most need none. */
import { isConstant, mean, standardDeviation } from '../numeric.ts';

/** What a t test needs of a sample. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Standard error of the mean; 0 for a constant. */
  readonly error: number;
}

/** The moments of `values`; the mean of none is 0. */
export function momentsOf(values: Float64Array): Moments {
  const n = values.length;
  const error = n < 2 || isConstant(values) ? 0 : standardDeviation(values) / Math.sqrt(n);
  return { n, mean: n === 0 ? 0 : mean(values), error };
}

/** A difference of means, first − second, with its standard error and the degrees of freedom of its t distribution. */
export interface Contrast {
  readonly difference: number;
  readonly error: number;
  readonly df: number;
}

/** Of paired differences. */
export function pairedContrast(differences: Moments): Contrast {
  return { difference: differences.mean, error: differences.error, df: differences.n - 1 };
}

/** Of two samples of unequal variance: Welch (1947), degrees of freedom after Satterthwaite (1946). */
export function welchContrast(a: Moments, b: Moments): Contrast {
  const error = Math.hypot(a.error, b.error);
  const df = 1 / ((a.error / error) ** 4 / (a.n - 1) + (b.error / error) ** 4 / (b.n - 1));
  return { difference: a.mean - b.mean, error, df };
}
