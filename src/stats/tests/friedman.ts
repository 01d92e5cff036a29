import { chiSquaredTails, fTails } from '../distributions.ts';
import { midranks } from '../numeric.ts';
import type { StatWarning, TestResult } from '../result.ts';
import { isFiniteScore, noTest, type Scores } from './inputs.ts';

/** The Friedman test; `statistic` is the tie-corrected χ². `n` counts the blocks used. */
export interface FriedmanResult extends TestResult {
  /** Mean rank of each column, 1 = best, ties share the average; `null` without blocks. */
  readonly meanRanks: readonly (number | null)[];
  /** F of Iman and Davenport, less conservative than χ²; `null` where every block gives the same order. */
  readonly imanDavenportF: number | null;
  readonly imanDavenportP: number | null;
  /** Kendall's coefficient of concordance, 0 (no agreement between blocks) to 1 (the same order in each). */
  readonly kendallW: number | null;
}

/**
 * Friedman test of equal columns over blocks (`blocks[block][column]`; a block is a seed or a task). Blocks with a
 * missing score are left out. With the correction of Iman and Davenport and Kendall's W.
 *
 * Source: Friedman (1937), Iman and Davenport (1980), Demšar (2006). Matches R `friedman.test` (tie-corrected).
 *
 * @example friedmanTest([[1, 2, 3], [1, 2, 3], [1, 3, 2]], true).kendallW // 0.7777777777777778
 */
export function friedmanTest(blocks: readonly Scores[], higherIsBetter: boolean): FriedmanResult {
  const method = 'Friedman test';
  const k = blocks.reduce((most, block) => Math.max(most, block.length), 0);
  const complete = blocks.map((block) => Array.from(block).filter(isFiniteScore)).filter((block) => block.length === k);
  const n = complete.length;
  const warnings: StatWarning[] = [];
  if (n < blocks.length) {
    const message = `${blocks.length - n} of ${blocks.length} blocks left out: a score is missing or diverged.`;
    warnings.push({ code: 'values-left-out', message });
  }
  const none = { imanDavenportF: null, imanDavenportP: null, kendallW: null };
  const unranked = Array.from({ length: k }, () => null);
  if (n === 0 || k < 2) {
    const reason = n === 0 ? 'no complete blocks' : 'fewer than two columns';
    return { ...noTest(n, method, reason, warnings), meanRanks: unranked, ...none };
  }
  const rankSums = new Float64Array(k);
  let ties = 0;
  for (const block of complete) {
    const { ranks, tieSizes } = midranks(higherIsBetter ? block.map((score) => -score) : block);
    ranks.forEach((rank, column) => (rankSums[column]! += rank));
    ties += tieSizes.reduce((sum, size) => sum + size ** 3 - size, 0);
  }
  const meanRanks = Array.from(rankSums, (sum) => sum / n);
  const correction = 1 - ties / (n * (k ** 3 - k));
  if (correction <= 0) return { ...noTest(n, method, 'all scores are tied', warnings), df: k - 1, meanRanks, ...none };
  const spread = rankSums.reduce((sum, rankSum) => sum + (rankSum - (n * (k + 1)) / 2) ** 2, 0);
  const statistic = (12 * spread) / (n * k * (k + 1)) / correction;
  return {
    n,
    method,
    warnings,
    statistic,
    df: k - 1,
    p: chiSquaredTails(statistic, k - 1).upper,
    minimumP: chiSquaredTails(n * (k - 1), k - 1).upper,
    meanRanks,
    ...imanDavenport(statistic, n, k),
    kendallW: statistic / (n * (k - 1)),
  };
}

function imanDavenport(
  statistic: number,
  n: number,
  k: number,
): { readonly imanDavenportF: number | null; readonly imanDavenportP: number | null } {
  if (n < 2) return { imanDavenportF: null, imanDavenportP: null };
  const rest = n * (k - 1) - statistic;
  // Perfect agreement makes F infinite; its p is the chance that n − 1 blocks repeat the order of the first.
  if (rest <= 1e-9 * n * k) return { imanDavenportF: null, imanDavenportP: factorial(k) ** (1 - n) };
  const f = ((n - 1) * statistic) / rest;
  return { imanDavenportF: f, imanDavenportP: fTails(f, k - 1, (k - 1) * (n - 1)).upper };
}

function factorial(k: number): number {
  let product = 1;
  for (let i = 2; i <= k; i += 1) product *= i;
  return product;
}
