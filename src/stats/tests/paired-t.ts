import { mean, type Numbers } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { pairedDifferences, type Scores } from './inputs.ts';
import { finishT, standardErrorOf, type TTestOptions, type TTestResult, undefinedT } from './t-test.ts';

/**
 * Paired t test of the mean difference x − y; zeros and constants are those of the snapped differences. All differences 0: p = 1, "identical". A constant
 * non-zero difference has no p: its standard deviation is 0, so nothing measures how far it might be from 0.
 *
 * Source: Student (1908). Matches R `t.test(x, y, paired = TRUE)`.
 *
 * @example pairedTTest([2, 4, 6], [1, 2, 3]).statistic // 3.4641016151377553
 */
export function pairedTTest(x: Scores, y: Scores, options: TTestOptions = {}): TTestResult {
  const { unrounded, warnings } = pairedDifferences(x, y);
  return pairedTTestOf(unrounded, options, warnings);
}

/** The same test on differences that are already snapped. */
export function pairedTTestOf(
  differences: Numbers,
  options: TTestOptions = {},
  warnings: readonly StatWarning[] = [],
): TTestResult {
  const n = differences.length;
  const method = 'paired t test';
  const difference = n === 0 ? null : mean(differences);
  if (difference === null || n < 2)
    return undefinedT(n, method, { difference, warnings, reason: `too few pairs: ${n} of at least 2` }, options);
  const standardError = standardErrorOf(differences);
  return finishT({ n, method, warnings, difference, standardError, df: n - 1, alternatives: 'pairs' }, options);
}
