import { isConstant, maxAbs, type Score, safeScale, sortedCopy } from '../numeric.ts';
import { finiteOrNull, type Interval } from '../result.ts';
import { createRng } from '../rng.ts';
import { finiteValues } from '../tests/inputs.ts';
import { constantValues, undercoverage } from '../warnings.ts';
import type { BootstrapMethod } from './bootstrap/bca.ts';
import { EXACT_UP_TO, exactDistribution } from './bootstrap/exact.ts';
import { drawnReplicates, exactReplicates, intervalEnds, type Replicates } from './bootstrap/replicates.ts';
import { type BootstrapStatistic, leaveOneOut, statisticOf, statisticOfCounts } from './bootstrap/statistics.ts';

/** Choices of `bootstrapInterval`. */
export interface BootstrapOptions {
  /** Key of the random stream, from `rngKey`; without one the stream of the empty key serves. */
  readonly key?: string;
  /** `bca` by default. */
  readonly method?: BootstrapMethod;
  /** `mean` by default. */
  readonly statistic?: BootstrapStatistic;
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
  /** Number of resamples, 10,000 by default; up to seven values are enumerated instead. */
  readonly resamples?: number;
}

/** A bootstrap interval and how its replicates came about. */
export interface BootstrapInterval extends Interval {
  /** Number of resamples drawn, or n^n where all of them were enumerated; 0 where none was needed. */
  readonly resamples: number;
  readonly exact: boolean;
}

/**
 * Bootstrap interval of the mean, median or interquartile mean: percentile, basic or BCa. Up to seven values all n^n
 * resamples are enumerated, and an end is then the outermost atom with at least the wanted probability beyond it.
 * Missing and diverged scores are left out with a warning; fewer than 20 values warn of undercoverage; identical values
 * give [c, c]; where BCa is undefined the percentile interval stands in and says so. The order of the scores plays no part.
 *
 * Sources: Efron and Tibshirani (1993), chapters 13 and 14; Fisher and Hall (1991) for the enumeration.
 * Matches SciPy `bootstrap((x,), np.mean, method='BCa', n_resamples=10000)`.
 *
 * @example bootstrapInterval([0.81, 0.82, 0.81], { method: 'percentile' }).high // 0.82
 */
export function bootstrapInterval(
  scores: readonly Score[] | Float64Array,
  options: BootstrapOptions = {},
): BootstrapInterval {
  const { method = 'bca', statistic = 'mean', level = 0.95, resamples = 10_000 } = options;
  const { values, warnings } = finiteValues(scores);
  const n = values.length;
  const name = `bootstrap ${method} interval of the ${statistic}`;
  const base = { n, method: name, level, resamples: 0, exact: true };
  if (n < 2) {
    const reason = n === 0 ? 'no finite values' : 'one value: nothing to resample';
    return { ...base, low: null, high: null, warnings, reason };
  }
  const sorted = sortedCopy(values);
  if (isConstant(sorted)) {
    const [low, high] = [sorted[0]!, sorted[n - 1]!];
    return { ...base, low, high, warnings: [...warnings, constantValues], reason: 'identical values' };
  }
  // Scaled so that no sum overflows; a power of two, so that no digit changes.
  const scale = safeScale(sorted);
  if (scale !== 1) for (let i = 0; i < n; i++) sorted[i]! /= scale;
  const exact = n <= EXACT_UP_TO;
  const tolerance = 1e-12 * maxAbs(sorted);
  const replicates = exact
    ? exactReplicates(exactDistribution(statistic, sorted), tolerance)
    : draw(statistic, sorted, { resamples, key: options.key ?? '', tolerance });
  const observed = statisticOf(statistic, sorted);
  const ends = intervalEnds(replicates, { method, level, observed, jackknife: () => leaveOneOut(statistic, sorted) });
  return {
    ...base,
    low: finiteOrNull(ends.low * scale),
    high: finiteOrNull(ends.high * scale),
    resamples: replicates.count,
    exact,
    warnings: [...warnings, ...undercoverage(n), ...ends.warnings],
  };
}

/** The replicates of the last call: a report asks for thousands of intervals, and none needs them once it has its ends. */
let drawn = new Float64Array(0);

interface DrawOptions {
  readonly resamples: number;
  readonly key: string;
  readonly tolerance: number;
}

function draw(statistic: BootstrapStatistic, sorted: Float64Array, options: DrawOptions): Replicates {
  const rng = createRng(options.key);
  const n = sorted.length;
  if (drawn.length !== options.resamples) drawn = new Float64Array(options.resamples);
  const values = drawn;
  if (statistic === 'mean') {
    // Sums are divided by n where they are read, not ten thousand times here.
    rng.fillResampleSums(values, sorted);
    return drawnReplicates(values, { tolerance: options.tolerance, unit: n });
  }
  const positions = new Int32Array(n);
  const counts = new Int32Array(n);
  for (let i = 0; i < values.length; i++) {
    rng.fillIndices(positions, n);
    counts.fill(0);
    for (let j = 0; j < n; j++) counts[positions[j]!]!++;
    values[i] = statisticOfCounts(statistic, sorted, counts, n);
  }
  return drawnReplicates(values, { tolerance: options.tolerance });
}
