import { findRoot, noncentralTTails, normalQuantile, studentTQuantile } from '../distributions.ts';
import type { ResultBase, Value } from '../result.ts';

/** A number about power, or the reason why there is none. `n` is the number of pairs or of values per group. */
export type PowerResult = ResultBase & Value;

/** What the t test is like. */
export interface TestDesign {
  /** Pairs, or two groups of equal size. */
  readonly design: 'paired' | 'two-sample';
  /** Significance level in (0, 1), 0.05 by default. */
  readonly alpha?: number;
  /** `greater` tests x > y only; `two-sided` by default, both tails counted. */
  readonly alternative?: 'two-sided' | 'greater';
}

/** Beyond this no sweep is run; a larger n is reported as out of reach. */
const LARGEST_N = 1_000_000;

/**
 * Power of a t test at the standardised difference `d` (d_z for pairs, Cohen's d for two groups) with `n` pairs or `n`
 * values per group: the probability that the noncentral t variable falls beyond the critical value, on both sides.
 *
 * Source: Cohen (1988), chapter 2. Matches R `power.t.test(n, d, type = "paired", strict = TRUE)$power`.
 *
 * @example tTestPower(1, 10, { design: 'paired' }).value // 0.803
 */
export function tTestPower(d: number, n: number, design: TestDesign): PowerResult {
  const base = { n, method: `power of the ${design.design} t test`, warnings: [] };
  const problem = invalid(d, design) ?? (Number.isInteger(n) && n >= 2 ? undefined : 'fewer than two values');
  return problem === undefined ? { ...base, value: powerOf(d, n, design) } : { ...base, value: null, reason: problem };
}

/**
 * The smallest whole n (pairs, or values per group) whose power at the standardised difference `d` is at least `power`.
 * No difference, or more than a million, gives null with a reason.
 *
 * Source: Cohen (1988), chapter 2. Matches the integer above R `power.t.test(delta = d, power = power, type = "paired")$n`.
 *
 * @example requiredN(2, 0.8, { design: 'paired' }).value // 5
 */
export function requiredN(d: number, power: number, design: TestDesign): PowerResult {
  const method = `n for ${100 * power} % power of the ${design.design} t test`;
  const nothing = (reason: string): PowerResult => ({ n: 0, method, warnings: [], value: null, reason });
  const problem = invalid(d, design) ?? (power > 0 && power < 1 ? undefined : 'the power must lie between 0 and 1');
  if (problem !== undefined) return nothing(problem);
  if (d === 0 || (d < 0 && design.alternative === 'greater'))
    return nothing('no n can find a difference that is not there');
  let low = 2;
  let high = Math.min(LARGEST_N, Math.max(2, normalGuess(d, power, design)));
  while (powerOf(d, high, design) < power) {
    if (high === LARGEST_N) return nothing(`more than ${LARGEST_N.toLocaleString('en')}`);
    low = high + 1;
    high = Math.min(LARGEST_N, 2 * high);
  }
  while (low < high) {
    const half = Math.floor((low + high) / 2);
    if (powerOf(d, half, design) >= power) high = half;
    else low = half + 1;
  }
  return { n: low, method, warnings: [], value: low };
}

/**
 * The smallest standardised difference that `n` pairs (or values per group) detect with probability `power`: "with n
 * seeds you can detect d_z of at least …".
 *
 * Source: Cohen (1988), chapter 2. Matches R `power.t.test(n, power = power, type = "paired", strict = TRUE)$delta`.
 *
 * @example detectableDifference(5, 0.8, { design: 'paired' }).value // 1.68
 */
export function detectableDifference(n: number, power: number, design: TestDesign): PowerResult {
  const { alpha = 0.05 } = design;
  const base = {
    n,
    method: `difference detectable with ${100 * power} % power by the ${design.design} t test`,
    warnings: [],
  };
  const nothing = (reason: string): PowerResult => ({ ...base, value: null, reason });
  const problem = invalid(0, design);
  if (problem !== undefined) return nothing(problem);
  if (!Number.isInteger(n) || n < 2) return nothing('fewer than two values');
  if (!(power > alpha && power < 1)) return nothing('the power must lie between alpha and 1');
  let high = 1;
  while (powerOf(high, n, design) < power && high < 1e9) high *= 2;
  return { ...base, value: findRoot((d) => powerOf(d, n, design) - power, 0, high, 1e-12) };
}

function invalid(d: number, { alpha = 0.05 }: TestDesign): string | undefined {
  if (!(alpha > 0 && alpha < 1)) return 'alpha must lie between 0 and 1';
  return Number.isFinite(d) ? undefined : 'the difference is not a finite number';
}

function powerOf(d: number, n: number, { design, alpha = 0.05, alternative = 'two-sided' }: TestDesign): number {
  const paired = design === 'paired';
  const df = paired ? n - 1 : 2 * (n - 1);
  const ncp = d * Math.sqrt(paired ? n : n / 2);
  if (alternative === 'greater') return noncentralTTails(studentTQuantile(alpha, df, 'upper'), df, ncp).upper;
  const critical = studentTQuantile(alpha / 2, df, 'upper');
  return Math.min(1, noncentralTTails(critical, df, ncp).upper + noncentralTTails(-critical, df, ncp).lower);
}

/** n by the normal distribution: a start that is close and never far above. */
function normalGuess(d: number, power: number, { design, alpha = 0.05, alternative }: TestDesign): number {
  const z = normalQuantile(alternative === 'greater' ? alpha : alpha / 2, 'upper') + normalQuantile(power);
  return Math.ceil(((design === 'paired' ? 1 : 2) * z * z) / (d * d));
}
