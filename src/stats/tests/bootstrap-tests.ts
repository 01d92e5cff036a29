import { maxAbs, mean, quantileSorted, safeScale, sortedCopy } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { createRng } from '../rng.ts';
import { fewClusters, undercoverage } from '../warnings.ts';
import { clampP, finiteValues, noTest, pairedDifferences, type Scores } from './inputs.ts';
import { minimumDrawnP } from './minimum-p.ts';
import type { TTestResult } from './t-tests.ts';

/** Choices of a bootstrap test. */
export interface BootstrapTestOptions {
  /** Level of the percentile interval of the difference; 0.95 by default. */
  readonly level?: number;
  /** Key of the random draws (see `rngKey`). */
  readonly key?: string;
  /** Resamples; 9,999 by default. */
  readonly resamples?: number;
}

/** A bootstrap test with the difference of means, x − y, and its percentile interval. */
export type BootstrapTestResult = Omit<TTestResult, 'df' | 'standardError'>;

/**
 * Two-sided paired bootstrap test of the mean difference x − y: the share of resamples whose mean difference strays from
 * the observed one by at least as much as the observed one strays from 0, as (b + 1)/(m + 1). With `clusters` (one id per
 * pair) whole clusters are resampled: repeated answers to one question are one cluster.
 *
 * Source: Efron and Tibshirani (1993), chapter 16; Berg-Kirkpatrick, Burkett and Klein (2012).
 *
 * @example pairedBootstrapTest([1, 1, 1], [1, 1, 1]).p // 1
 */
export function pairedBootstrapTest(
  x: Scores,
  y: Scores,
  options: BootstrapTestOptions & { readonly clusters?: readonly string[] } = {},
): BootstrapTestResult {
  const method = 'paired bootstrap test';
  if (options.clusters !== undefined) return clusteredTest(x, y, { ...options, clusters: options.clusters });
  const { differences, warnings } = pairedDifferences(x, y);
  const n = differences.length;
  if (n < 2) return nothing(n, method, `too few pairs: ${n} of at least 2`, { ...options, warnings });
  const sorted = sortedCopy(differences);
  const { key = 'paired-bootstrap', resamples = 9_999 } = options;
  const draws = new Float64Array(resamples);
  const scale = safeScale(sorted);
  createRng(key).fillResampleSums(
    draws,
    sorted.map((d) => d / scale),
  );
  const means = draws.map((sum) => (sum / n) * scale);
  return finish({ n, method, warnings: [...warnings, ...undercoverage(n)], difference: mean(sorted), means }, options);
}

/**
 * Two-sided bootstrap test of the difference of means of two unpaired lists, each resampled on its own; p as in
 * `pairedBootstrapTest`.
 *
 * Source: Efron and Tibshirani (1993), chapter 16.
 *
 * @example unpairedBootstrapTest([1, 1], [1, 1]).p // 1
 */
export function unpairedBootstrapTest(x: Scores, y: Scores, options: BootstrapTestOptions = {}): BootstrapTestResult {
  const method = 'bootstrap test';
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const warnings = [...first.warnings, ...second.warnings, ...undercoverage(Math.min(n1, n2))];
  if (n1 < 2 || n2 < 2) return nothing(n1 + n2, method, `too few values: ${n1} and ${n2}`, { ...options, warnings });
  const { key = 'unpaired-bootstrap', resamples = 9_999 } = options;
  const [a, b] = [sortedCopy(first.values), sortedCopy(second.values)];
  const scale = Math.max(safeScale(a), safeScale(b));
  const [sumsA, sumsB] = [new Float64Array(resamples), new Float64Array(resamples)];
  const rng = createRng(key);
  rng.fillResampleSums(
    sumsA,
    a.map((value) => value / scale),
  );
  rng.fillResampleSums(
    sumsB,
    b.map((value) => value / scale),
  );
  const means = sumsA.map((sum, i) => (sum / n1 - sumsB[i]! / n2) * scale);
  return finish({ n: n1 + n2, method, warnings, difference: mean(a) - mean(b), means }, options);
}

function clusteredTest(
  x: Scores,
  y: Scores,
  options: BootstrapTestOptions & { readonly clusters: readonly string[] },
): BootstrapTestResult {
  const method = 'paired bootstrap test over clusters';
  const rows = new Map<string, { sum: number; size: number }>();
  const { key = 'clustered-bootstrap', resamples = 9_999, clusters } = options;
  let n = 0;
  clusters.forEach((cluster, i) => {
    const { differences } = pairedDifferences([x[i]], [y[i]]);
    if (differences.length === 0) return;
    const row = rows.get(cluster) ?? { sum: 0, size: 0 };
    rows.set(cluster, { sum: row.sum + differences[0]!, size: row.size + 1 });
    n += 1;
  });
  const list = [...rows.values()].sort((a, b) => a.sum - b.sum || a.size - b.size);
  const left = Math.max(x.length, y.length) - n;
  const warnings: StatWarning[] = [];
  if (left > 0) warnings.push({ code: 'values-left-out', message: `${left} pairs left out: missing on one side.` });
  if (list.length < 2) return nothing(n, method, `too few clusters: ${list.length}`, { ...options, warnings });
  warnings.push(...fewClusters(list.length));
  const rng = createRng(key);
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample += 1) {
    let [sum, size] = [0, 0];
    for (let i = 0; i < list.length; i += 1) {
      const row = list[rng.nextIndex(list.length)]!;
      sum += row.sum;
      size += row.size;
    }
    means[resample] = sum / size;
  }
  const difference = list.reduce((sum, row) => sum + row.sum, 0) / n;
  return finish({ n, method, warnings, difference, means }, options);
}

interface Resampled {
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
  readonly difference: number;
  readonly means: Float64Array;
}

function finish(resampled: Resampled, options: BootstrapTestOptions): BootstrapTestResult {
  const { means, difference } = resampled;
  const { level = 0.95 } = options;
  if (!Number.isFinite(difference) || !means.every(Number.isFinite)) {
    return nothing(resampled.n, resampled.method, 'the difference overflows', { ...options, ...resampled });
  }
  const threshold = Math.abs(difference) - 1e-9 * Math.max(Math.abs(difference), maxAbs(means));
  const far = means.reduce((count, value) => count + (Math.abs(value - difference) >= threshold ? 1 : 0), 0);
  const sorted = sortedCopy(means);
  return {
    n: resampled.n,
    method: `${resampled.method}, ${means.length.toLocaleString('en')} resamples`,
    warnings: resampled.warnings,
    statistic: difference,
    p: clampP((far + 1) / (means.length + 1)),
    minimumP: minimumDrawnP(means.length),
    difference,
    low: quantileSorted(sorted, (1 - level) / 2),
    high: quantileSorted(sorted, (1 + level) / 2),
    level,
  };
}

function nothing(
  n: number,
  method: string,
  reason: string,
  options: BootstrapTestOptions & { readonly warnings: readonly StatWarning[] },
): BootstrapTestResult {
  const base = noTest(n, method, reason, options.warnings);
  return { ...base, difference: null, low: null, high: null, level: options.level ?? 0.95 };
}
