import { midranks, type Numbers } from '../numeric.ts';
import type { Alternative, StatWarning, TestResult } from '../result.ts';
import { subsetSumDistribution, tailsOf } from './exact-null.ts';
import { clampP, noTest, pairedDifferences, type Scores } from './inputs.ts';
import { minimumPairedP } from './minimum-p.ts';
import { rankSumP } from './rank-normal.ts';

/** Up to this many pairs the null distribution is counted. */
export const exactSignedRankPairs = 200;

/** Choices of the signed-rank test. */
export interface SignedRankOptions {
  readonly alternative?: Alternative;
  /** `pratt` (default) ranks zero differences and then drops them; `wilcox` drops them before ranking. */
  readonly zeroMethod?: 'pratt' | 'wilcox';
  /** `auto` (default) counts up to 200 pairs and uses the normal approximation above. */
  readonly method?: 'auto' | 'exact' | 'normal';
  /** Continuity correction of the normal approximation; on by default. */
  readonly continuity?: boolean;
}

/** The signed-rank test; `statistic` is the sum of the ranks of positive differences. */
export interface SignedRankResult extends TestResult {
  /** Pairs whose difference is not 0. */
  readonly nonZero: number;
  /** Standardised statistic of the normal approximation, else `null`. */
  readonly z: number | null;
}

/**
 * Wilcoxon signed-rank test of x − y on snapped differences. Exact with ties and zeros up to 200 pairs, two-sided as
 * P(|W − E| >= |w − E|); above that normal with tie-corrected variance and continuity.
 *
 * Source: Wilcoxon (1945), Pratt (1959). Matches `exactRankTests::wilcox.exact(x - y)` (dropped zeros),
 * `coin::wilcoxsign_test(zero.method = "Pratt")`, and R `wilcox.test(x, y, paired = TRUE)` without ties.
 *
 * @example wilcoxonSignedRank([3, 4, 5], [1, 1, 1]).p // 0.25
 */
export function wilcoxonSignedRank(x: Scores, y: Scores, options: SignedRankOptions = {}): SignedRankResult {
  const { differences, warnings } = pairedDifferences(x, y);
  return wilcoxonSignedRankOf(differences, options, warnings);
}

/** The same test on differences that are already snapped. */
export function wilcoxonSignedRankOf(
  differences: Numbers,
  options: SignedRankOptions = {},
  warnings: readonly StatWarning[] = [],
): SignedRankResult {
  const { alternative = 'two-sided', zeroMethod = 'pratt', method = 'auto', continuity = true } = options;
  const n = differences.length;
  const name = 'Wilcoxon signed-rank test';
  if (n === 0) return { ...noTest(0, name, 'no pairs', warnings), nonZero: 0, z: null };
  const { ranks, positive, tied } = signedRanks(differences, zeroMethod);
  const zeros = n - ranks.length;
  const notes = [...warnings, ...rankWarnings(n, zeros, tied)];
  const base = { n, warnings: notes, statistic: positive, nonZero: ranks.length, z: null };
  if (ranks.length === 0) {
    const identical = { code: 'identical', message: 'Both sides are identical.' };
    return {
      ...base,
      warnings: [...warnings, identical],
      method: name,
      p: 1,
      minimumP: minimumPairedP(n, alternative),
    };
  }
  if (method === 'exact' || (method === 'auto' && n <= exactSignedRankPairs)) {
    const p = exactP(ranks, positive, alternative);
    return { ...base, method: `${name} (${zeroMethod}), exact`, p, minimumP: minimumPairedP(n, alternative) };
  }
  const expected = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const sd = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0)) / 2;
  const { z, p } = rankSumP(positive - expected, sd, { alternative, continuity });
  // The most extreme outcome: every difference has the same sign.
  const minimum = rankSumP(alternative === 'less' ? -expected : expected, sd, { alternative, continuity });
  return { ...base, method: `${name} (${zeroMethod}), normal approximation`, p, z, minimumP: minimum.p };
}

interface SignedRanks {
  /** Ranks of the non-zero differences. */
  readonly ranks: number[];
  /** Sum of the ranks of the positive ones. */
  readonly positive: number;
  /** Non-zero differences that share their rank. */
  readonly tied: number;
}

function signedRanks(differences: Numbers, zeroMethod: 'pratt' | 'wilcox'): SignedRanks {
  const kept = Array.from(differences).filter((d) => zeroMethod === 'pratt' || d !== 0);
  const all = midranks(kept.map(Math.abs)).ranks;
  const ranks: number[] = [];
  const seen = new Map<number, number>();
  let positive = 0;
  kept.forEach((d, i) => {
    if (d === 0) return;
    const rank = all[i]!;
    ranks.push(rank);
    seen.set(rank, (seen.get(rank) ?? 0) + 1);
    if (d > 0) positive += rank;
  });
  const tied = [...seen.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
  return { ranks, positive, tied };
}

function exactP(ranks: readonly number[], positive: number, alternative: Alternative): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const distribution = subsetSumDistribution(doubled);
  const tails = tailsOf(distribution, Math.round(2 * positive), distribution.length - 1);
  if (alternative === 'greater') return clampP(tails.upper);
  return clampP(alternative === 'less' ? tails.lower : tails.twoSided);
}

function rankWarnings(n: number, zeros: number, tied: number): StatWarning[] {
  const warnings: StatWarning[] = [];
  if (zeros > 0) warnings.push({ code: 'zero-differences', message: `${zeros} of ${n} differences are 0.` });
  if (tied > 0) warnings.push({ code: 'ties', message: `${tied} of ${n} differences share their size with another.` });
  return warnings;
}
