import { studentTQuantile, studentTTails } from '../distributions.ts';
import { isConstant, mean, type Numbers, sumOfSquaredDeviations } from '../numeric.ts';
import { type Alternative, finiteOrNull, type StatWarning, type TestResult } from '../result.ts';
import { finiteValues, noTest, pFromTails, type Scores } from './inputs.ts';

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

/** Standard error of the mean; exactly 0 for values that differ by rounding only. */
export function standardErrorOf(values: Numbers): number {
  if (isConstant(values)) return 0;
  const { scaled, scale } = sumOfSquaredDeviations(values);
  return Math.sqrt(scaled / (values.length - 1) / values.length) * scale;
}

/** Standard error of a difference and its degrees of freedom. */
export interface ErrorOfDifference {
  readonly standardError: number;
  readonly df: number;
}

/** What a t test needs once means and errors are known. */
export interface PreparedT extends ErrorOfDifference {
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
  readonly difference: number;
  readonly alternatives: 'pairs' | 'sides';
}

/**
 * Quantiles of whole degrees of freedom, kept: a family asks for the same ones again and again, and each costs more than
 * the rest of its test. Welch's fractional ones are nearly all different and would only fill the memory.
 */
const quantiles = new Map<string, number>();

function upperQuantile(p: number, df: number): number {
  if (!Number.isInteger(df)) return studentTQuantile(p, df, 'upper');
  const key = `${p}|${df}`;
  const known = quantiles.get(key) ?? studentTQuantile(p, df, 'upper');
  quantiles.set(key, known);
  return known;
}

/** The t test of a difference with its standard error. */
export function finishT(prepared: PreparedT, options: TTestOptions): TTestResult {
  const { n, method, difference, standardError, df } = prepared;
  const { alternative = 'two-sided', level = 0.95 } = options;
  if (standardError === 0) return withoutSpread(prepared, options);
  const statistic = difference / standardError;
  const t = upperQuantile(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level, df);
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
function withoutSpread(prepared: PreparedT, options: TTestOptions): TTestResult {
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

/**
 * A t test of the difference of means of two unpaired lists; `errorOf` says how their variances make a standard error,
 * `enough` how many values that takes.
 */
export function twoSampleT(
  x: Scores,
  y: Scores,
  options: TTestOptions & {
    readonly method: string;
    readonly enough: (n1: number, n2: number) => boolean;
    readonly errorOf: (x: Float64Array, y: Float64Array) => ErrorOfDifference;
  },
): TTestResult {
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const [n, { method }] = [n1 + n2, options];
  const warnings = [...first.warnings, ...second.warnings];
  const difference = n1 === 0 || n2 === 0 ? null : finiteOrNull(mean(first.values) - mean(second.values));
  if (difference === null || !options.enough(n1, n2)) {
    return undefinedT(n, method, { difference, warnings, reason: `too few values: ${n1} and ${n2}` }, options);
  }
  const error = options.errorOf(first.values, second.values);
  return finishT({ n, method, warnings, difference, ...error, alternatives: 'sides' }, options);
}

/** A t test without p, with its reason. */
export function undefinedT(
  n: number,
  method: string,
  known: { readonly difference: number | null; readonly warnings: readonly StatWarning[]; readonly reason: string },
  options: TTestOptions,
): TTestResult {
  const { difference, warnings, reason } = known;
  const base = noTest(n, method, reason, warnings);
  return { ...base, difference, standardError: null, low: null, high: null, level: options.level ?? 0.95 };
}
