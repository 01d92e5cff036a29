import { ceilLog2, isConstant, mean, powerOfTwo, type Score, snapDifference, splitScores } from '../numeric.ts';
import type { Alternative, StatWarning, TestResult } from '../result.ts';

/** Scores in any array; missing and diverged ones are left out by the tests, with a warning that counts them. */
export type Scores = readonly Score[] | Float64Array;

/** The finite values of one side of an unpaired test. */
export interface Side {
  readonly values: Float64Array;
  readonly warnings: readonly StatWarning[];
}

/** The finite values of one list, with a warning that counts the ones left out. */
export function finiteValues(scores: Scores): Side {
  const { values, missing, diverged } = splitScores(scores);
  const left = missing + diverged;
  const warnings =
    left === 0
      ? []
      : [leftOut(`${left} of ${scores.length} values left out: ${missing} missing, ${diverged} diverged.`)];
  return { values, warnings };
}

/** Snapped differences x − y of the pairs that are finite on both sides. */
export interface PairedDifferences {
  readonly differences: Float64Array;
  /**
   * The same before rounding to a grid, for arithmetic: zeros and constant differences are those of `differences`, all
   * else keeps its last digits.
   */
  readonly unrounded: Float64Array;
  readonly warnings: readonly StatWarning[];
}

/**
 * Differences x[i] − y[i] of the pairs with two finite values, snapped (`alignedDifferences`); the others are counted in
 * a warning, as are the values of a longer list that have no partner.
 */
export function pairedDifferences(x: Scores, y: Scores): PairedDifferences {
  const pairs = finitePairs(x, y);
  const differences = alignedDifferences(pairs.x, pairs.y);
  const raw = differences.map((d, i) => (d === 0 ? 0 : bounded(pairs.x[i]! - pairs.y[i]!)));
  const unrounded = isConstant(differences) ? raw.fill(mean(raw)) : raw;
  return { differences, unrounded, warnings: pairs.warnings };
}

/** The pairs with two finite values. */
export interface FinitePairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly warnings: readonly StatWarning[];
}

/** The pairs x[i], y[i] that are finite on both sides, with a warning that counts the others. */
export function finitePairs(x: Scores, y: Scores): FinitePairs {
  const length = Math.max(x.length, y.length);
  const [first, second]: [number[], number[]] = [[], []];
  for (let i = 0; i < length; i += 1) {
    const [a, b] = [x[i], y[i]];
    if (!isFiniteScore(a) || !isFiniteScore(b)) continue;
    first.push(a);
    second.push(b);
  }
  const left = length - first.length;
  const warnings = left === 0 ? [] : [leftOut(`${left} of ${length} pairs left out: missing or diverged on one side.`)];
  return { x: Float64Array.from(first), y: Float64Array.from(second), warnings };
}

/**
 * Snapped differences whose ties are ties: `snapDifference` rounds each pair to the grid of its own magnitude, so
 * 0.53 − 0.51 and 0.48 − 0.46 still differ in the last step of the coarser grid. Sizes no further apart than that step
 * become the smaller one.
 *
 * @example alignedDifferences([0.53, 0.48], [0.51, 0.46]) // two equal numbers
 */
export function alignedDifferences(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const differences = Float64Array.from(x, (value, i) => bounded(snapDifference(value, y[i]!)));
  const steps = Float64Array.from(x, (value, i) => gridStep(Math.max(Math.abs(value), Math.abs(y[i]!))));
  const order = Array.from(differences, (_, i) => i).filter((i) => differences[i] !== 0);
  order.sort((i, j) => Math.abs(differences[i]!) - Math.abs(differences[j]!) || steps[i]! - steps[j]!);
  let head = -1;
  for (const i of order) {
    const size = Math.abs(differences[i]!);
    const known = head < 0 ? 0 : Math.abs(differences[head]!);
    if (head >= 0 && size - known <= Math.max(steps[i]!, steps[head]!)) {
      differences[i] = Math.sign(differences[i]!) * known;
    } else {
      head = i;
    }
  }
  return differences;
}

/** The difference of two opposite huge scores overflows: the largest double stands for it. */
function bounded(difference: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, difference));
}

/** The grid of `snapDifference` for values up to this size. */
function gridStep(largest: number): number {
  return largest === 0 ? 0 : powerOfTwo(Math.max(ceilLog2(largest) - 40, -1074));
}

/** True for a number that is neither NaN nor infinite. */
export function isFiniteScore(score: Score): score is number {
  return typeof score === 'number' && Number.isFinite(score);
}

/** A result without statistic and p, with the reason. */
export function noTest(
  n: number,
  method: string,
  reason: string,
  warnings: readonly StatWarning[] = [],
): TestResult & { readonly reason: string } {
  return { n, method, statistic: null, p: null, minimumP: null, reason, warnings };
}

/** A p-value inside [0, 1] whatever the rounding of its sum. */
export function clampP(p: number): number {
  return Math.min(1, Math.max(0, p));
}

function leftOut(message: string): StatWarning {
  return { code: 'values-left-out', message };
}

/** The p of a statistic whose null distribution has these tails. */
export function pFromTails(
  tails: { readonly lower: number; readonly upper: number },
  alternative: Alternative,
): number {
  if (alternative === 'greater') return clampP(tails.upper);
  if (alternative === 'less') return clampP(tails.lower);
  return clampP(2 * Math.min(tails.lower, tails.upper));
}
