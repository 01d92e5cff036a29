import { studentTQuantile } from '../distributions.ts';
import { isConstant, mean, safeScale, sum } from '../numeric.ts';
import { finiteOrNull, type Interval, type StatWarning } from '../result.ts';
import { isFiniteScore, type Scores } from '../tests/inputs.ts';
import { constantValues, fewClusters } from '../warnings.ts';
import type { IntervalOptions } from './t-interval.ts';

/** Name of the group that a sample belongs to: answers to one question, questions to one text. */
export type ClusterId = string | number;

/** Interval of a mean over samples with its standard errors. `n` counts samples. */
export interface ClusteredInterval extends Interval {
  readonly mean: number | null;
  readonly clusters: number;
  /** Standard error as if all samples were independent, sd/√n. */
  readonly seIndependent: number | null;
  /** Cluster-robust standard error without small-sample correction; `null` for one cluster. */
  readonly seHC0: number | null;
  /** The same times √(G/(G − 1)): what the interval uses; `null` for one cluster. */
  readonly seCR1: number | null;
  /** Standard error with the cross terms of Miller (2024); `null` for one cluster or a negative variance. */
  readonly seCrossTerms: number | null;
}

/**
 * Interval of the mean of scores over samples that share clusters, from the CR1 standard error and Student's t with
 * G − 1 degrees of freedom. Fewer than 30 clusters warn; one cluster has no interval. Each sample its own cluster gives
 * the t interval. Missing and diverged scores are left out with their clusters. `clusters[i]` belongs to `scores[i]`.
 *
 * Sources: Liang and Zeger (1986); Cameron and Miller (2015) for CR1 and t(G − 1); Miller (2024), "Adding error bars to
 * evals". Matches R `sandwich::vcovCL(lm(s ~ 1), cluster, type = "HC0", cadjust = FALSE)` and G/(G − 1) times it.
 *
 * @example clusteredInterval([1, 0, 1, 1], ['a', 'a', 'b', 'b']).seCR1 // 0.25
 */
export function clusteredInterval(
  scores: Scores,
  clusters: readonly ClusterId[],
  options: IntervalOptions = {},
): ClusteredInterval {
  const { level = 0.95 } = options;
  const { values, groups, left } = groupByCluster(scores, clusters);
  const n = values.length;
  const count = groups.size;
  const warnings = leftOut(left, scores.length);
  const nothing = { mean: null, seIndependent: null, seHC0: null, seCR1: null, seCrossTerms: null };
  const base = { n, method: 'clustered t interval of the mean', level, clusters: count };
  if (scores.length !== clusters.length) {
    return { ...base, ...nothing, low: null, high: null, warnings, reason: 'scores and clusters differ in number' };
  }
  if (n === 0) return { ...base, ...nothing, low: null, high: null, warnings, reason: 'no finite values' };
  const centre = mean(values);
  const errors = standardErrors(values, groups, centre);
  if (errors.seCR1 === null) {
    const reason = 'one cluster: its standard error cannot be estimated';
    return { ...base, mean: centre, ...errors, low: null, high: null, warnings, reason };
  }
  const half = studentTQuantile((1 - level) / 2, count - 1, 'upper') * errors.seCR1;
  return {
    ...base,
    mean: centre,
    ...errors,
    low: finiteOrNull(centre - half),
    high: finiteOrNull(centre + half),
    warnings: [...warnings, ...fewClusters(count), ...(isConstant(values) ? [constantValues] : [])],
  };
}

interface Grouped {
  readonly values: readonly number[];
  /** Positions in `values` of each cluster. */
  readonly groups: ReadonlyMap<ClusterId, readonly number[]>;
  readonly left: number;
}

function groupByCluster(scores: Scores, clusters: readonly ClusterId[]): Grouped {
  const values: number[] = [];
  const groups = new Map<ClusterId, number[]>();
  clusters.forEach((cluster, i) => {
    const score = scores[i];
    if (!isFiniteScore(score)) return;
    const members = groups.get(cluster);
    if (members === undefined) groups.set(cluster, [values.length]);
    else members.push(values.length);
    values.push(score);
  });
  return { values, groups, left: scores.length - values.length };
}

type StandardErrors = Pick<ClusteredInterval, 'seIndependent' | 'seHC0' | 'seCR1' | 'seCrossTerms'>;

function standardErrors(
  values: readonly number[],
  groups: ReadonlyMap<ClusterId, readonly number[]>,
  centre: number,
): StandardErrors {
  const n = values.length;
  const constant = isConstant(values);
  const deviations = values.map((value) => (constant ? 0 : value / 2 - centre / 2));
  // Halved and scaled, so that neither a difference nor a square overflows.
  const scale = safeScale(deviations);
  const scaled = deviations.map((deviation) => deviation / scale);
  const squares = sum(scaled.map((deviation) => deviation * deviation));
  const clusterSquares = sum(Array.from(groups.values(), (members) => sum(members.map((i) => scaled[i]!)) ** 2));
  const unit = (2 * scale) / n;
  const independent = n < 2 ? Number.NaN : Math.sqrt((squares * n) / (n - 1)) * unit;
  const count = groups.size;
  if (count < 2) return { seIndependent: finiteOrNull(independent), seHC0: null, seCR1: null, seCrossTerms: null };
  const robust = Math.sqrt(clusterSquares) * unit;
  const crossTerms = Math.sqrt((squares * n) / (n - 1) + (clusterSquares - squares)) * unit;
  return {
    seIndependent: finiteOrNull(independent),
    seHC0: finiteOrNull(robust),
    seCR1: finiteOrNull(robust * Math.sqrt(count / (count - 1))),
    seCrossTerms: finiteOrNull(crossTerms),
  };
}

function leftOut(left: number, all: number): readonly StatWarning[] {
  return left === 0
    ? []
    : [{ code: 'values-left-out', message: `${left} of ${all} values left out: missing or diverged.` }];
}
