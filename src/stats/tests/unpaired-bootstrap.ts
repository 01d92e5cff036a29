import { mean, safeScale, sortedCopy } from '../numeric.ts';
import { createRng } from '../rng.ts';
import { undercoverage } from '../warnings.ts';
import {
  type BootstrapTestOptions,
  type BootstrapTestResult,
  finishBootstrap,
  undefinedBootstrap,
} from './bootstrap-test.ts';
import { finiteValues, type Scores } from './inputs.ts';

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
  if (n1 < 2 || n2 < 2)
    return undefinedBootstrap(n1 + n2, method, `too few values: ${n1} and ${n2}`, { ...options, warnings });
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
  return finishBootstrap({ n: n1 + n2, method, warnings, difference: mean(a) - mean(b), means }, options);
}
