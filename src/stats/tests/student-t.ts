import { isConstant, sumOfSquaredDeviations } from '../numeric.ts';
import type { Scores } from './inputs.ts';
import { type ErrorOfDifference, type TTestOptions, type TTestResult, twoSampleT } from './t-test.ts';

/**
 * Student's t test of the difference of means x − y with one common variance.
 *
 * Source: Student (1908), Fisher (1925). Matches R `t.test(x, y, var.equal = TRUE)`.
 *
 * @example studentTTest([1, 2, 3], [2, 4, 6]).df // 4
 */
export function studentTTest(x: Scores, y: Scores, options: TTestOptions = {}): TTestResult {
  const enough = (n1: number, n2: number): boolean => n1 >= 1 && n2 >= 1 && n1 + n2 >= 3;
  return twoSampleT(x, y, { ...options, method: "Student's t test", enough, errorOf: pooledError });
}

function pooledError(x: Float64Array, y: Float64Array): ErrorOfDifference {
  const df = x.length + y.length - 2;
  const root = ({ scaled, scale }: { readonly scaled: number; readonly scale: number }): number =>
    Math.sqrt(scaled / df) * scale;
  const pooled = Math.hypot(
    isConstant(x) ? 0 : root(sumOfSquaredDeviations(x)),
    isConstant(y) ? 0 : root(sumOfSquaredDeviations(y)),
  );
  return { standardError: pooled * Math.sqrt(1 / x.length + 1 / y.length), df };
}
