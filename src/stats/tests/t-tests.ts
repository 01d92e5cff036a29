import { studentTQuantile, studentTTails } from '../distributions.ts';
import { isConstant, mean, type Numbers, sumOfSquaredDeviations } from '../numeric.ts';
import type { Alternative, StatWarning, TestResult } from '../result.ts';
import { finiteValues, noTest, pairedDifferences, pFromTails, type Scores } from './inputs.ts';

/** Choices of a t test. */
export interface TTestOptions {
  readonly alternative?: Alternative;
  /** Level of the interval of the difference; 0.95 by default. */
  readonly level?: number;
}

/** A t test with the difference of means, x − y, and its interval; a one-sided interval has one `null` end. */
export interface TTestResult extends TestResult {
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
}

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
    return undefinedT(n, method, { difference, warnings, reason: tooFew(n, 2) }, options);
  const standardError = standardErrorOf(differences);
  return finishT({ n, method, warnings, difference, standardError, df: n - 1, alternatives: 'pairs' }, options);
}

/**
 * Welch's t test of the difference of means x − y with unequal variances and the Welch–Satterthwaite degrees of freedom.
 *
 * Source: Welch (1947). Matches R `t.test(x, y)` and SciPy `ttest_ind(x, y, equal_var=False)`.
 *
 * @example welchTTest([1, 2, 3], [2, 4, 6]).df // 2.941176470588235
 */
export function welchTTest(x: Scores, y: Scores, options: TTestOptions = {}): TTestResult {
  return twoSampleT(x, y, { ...options, pooled: false });
}

/**
 * Student's t test of the difference of means x − y with one common variance.
 *
 * Source: Student (1908), Fisher (1925). Matches R `t.test(x, y, var.equal = TRUE)`.
 *
 * @example studentTTest([1, 2, 3], [2, 4, 6]).df // 4
 */
export function studentTTest(x: Scores, y: Scores, options: TTestOptions = {}): TTestResult {
  return twoSampleT(x, y, { ...options, pooled: true });
}

function twoSampleT(x: Scores, y: Scores, options: TTestOptions & { readonly pooled: boolean }): TTestResult {
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const n = n1 + n2;
  const method = options.pooled ? "Student's t test" : "Welch's t test";
  const warnings = [...first.warnings, ...second.warnings];
  const difference = n1 === 0 || n2 === 0 ? null : finiteOrNull(mean(first.values) - mean(second.values));
  const enough = options.pooled ? n1 >= 1 && n2 >= 1 && n >= 3 : n1 >= 2 && n2 >= 2;
  if (difference === null || !enough) {
    return undefinedT(n, method, { difference, warnings, reason: `too few values: ${n1} and ${n2}` }, options);
  }
  const spread = options.pooled ? pooledError(first.values, second.values) : welchError(first.values, second.values);
  return finishT({ n, method, warnings, difference, ...spread, alternatives: 'sides' }, options);
}

interface ErrorOfDifference {
  readonly standardError: number;
  readonly df: number;
}

function welchError(x: Float64Array, y: Float64Array): ErrorOfDifference {
  const [a, b] = [standardErrorOf(x), standardErrorOf(y)];
  const standardError = Math.hypot(a, b);
  const [shareA, shareB] = [(a / standardError) ** 2, (b / standardError) ** 2];
  const df = 1 / (shareA ** 2 / (x.length - 1) + shareB ** 2 / (y.length - 1));
  return { standardError, df: standardError === 0 ? x.length + y.length - 2 : df };
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

/** Standard error of the mean; exactly 0 for values that differ by rounding only. */
function standardErrorOf(values: Numbers): number {
  if (isConstant(values)) return 0;
  const { scaled, scale } = sumOfSquaredDeviations(values);
  return Math.sqrt(scaled / (values.length - 1) / values.length) * scale;
}

interface Prepared extends ErrorOfDifference {
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
  readonly difference: number;
  readonly alternatives: 'pairs' | 'sides';
}

function finishT(prepared: Prepared, options: TTestOptions): TTestResult {
  const { n, method, difference, standardError, df } = prepared;
  const { alternative = 'two-sided', level = 0.95 } = options;
  if (standardError === 0) return withoutSpread(prepared, options);
  const statistic = difference / standardError;
  const t = studentTQuantile(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level, df, 'upper');
  return {
    n,
    method,
    warnings: prepared.warnings,
    statistic: finiteOrNull(statistic),
    df,
    p: pFromTails(studentTTails(statistic, df), alternative),
    minimumP: 0,
    difference,
    standardError: finiteOrNull(standardError),
    low: alternative === 'less' ? null : finiteOrNull(difference - t * standardError),
    high: alternative === 'greater' ? null : finiteOrNull(difference + t * standardError),
    level,
  };
}

/** Both sides constant, or a constant difference: p = 1 when they are equal, none when they differ. */
function withoutSpread(prepared: Prepared, options: TTestOptions): TTestResult {
  const { n, method, difference, alternatives } = prepared;
  const what = alternatives === 'pairs' ? 'constant non-zero difference' : 'both sides constant and different';
  if (difference !== 0) return undefinedT(n, method, { ...prepared, reason: what }, options);
  const identical = { code: 'identical', message: 'Both sides are identical.' };
  const warnings = [...prepared.warnings, identical];
  return {
    ...undefinedT(n, method, { difference, warnings, reason: 'identical' }, options),
    p: 1,
    minimumP: 0,
  };
}

function undefinedT(
  n: number,
  method: string,
  known: { readonly difference: number | null; readonly warnings: readonly StatWarning[]; readonly reason: string },
  options: TTestOptions,
): TTestResult {
  const { difference, warnings, reason } = known;
  const base = noTest(n, method, reason, warnings);
  return { ...base, difference, standardError: null, low: null, high: null, level: options.level ?? 0.95 };
}

function tooFew(n: number, needed: number): string {
  return `too few pairs: ${n} of at least ${needed}`;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
