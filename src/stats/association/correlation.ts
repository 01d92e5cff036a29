import { normalQuantile, normalTails, studentTTails } from '../distributions.ts';
import { isConstant, mean, midranks, safeScale, type Score } from '../numeric.ts';
import type { ResultBase } from '../result.ts';
import { clampP, type FinitePairs, finitePairs, pFromTails } from '../tests/inputs.ts';
import { kendallCounts, kendallExactP } from './kendall.ts';
import { permutationsOf } from './permutations.ts';

/** A correlation from −1 to 1 with a two-sided p and, for Pearson, an interval. */
export interface Correlation extends ResultBase {
  readonly value: number | null;
  readonly p: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason?: string;
}

/** Up to this many pairs the p of Spearman's correlation is counted over all permutations. */
export const exactSpearmanPairs = 8;

/** Up to this many untied pairs the p of Kendall's correlation is counted, as R does. */
const exactKendallPairs = 49;

/**
 * Pearson's product-moment correlation with p from t and Fisher's interval (needs 4 pairs). `null` when a side is
 * constant; no p with two pairs.
 *
 * Source: Pearson (1895), Fisher (1921). Matches R `cor.test(x, y)`.
 *
 * @example pearsonCorrelation([1, 2, 3], [1, 2, 4]).value // 0.9819805060619659
 */
export function pearsonCorrelation(x: readonly Score[], y: readonly Score[], level = 0.95): Correlation {
  const pairs = finitePairs(x, y);
  const method = 'Pearson correlation';
  const value = productMoment(pairs.x, pairs.y);
  if (value === null) return undefinedCorrelation(pairs, method);
  const n = pairs.x.length;
  const base = { n, method, warnings: pairs.warnings, value, p: correlationTP(value, n), low: null, high: null };
  if (n < 4) return base;
  const centre = Math.atanh(value);
  const half = normalQuantile((1 - level) / 2, 'upper') / Math.sqrt(n - 3);
  return { ...base, low: Math.tanh(centre - half), high: Math.tanh(centre + half) };
}

/**
 * Spearman's rank correlation. p is exact over all permutations up to 8 pairs (ties as they are), else from t.
 *
 * Source: Spearman (1904). The value matches R `cor(x, y, method = "spearman")` and SciPy `spearmanr`; the p from t
 * matches SciPy `spearmanr`.
 *
 * @example spearmanCorrelation([1, 2, 3, 4], [1, 3, 2, 4]).value // 0.8
 */
export function spearmanCorrelation(x: readonly Score[], y: readonly Score[]): Correlation {
  const pairs = finitePairs(x, y);
  const n = pairs.x.length;
  const exact = n <= exactSpearmanPairs;
  const method = `Spearman correlation, ${exact ? 'exact' : 't approximation'}`;
  const [a, b] = [midranks(pairs.x).ranks, midranks(pairs.y).ranks];
  const value = productMoment(a, b);
  if (value === null) return undefinedCorrelation(pairs, method);
  const p = n < 3 ? null : exact ? exactRankP(a, b) : correlationTP(value, n);
  return { n, method, warnings: pairs.warnings, value, p, low: null, high: null };
}

/**
 * Kendall's τ_b. p is exact without ties below 50 pairs, else from the normal approximation with tie-corrected variance.
 *
 * Source: Kendall (1945, 1970). Matches R `cor.test(x, y, method = "kendall", continuity = FALSE)`.
 *
 * @example kendallCorrelation([1, 2, 3, 4], [1, 3, 2, 4]).value // 0.6666666666666666
 */
export function kendallCorrelation(x: readonly Score[], y: readonly Score[]): Correlation {
  const pairs = finitePairs(x, y);
  const n = pairs.x.length;
  const counts = kendallCounts(pairs.x, pairs.y);
  if (counts.tauB === null) return undefinedCorrelation(pairs, 'Kendall correlation');
  const exact = !counts.hasTies && n <= exactKendallPairs;
  const method = `Kendall correlation (tau-b), ${exact ? 'exact' : 'normal approximation'}`;
  const approximate = pFromTails(normalTails(counts.score / Math.sqrt(counts.variance)), 'two-sided');
  const p = n < 3 ? null : exact ? kendallExactP(n, counts.score) : approximate;
  return { n, method, warnings: pairs.warnings, value: counts.tauB, p, low: null, high: null };
}

/** p of a correlation from t with n − 2 degrees of freedom; `null` below 3 pairs. */
export function correlationTP(value: number, n: number): number | null {
  if (n < 3) return null;
  const t = value * Math.sqrt((n - 2) / Math.max(0, (1 - value) * (1 + value)));
  return pFromTails(studentTTails(t, n - 2), 'two-sided');
}

function undefinedCorrelation(pairs: FinitePairs, method: string): Correlation {
  const n = pairs.x.length;
  const reason = n < 2 ? `too few pairs: ${n}` : 'one side is constant';
  return { n, method, warnings: pairs.warnings, value: null, p: null, low: null, high: null, reason };
}

/** Product-moment correlation, or `null` with fewer than two pairs or a constant side. */
function productMoment(x: Float64Array, y: Float64Array): number | null {
  if (x.length < 2 || isConstant(x) || isConstant(y)) return null;
  const [a, b] = [centred(x), centred(y)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    product += a[i]! * b[i]!;
    squaresA += a[i]! * a[i]!;
    squaresB += b[i]! * b[i]!;
  }
  return Math.min(1, Math.max(-1, product / Math.sqrt(squaresA) / Math.sqrt(squaresB)));
}

function centred(values: Float64Array): Float64Array {
  const centre = mean(values);
  const deviations = values.map((value) => value / 2 - centre / 2);
  const scale = safeScale(deviations);
  return deviations.map((value) => value / scale);
}

/** Share of permutations whose |Σ ab| around its mean reaches the observed one. */
function exactRankP(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const centre = (n + 1) / 2;
  const left = a.map((rank) => rank - centre);
  const right = b.map((rank) => rank - centre);
  // Midranks are multiples of ½ and so are the centred ones: the sums are exact.
  const observed = Math.abs(left.reduce((sum, value, i) => sum + value * right[i]!, 0));
  let [count, total] = [0, 0];
  for (const order of permutationsOf(n)) {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += left[i]! * right[order[i]!]!;
    if (Math.abs(sum) >= observed) count += 1;
    total += 1;
  }
  return clampP(count / total);
}
