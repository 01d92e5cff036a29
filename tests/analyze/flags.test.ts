import { describe, expect, it } from 'vitest';
import { flagScores, usualCount } from '../../src/analyze/flags.ts';
import { defaultSettings } from '../../src/analyze/settings.ts';
import type { Metric } from '../../src/report/schema.ts';
import { makeMetric } from './metric.ts';

const flag = (
  values: readonly number[],
  fields: { metric?: Partial<Metric>; usual?: number; nFailed?: number; nDiverged?: number } = {},
) =>
  flagScores(
    {
      scores: [],
      values: Float64Array.from(values),
      nFailed: fields.nFailed ?? 0,
      nDiverged: fields.nDiverged ?? 0,
      failedSeeds: [],
    },
    { metric: makeMetric(fields.metric), settings: defaultSettings, usual: fields.usual ?? values.length },
  ).map((entry) => entry.code);

describe('flagScores', () => {
  it('flags nothing on ordinary scores', () => {
    expect(flag([0.9, 0.901, 0.902])).toEqual([]);
  });

  it('flags few, unequal and failed seeds', () => {
    expect(flag([0.9])).toEqual(['too-few-seeds']);
    expect(flag([0.9, 0.901])).toEqual(['too-few-seeds']);
    expect(flag([0.9, 0.901, 0.902], { usual: 4 })).toEqual(['unequal-seeds']);
    expect(flag([0.9, 0.901, 0.902], { nFailed: 1 })).toEqual(['failed-seeds']);
    expect(flag([], { nFailed: 2, nDiverged: 1, usual: 3 })).toEqual(['failed-seeds']);
  });

  it('flags identical values of a score, not of a cost', () => {
    expect(flag([0.9, 0.9, 0.9])).toEqual(['identical-values']);
    expect(flag([5, 5, 5], { metric: { role: 'cost' } })).toEqual([]);
  });

  it('says of identical runs without seeds that they may be copies', () => {
    const of = (seeds: readonly (string | null)[]): string => {
      const scores = seeds.map((seed, at) => ({ run: `r${at}`, seed, value: 0.9 }));
      const found = { scores, values: Float64Array.from(seeds, () => 0.9), nFailed: 0, nDiverged: 0, failedSeeds: [] };
      const flags = flagScores(found, { metric: makeMetric(), settings: defaultSettings, usual: seeds.length });
      return flags.find((entry) => entry.code === 'identical-values')!.message;
    };
    expect(of([null, null, null])).toContain('may be copies of one run');
    expect(of(['1', '2', '3'])).toContain('All 3 seeds gave the same value');
  });

  it('flags high variance by the ratio, a stated scale, and a mean near zero', () => {
    expect(flag([0.8, 0.85, 0.9])).toEqual(['high-variance']);
    expect(flag([0.8, 0.85, 0.9], { metric: { highVarianceScale: 0.1 } })).toEqual([]);
    expect(flag([0.8, 0.85, 0.9], { metric: { highVarianceScale: 0.01 } })).toEqual(['high-variance']);
    expect(flag([-1, 0.1, 1])).toEqual(['high-variance']);
    expect(flag([1, 2, 3], { metric: { role: 'cost' } })).toEqual([]);
  });
});

describe('usualCount', () => {
  it('is the most frequent number of seeds, the larger of equals, without empty ones', () => {
    expect(usualCount([0, 0, 0, 10, 10, 9])).toBe(10);
    expect(usualCount([3, 5])).toBe(5);
    expect(usualCount([0])).toBe(0);
  });
});
