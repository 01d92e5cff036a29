import { describe, expect, it } from 'vitest';
import { defaultSettings, settingsOf } from '../../src/analyze/settings.ts';
import { benchmarkSettings } from '../../src/report/schema.ts';

describe('settingsOf', () => {
  it('has a default for every setting', () => {
    expect(benchmarkSettings.parse(settingsOf(null))).toEqual(defaultSettings);
  });

  it('takes every setting of the file', () => {
    const stated = {
      level: 0.9,
      alpha: 0.1,
      test: 'wilcoxon',
      correction: 'holm',
      resamples: 500,
      seed: 3,
      sd: 'population',
      duplicates: 'first',
      highVarianceThreshold: 0.2,
    } as const;
    expect(settingsOf({ id: 'b', file: 'b.yaml', ...stated })).toEqual(stated);
  });
});
