import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { betaQuantile, fQuantile, fTails } from '../../../src/stats/distributions/f.ts';
import { chiSquaredTails } from '../../../src/stats/distributions/chi-squared.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('F distribution', () => {
  it('matches the reference tails to 1e-10', () => {
    expectAllGolden('dist_pf', ({ x, df1, df2 }) => ({ ...fTails(x, df1, df2) }), { rel: 1e-10, abs: 0 });
  });

  it('matches the reference quantiles to 1e-10', () => {
    expectAllGolden('dist_qf', ({ p, df1, df2 }) => ({ x: fQuantile(p, df1, df2) }), { rel: 1e-10, abs: 0 });
  });

  it('mirrors when x is inverted and the degrees of freedom are swapped', () => {
    for (const x of [1e-200, 0.3, 1, 7, 1e200]) {
      expect(isClose(fTails(x, 3, 8).lower, fTails(1 / x, 8, 3).upper, { rel: 1e-12, abs: 0 })).toBe(true);
    }
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const [x, df1, df2] of [
      [0.5, 2, 7],
      [3, 4, 10],
      [1.2, 20, 30],
    ] as const) {
      expect(fTails(x, df1, df2).lower).toBeCloseTo(jstat.jStat.centralF.cdf(x, df1, df2), 7);
    }
    expect(betaQuantile(0.3, 2, 5)).toBeCloseTo(jstat.jStat.beta.inv(0.3, 2, 5), 6);
  });

  it('runs its examples', () => {
    expect(fTails(161.4476387975881, 1, 1).upper).toBeCloseTo(0.05, 15);
    expect(isClose(fQuantile(0.95, 1, 1), 161.4476387975881, { rel: 1e-12 })).toBe(true);
    expect(betaQuantile(0.5, 1, 1)).toBeCloseTo(0.5, 15);
  });

  it('takes infinite degrees of freedom', () => {
    expect(fTails(1.7, 3, Infinity)).toEqual(chiSquaredTails(5.1, 3));
    expect(isClose(fTails(1.7, Infinity, 3).upper, fTails(1 / 1.7, 3, Infinity).lower)).toBe(true);
    expect(fTails(0.9, Infinity, Infinity).lower).toBe(0);
    expect(fTails(1.1, Infinity, Infinity).lower).toBe(1);
  });

  it('answers at the ends and for bad parameters', () => {
    expect(fTails(0, 1, 2)).toEqual({ lower: 0, upper: 1 });
    expect(fTails(Infinity, 1, 2)).toEqual({ lower: 1, upper: 0 });
    expect(fQuantile(0, 2, 2)).toBe(0);
    expect(fQuantile(1, 2, 2)).toBe(Infinity);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(fTails(1, 0, 2).lower).toBeNaN();
    expect(fQuantile(0.5, 1, -2)).toBeNaN();
    expect(betaQuantile(0.5, -1, 2)).toBeNaN();
  });

  it('inverts the beta distribution in both tails', () => {
    // Beta(a, 1) has the distribution function x^a.
    expect(isClose(betaQuantile(1e-40, 4, 1), 1e-10, { rel: 1e-12, abs: 0 })).toBe(true);
    expect(isClose(betaQuantile(1e-40, 1, 4, 'upper'), 1 - 1e-10, { rel: 1e-14, abs: 0 })).toBe(true);
  });
});
