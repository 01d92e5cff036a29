import { chiSquaredTails } from '../distributions.ts';
import { midranks } from '../numeric.ts';
import type { TestResult } from '../result.ts';
import { noTest, type Scores } from './inputs.ts';
import { filledGroups } from './groups.ts';

/** The Kruskal–Wallis test; `statistic` is the tie-corrected H. */
export interface KruskalWallisResult extends TestResult {
  /** H/(N − 1), from 0 to 1. */
  readonly epsilonSquared: number | null;
  /** (H − k + 1)/(N − k), corrected for chance; may be negative. */
  readonly etaSquaredH: number | null;
}

/**
 * Kruskal–Wallis test of equal distributions of several unpaired groups, tie-corrected, against chi-squared. All values
 * equal gives no p.
 *
 * Source: Kruskal and Wallis (1952). Matches R `kruskal.test`.
 *
 * @example kruskalWallisTest([[1, 2], [3, 4]]).statistic // 2.4
 */
export function kruskalWallisTest(groups: readonly Scores[]): KruskalWallisResult {
  const method = 'Kruskal–Wallis test';
  const { filled, n, warnings } = filledGroups(groups);
  const k = filled.length;
  const none = { epsilonSquared: null, etaSquaredH: null };
  if (k < 2) return { ...noTest(n, method, 'fewer than two groups with values', warnings), ...none };
  const { ranks, tieSizes } = midranks(filled.flatMap((group) => Array.from(group)));
  const ties = tieSizes.reduce((sum, size) => sum + size ** 3 - size, 0);
  const correction = 1 - ties / (n ** 3 - n);
  if (correction <= 0) return { ...noTest(n, method, 'all values are equal', warnings), df: k - 1, ...none };
  let start = 0;
  let spread = 0;
  for (const group of filled) {
    const rankSum = ranks.subarray(start, start + group.length).reduce((sum, rank) => sum + rank, 0);
    spread += (rankSum - (group.length * (n + 1)) / 2) ** 2 / group.length;
    start += group.length;
  }
  const statistic = (12 * spread) / (n * (n + 1)) / correction;
  return {
    n,
    method,
    warnings: smallestGroup(filled) < 5 ? [...warnings, smallGroups] : warnings,
    statistic,
    df: k - 1,
    p: chiSquaredTails(statistic, k - 1).upper,
    minimumP: null,
    epsilonSquared: statistic / (n - 1),
    etaSquaredH: n > k ? (statistic - k + 1) / (n - k) : null,
  };
}

const smallGroups = {
  code: 'approximate-p',
  message: 'Groups of fewer than 5 values: the chi-squared approximation is rough.',
};

function smallestGroup(groups: readonly Float64Array[]): number {
  return groups.reduce((least, group) => Math.min(least, group.length), Infinity);
}
