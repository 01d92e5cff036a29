import { midranks } from '../numeric.ts';
import type { Alternative, StatWarning, TestResult } from '../result.ts';
import { fixedSizeSumDistribution, tailsOf } from './exact-null.ts';
import { clampP, finiteValues, noTest, type Scores } from './inputs.ts';
import { minimumRankSumP } from './minimum-p.ts';
import { rankSumP } from './rank-normal.ts';

/** While n1 · n2 is at most this, the null distribution is counted. */
export const exactRankSumProduct = 2_500;

/** Choices of the Mann–Whitney test. */
export interface MannWhitneyOptions {
  readonly alternative?: Alternative;
  /** `auto` (default) counts while n1 · n2 <= 2,500. */
  readonly method?: 'auto' | 'exact' | 'normal';
  /** Continuity correction of the normal approximation; on by default. */
  readonly continuity?: boolean;
}

/** The Mann–Whitney test; `statistic` is U of x: the pairs with x > y, ties counting one half. */
export interface MannWhitneyResult extends TestResult {
  /** Standardised statistic of the normal approximation, else `null`. */
  readonly z: number | null;
}

/**
 * Mann–Whitney U test (Wilcoxon rank sum). Exact with ties while n1 · n2 <= 2,500, two-sided as P(|U − E| >= |u − E|);
 * above that normal with tie-corrected variance and continuity.
 *
 * Source: Mann and Whitney (1947), Streitberg and Röhmel (1986). Matches `exactRankTests::wilcox.exact(x, y)`,
 * `coin::wilcox_test(distribution = "exact")` and R `wilcox.test(x, y)` without ties.
 *
 * @example mannWhitneyU([4, 5, 6], [1, 2, 3]).p // 0.1
 */
export function mannWhitneyU(x: Scores, y: Scores, options: MannWhitneyOptions = {}): MannWhitneyResult {
  const { alternative = 'two-sided', method = 'auto', continuity = true } = options;
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const n = n1 + n2;
  const name = 'Mann–Whitney U test';
  const warnings = [...first.warnings, ...second.warnings];
  if (n1 === 0 || n2 === 0) return { ...noTest(n, name, 'no values on one side', warnings), z: null };
  const { ranks, tieSizes } = midranks([...first.values, ...second.values]);
  const u = sumOf(ranks.subarray(0, n1)) - (n1 * (n1 + 1)) / 2;
  const base = { n, warnings: [...warnings, ...tieWarning(tieSizes, n)], statistic: u, z: null };
  if (method === 'exact' || (method === 'auto' && n1 * n2 <= exactRankSumProduct)) {
    const p = exactP(ranks, n1, alternative);
    return { ...base, method: `${name}, exact`, p, minimumP: minimumRankSumP(n1, n2, alternative) };
  }
  const ties = tieSizes.reduce((sum, size) => sum + size ** 3 - size, 0);
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  const { z, p } = rankSumP(u - (n1 * n2) / 2, sd, { alternative, continuity });
  const farthest = ((alternative === 'less' ? -1 : 1) * n1 * n2) / 2;
  const minimum = rankSumP(farthest, sd, { alternative, continuity });
  return { ...base, method: `${name}, normal approximation`, p, z, minimumP: minimum.p };
}

/** Counts over the smaller side: its rank sum and that of the other side settle each other. */
function exactP(ranks: Float64Array, n1: number, alternative: Alternative): number {
  const n = ranks.length;
  const firstIsSmaller = n1 <= n - n1;
  const size = Math.min(n1, n - n1);
  const smaller = firstIsSmaller ? ranks.subarray(0, n1) : ranks.subarray(n1);
  // Doubled midranks counted from 0, so that the sums stay small whole numbers.
  const weights = Array.from(ranks, (rank) => Math.round(2 * rank) - 2);
  const observed = Math.round(2 * sumOf(smaller)) - 2 * size;
  // The mean of the doubled ranks minus 2 is n − 1, whatever the ties.
  const tails = tailsOf(fixedSizeSumDistribution(weights, size), observed, 2 * size * (n - 1));
  if (alternative === 'two-sided') return clampP(tails.twoSided);
  return clampP((alternative === 'greater') === firstIsSmaller ? tails.upper : tails.lower);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function tieWarning(tieSizes: readonly number[], n: number): StatWarning[] {
  const tied = tieSizes.reduce((sum, size) => sum + size, 0);
  return tied === 0 ? [] : [{ code: 'ties', message: `${tied} of ${n} values are tied.` }];
}
