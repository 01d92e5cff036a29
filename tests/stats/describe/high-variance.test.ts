import { describe, expect, it } from 'vitest';
import { highVariance } from '../../../src/stats/describe/high-variance.ts';
import { isClose, loadGolden } from '../golden.ts';

describe('highVariance', () => {
  for (const golden of loadGolden('high_variance_flag')) {
    it(`matches the definition: ${golden.id}`, () => {
      const result = highVariance(golden.input.x, golden.options);
      expect(result.flag).toBe(golden.expected.flag);
      expect(result.reason).toBe(golden.expected.reason);
      expect(isClose(result.ratio, golden.expected.cv ?? null)).toBe(true);
    });
  }

  it('runs its example', () => {
    expect(highVariance([0.85, 0.8, 0.9]).flag).toBe(true);
  });

  it('takes a threshold and an absolute scale', () => {
    expect(highVariance([0.85, 0.8, 0.9], { threshold: 0.1 }).flag).toBe(false);
    expect(highVariance([-0.01, 0.01, 0], { scale: 10 })).toMatchObject({ flag: false, ratio: 0.001, reason: 'scale' });
    expect(highVariance([-1, 1, 0], { scale: 10 }).flag).toBe(true);
    expect(highVariance([2, 2], { scale: 10 })).toMatchObject({ flag: false, reason: 'constant' });
  });

  it('leaves missing and diverged scores out', () => {
    expect(highVariance([0.5, null, Infinity])).toMatchObject({ n: 1, flag: null, ratio: null, reason: 'n<2' });
    expect(highVariance([])).toMatchObject({ n: 0, flag: null });
  });

  it('answers at extreme magnitudes', () => {
    expect(highVariance([1e300, 2e300, 3e300])).toMatchObject({ flag: true, reason: 'ratio' });
    expect(highVariance([1e-300, 1.001e-300]).flag).toBe(false);
    expect(highVariance([1.7e308, -1.7e308])).toMatchObject({ flag: true, ratio: null, reason: 'mean-near-zero' });
  });
});
