import type { Scores } from './inputs.ts';
import { type ErrorOfDifference, standardErrorOf, type TTestOptions, type TTestResult, twoSampleT } from './t-test.ts';

/**
 * Welch's t test of the difference of means x − y with unequal variances and the Welch–Satterthwaite degrees of freedom.
 *
 * Source: Welch (1947). Matches R `t.test(x, y)` and SciPy `ttest_ind(x, y, equal_var=False)`.
 *
 * @example welchTTest([1, 2, 3], [2, 4, 6]).df // 2.941176470588235
 */
export function welchTTest(x: Scores, y: Scores, options: TTestOptions = {}): TTestResult {
  const enough = (n1: number, n2: number): boolean => n1 >= 2 && n2 >= 2;
  return twoSampleT(x, y, { ...options, method: "Welch's t test", enough, errorOf: welchError });
}

function welchError(x: Float64Array, y: Float64Array): ErrorOfDifference {
  const [a, b] = [standardErrorOf(x), standardErrorOf(y)];
  const standardError = Math.hypot(a, b);
  const [shareA, shareB] = [(a / standardError) ** 2, (b / standardError) ** 2];
  const df = 1 / (shareA ** 2 / (x.length - 1) + shareB ** 2 / (y.length - 1));
  return { standardError, df: standardError === 0 ? x.length + y.length - 2 : df };
}
