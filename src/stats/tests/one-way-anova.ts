import { fTails } from '../distributions.ts';
import { isConstant, mean, safeScale } from '../numeric.ts';
import { finiteOrNull, type TestResult } from '../result.ts';
import { filledGroups, whyNoLayout } from './groups.ts';
import { noTest, type Scores } from './inputs.ts';

/** One-way analysis of variance; `statistic` is F with `df` and `dfWithin`. */
export interface AnovaResult extends TestResult {
  readonly dfWithin: number | null;
  /** Share of the variance between groups in this data; biased upwards, expectation (k − 1)/(N − 1) under no effect. */
  readonly etaSquared: number | null;
  /** The same corrected for chance; may be negative. */
  readonly omegaSquared: number | null;
  /** Another correction for chance (Kelley 1935); may be negative. */
  readonly epsilonSquared: number | null;
  /** Expectation of η² when no group differs: (k − 1)/(N − 1). */
  readonly etaSquaredByChance: number | null;
  /** Sum of squares between and within groups. */
  readonly between: number | null;
  readonly within: number | null;
}

/**
 * One-way analysis of variance with η², ω² and ε². Empty groups are ignored; equal values everywhere give no p.
 *
 * Source: Fisher (1925); ω² after Hays (1963), ε² after Kelley (1935). Matches R `anova(lm(y ~ g))` and
 * `effectsize::eta_squared`, `omega_squared`, `epsilon_squared`.
 *
 * @example oneWayAnova([[1, 2, 3], [2, 3, 4]]).statistic // 1.5
 */
export function oneWayAnova(groups: readonly Scores[]): AnovaResult {
  const method = 'one-way analysis of variance';
  const { filled, n, warnings } = filledGroups(groups);
  const none = { dfWithin: null, etaSquared: null, omegaSquared: null, epsilonSquared: null };
  const nothing = { ...none, etaSquaredByChance: null, between: null, within: null };
  const reason = whyNoLayout(filled, n);
  if (reason !== null) return { ...noTest(n, method, reason, warnings), ...nothing };
  const { between, within, scale } = sumsOfSquares(filled);
  const [df, dfWithin] = [filled.length - 1, n - filled.length];
  const total = between + within;
  const msWithin = within / dfWithin;
  const statistic = between / df / msWithin;
  const sizes = {
    etaSquared: between / total,
    omegaSquared: (between - df * msWithin) / (total + msWithin),
    epsilonSquared: (between - df * msWithin) / total,
    etaSquaredByChance: df / (n - 1),
    between: finiteOrNull(between * scale * scale),
    within: finiteOrNull(within * scale * scale),
  };
  const base = { n, method, warnings, df, dfWithin, ...sizes };
  if (within === 0) {
    return { ...base, statistic: null, p: null, minimumP: 0, reason: 'no variation within the groups' };
  }
  return { ...base, statistic, p: fTails(statistic, df, dfWithin).upper, minimumP: 0 };
}

/** Sums of squares of scaled values around the grand mean; groups that differ by rounding only have none within. */
function sumsOfSquares(groups: readonly Float64Array[]): {
  readonly between: number;
  readonly within: number;
  readonly scale: number;
} {
  const all = Float64Array.from(groups.flatMap((group) => Array.from(group)));
  const scale = safeScale(all);
  const grand = mean(all);
  let [between, within] = [0, 0];
  for (const group of groups) {
    // Deviations from the grand mean first: offsets of 1e12 then cost no digits.
    const deviations = group.map((value) => value / scale - grand / scale);
    const centre = mean(deviations);
    between += group.length * centre * centre;
    if (isConstant(group)) continue;
    for (const deviation of deviations) within += (deviation - centre) ** 2;
  }
  return { between, within, scale };
}
