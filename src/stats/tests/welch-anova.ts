import { fTails } from '../distributions.ts';
import { isConstant, mean, safeScale } from '../numeric.ts';
import type { TestResult } from '../result.ts';
import { filledGroups, whyNoLayout } from './groups.ts';
import { noTest, type Scores } from './inputs.ts';

/** Welch's F of a one-way layout with unequal variances. */
export interface WelchAnovaResult extends TestResult {
  readonly dfWithin: number | null;
}

/**
 * Welch's analysis of variance, which does not assume equal variances. Every group needs two values and some variation.
 *
 * Source: Welch (1951). Matches R `oneway.test(y ~ g)`.
 *
 * @example welchAnova([[1, 2, 3], [2, 3, 4]]).statistic // 1.5
 */
export function welchAnova(groups: readonly Scores[]): WelchAnovaResult {
  const method = "Welch's analysis of variance";
  const { filled, n, warnings } = filledGroups(groups);
  const reason =
    whyNoLayout(filled, n) ??
    (filled.some((group) => group.length < 2) ? 'a group has fewer than two values' : null) ??
    (filled.some(isConstant) ? 'a group does not vary' : null);
  if (reason !== null) return { ...noTest(n, method, reason, warnings), dfWithin: null };
  const scale = filled.reduce((largest, group) => Math.max(largest, safeScale(group)), 0);
  const k = filled.length;
  const means = filled.map((group) => mean(group) / scale);
  const weights = filled.map((group, i) => {
    const squares = group.reduce((sum, value) => sum + (value / scale - means[i]!) ** 2, 0);
    return (group.length * (group.length - 1)) / squares;
  });
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = weights.reduce((sum, weight, i) => sum + weight * means[i]!, 0) / totalWeight;
  const between = weights.reduce((sum, weight, i) => sum + weight * (means[i]! - centre) ** 2, 0) / (k - 1);
  const spread = weights.reduce((sum, w, i) => sum + (1 - w / totalWeight) ** 2 / (filled[i]!.length - 1), 0);
  const statistic = between / (1 + (2 * (k - 2) * spread) / (k * k - 1));
  const dfWithin = (k * k - 1) / (3 * spread);
  const p = fTails(statistic, k - 1, dfWithin).upper;
  return { n, method, warnings, statistic, df: k - 1, dfWithin, p, minimumP: 0 };
}
