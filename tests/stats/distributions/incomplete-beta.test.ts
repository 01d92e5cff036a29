import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../../src/stats/distributions/incomplete-beta.ts';
import { isClose } from '../golden.ts';

describe('incompleteBeta', () => {
  it('matches closed forms in both tails', () => {
    for (const x of [1e-20, 0.1, 0.5, 0.9]) {
      const y = 1 - x;
      expect(isClose(incompleteBeta(x, y, 3, 1).lower, x ** 3, { rel: 1e-13, abs: 0 })).toBe(true);
      expect(isClose(incompleteBeta(x, y, 1, 3).upper, y ** 3, { rel: 1e-13, abs: 0 })).toBe(true);
      // The arcsine distribution.
      const truth = (2 / Math.PI) * Math.asin(Math.sqrt(x));
      expect(isClose(incompleteBeta(x, y, 0.5, 0.5).lower, truth, { rel: 1e-13, abs: 0 })).toBe(true);
    }
  });

  it('mirrors when both arguments and shapes are swapped', () => {
    const { lower, upper } = incompleteBeta(0.3, 0.7, 2.5, 40);
    const other = incompleteBeta(0.7, 0.3, 40, 2.5);
    expect(isClose(other.lower, upper, { rel: 1e-13, abs: 0 })).toBe(true);
    expect(isClose(other.upper, lower, { rel: 1e-13, abs: 0 })).toBe(true);
  });

  it('answers at the ends and for bad parameters', () => {
    expect(incompleteBeta(0, 1, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteBeta(1, 0, 2, 3)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteBeta(-0.1, 1.1, 2, 3).lower).toBeNaN();
    expect(incompleteBeta(0.5, 0.5, 0, 3).lower).toBeNaN();
  });
});
