import { describe, expect, it } from 'vitest';
import { incompleteGamma } from '../../../src/stats/distributions/incomplete-gamma.ts';
import { isClose } from '../golden.ts';

describe('incompleteGamma', () => {
  it('matches the Poisson sum for whole shapes, on both sides of the switch', () => {
    for (const x of [0.01, 3, 5.9, 6.1, 40, 600]) {
      let term = Math.exp(-x);
      let total = 0;
      for (let k = 0; k < 5; k++) {
        total += term;
        term *= x / (k + 1);
      }
      expect(isClose(incompleteGamma(5, x).upper, total, { rel: 1e-12, abs: 0 })).toBe(true);
    }
  });

  it('keeps the leading term of a tiny lower tail', () => {
    expect(isClose(incompleteGamma(3, 1e-50).lower, 1e-150 / 6, { rel: 1e-12, abs: 0 })).toBe(true);
  });

  it('answers at the ends and for bad parameters', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteGamma(2, -1).lower).toBeNaN();
    expect(incompleteGamma(0, 1).lower).toBeNaN();
  });
});
