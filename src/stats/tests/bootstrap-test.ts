import { maxAbs, quantileSorted, sortedCopy } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { clampP, noTest } from './inputs.ts';
import { minimumDrawnP } from './minimum-p.ts';
import type { TTestResult } from './t-test.ts';

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

/** The differences of the resamples beside the observed one. */
export interface ResampledDifferences {
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
  readonly difference: number;
  readonly means: Float64Array;
}

/** The test of a difference from its resamples. */
export function finishBootstrap(resampled: ResampledDifferences, options: BootstrapTestOptions): BootstrapTestResult {
  const { means, difference } = resampled;
  const { level = 0.95 } = options;
  if (!Number.isFinite(difference) || !means.every(Number.isFinite)) {
    return undefinedBootstrap(resampled.n, resampled.method, 'the difference overflows', { ...options, ...resampled });
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

/** A bootstrap test without p, with its reason. */
export function undefinedBootstrap(
  n: number,
  method: string,
  reason: string,
  options: BootstrapTestOptions & { readonly warnings: readonly StatWarning[] },
): BootstrapTestResult {
  const base = noTest(n, method, reason, options.warnings);
  return { ...base, difference: null, low: null, high: null, level: options.level ?? 0.95 };
}
