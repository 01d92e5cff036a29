import { mean, safeScale, sortedCopy } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { createRng } from '../rng.ts';
import { fewClusters, undercoverage } from '../warnings.ts';
import {
  type BootstrapTestOptions,
  type BootstrapTestResult,
  finishBootstrap,
  undefinedBootstrap,
} from './bootstrap-test.ts';
import { pairedDifferences, type Scores } from './inputs.ts';

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
  if (n < 2) return undefinedBootstrap(n, method, `too few pairs: ${n} of at least 2`, { ...options, warnings });
  const sorted = sortedCopy(differences);
  const { key = 'paired-bootstrap', resamples = 9_999 } = options;
  const draws = new Float64Array(resamples);
  const scale = safeScale(sorted);
  createRng(key).fillResampleSums(
    draws,
    sorted.map((d) => d / scale),
  );
  const means = draws.map((sum) => (sum / n) * scale);
  return finishBootstrap(
    { n, method, warnings: [...warnings, ...undercoverage(n)], difference: mean(sorted), means },
    options,
  );
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
  if (list.length < 2)
    return undefinedBootstrap(n, method, `too few clusters: ${list.length}`, { ...options, warnings });
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
  return finishBootstrap({ n, method, warnings, difference, means }, options);
}
