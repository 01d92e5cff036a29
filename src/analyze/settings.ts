/** The settings of a benchmark after defaults. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { BenchmarkSettings } from '../report/schema.ts';

/** What holds where a benchmark file is silent. */
export const defaultSettings = {
  level: 0.95,
  alpha: 0.05,
  test: 'auto',
  correction: 'auto',
  resamples: 10_000,
  seed: 0,
  sd: 'sample',
  duplicates: 'latest',
  highVarianceThreshold: 0.01,
} as const satisfies BenchmarkSettings;

/** The settings that a file states, and the defaults for the rest. */
export function settingsOf(spec: BenchmarkSpec | null): BenchmarkSettings {
  return {
    level: spec?.level ?? defaultSettings.level,
    alpha: spec?.alpha ?? defaultSettings.alpha,
    test: spec?.test ?? defaultSettings.test,
    correction: spec?.correction ?? defaultSettings.correction,
    resamples: spec?.resamples ?? defaultSettings.resamples,
    seed: spec?.seed ?? defaultSettings.seed,
    sd: spec?.sd ?? defaultSettings.sd,
    duplicates: spec?.duplicates ?? defaultSettings.duplicates,
    highVarianceThreshold: spec?.highVarianceThreshold ?? defaultSettings.highVarianceThreshold,
  };
}
