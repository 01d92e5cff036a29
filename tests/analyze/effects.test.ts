import { describe, expect, it } from 'vitest';
import { describeEffects, type ComparedScores } from '../../src/analyze/effects.ts';
import { makeMetric } from './metric.ts';

const sides = (pairing: ComparedScores['pairing']): ComparedScores => ({
  candidate: Float64Array.from([4, 5, 7]),
  baseline: Float64Array.from([1, 2, 3]),
  pairing,
});
const options = { metric: makeMetric(), level: 0.95, standardised: true };

describe('describeEffects', () => {
  it('gives g, d_z where paired, and the probability of improvement', () => {
    expect(describeEffects(sides('by-seed'), options).map((effect) => effect.id)).toEqual([
      'hedges-g',
      'cohens-dz',
      'probability-of-improvement',
    ]);
    expect(describeEffects(sides('none'), options).map((effect) => effect.id)).toEqual([
      'hedges-g',
      'probability-of-improvement',
    ]);
    expect(describeEffects(sides('by-sample'), options)).toEqual([]);
  });

  it('keeps the sign candidate minus baseline, and looks for improvement in the better direction', () => {
    const [g, , improvement] = describeEffects(sides('by-seed'), {
      ...options,
      metric: makeMetric({ better: 'lower' }),
    });
    expect(g!.value).toBeGreaterThan(0);
    expect(improvement!.value).toBe(0);
    expect(describeEffects(sides('by-seed'), options)[2]!.value).toBe(1);
  });

  it('leaves out what takes long where it is told so', () => {
    expect(describeEffects(sides('by-seed'), { ...options, standardised: false }).map((effect) => effect.id)).toEqual([
      'probability-of-improvement',
    ]);
  });

  it('gives a reason where there is no spread', () => {
    const flat = {
      candidate: Float64Array.from([1, 1]),
      baseline: Float64Array.from([2, 2]),
      pairing: 'none',
    } as const;
    expect(describeEffects(flat, options)[0]).toMatchObject({
      value: null,
      reason: expect.stringContaining('constant'),
    });
  });

  it('has no label where the smallest difference that matters is given', () => {
    const many = Float64Array.from({ length: 12 }, (_, index) => index);
    const scores = { candidate: many, baseline: many.map((value) => value + 1), pairing: 'none' } as const;
    expect(describeEffects(scores, options)[0]!.magnitude).toBe('small');
    expect(describeEffects(scores, { ...options, metric: makeMetric({ minEffect: 0.1 }) })[0]!.magnitude).toBeNull();
  });
});
