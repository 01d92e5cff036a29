/**
 * What every statistic returns. Nothing in src/stats throws because of data: what cannot be computed is `null` with a
 * reason, and what a reader must know beside the number is a warning.
 */

/** A warning on a result: a stable code for programs and a sentence for people. */
export interface StatWarning {
  readonly code: string;
  readonly message: string;
}

/** A number, or `null` with the reason why it does not exist. Never NaN, never infinite. */
export type Value = { readonly value: number } | { readonly value: null; readonly reason: string };

/** The common part of every result: how many values entered, by which method, and what to know about it. */
export interface ResultBase {
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
}

/** A confidence interval; `low` and `high` are null together, with a reason. */
export interface Interval extends ResultBase {
  readonly level: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason?: string;
}

/** A significance test. `minimumP` is the smallest p that this design (n, pairing, ties aside) can reach at all. */
export interface TestResult extends ResultBase {
  readonly statistic: number | null;
  readonly df?: number;
  readonly p: number | null;
  readonly minimumP: number | null;
  readonly reason?: string;
}

/** An effect size with its interval; `value` is always candidate minus baseline in sign. */
export interface Effect extends ResultBase {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number | null;
  readonly reason?: string;
}

/** Which tail of the null distribution counts as extreme; `greater` means x > y. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** The number itself, or `null` where it is NaN or infinite (an overflow): what may enter a result. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
