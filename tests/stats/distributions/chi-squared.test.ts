import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { chiSquaredQuantile, chiSquaredTails } from '../../../src/stats/distributions/chi-squared.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('chi-squared distribution', () => {
  it('matches the reference tails to 1e-10', () => {
    expectAllGolden('dist_pchisq', ({ x, df }) => ({ ...chiSquaredTails(x, df) }), { rel: 1e-10, abs: 0 });
  });

  it('matches the reference quantiles to 1e-10', () => {
    expectAllGolden('dist_qchisq', ({ p, df }) => ({ x: chiSquaredQuantile(p, df) }), { rel: 1e-10, abs: 0 });
  });

  it('is exponential at df = 2', () => {
    for (const x of [1e-12, 0.1, 2, 50, 1300]) {
      expect(isClose(chiSquaredTails(x, 2).upper, Math.exp(-x / 2), { rel: 1e-12, abs: 0 })).toBe(true);
      expect(isClose(chiSquaredTails(x, 2).lower, -Math.expm1(-x / 2), { rel: 1e-12, abs: 0 })).toBe(true);
    }
    expect(isClose(chiSquaredQuantile(1e-280, 2, 'upper'), 560 * Math.LN10, { rel: 1e-12, abs: 0 })).toBe(true);
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const df of [1, 3, 20]) {
      for (const x of [0.2, 2, 15])
        expect(chiSquaredTails(x, df).lower).toBeCloseTo(jstat.jStat.chisquare.cdf(x, df), 10);
    }
  });

  it('runs its examples', () => {
    expect(chiSquaredTails(3.841458820694124, 1).upper).toBeCloseTo(0.05, 15);
    expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 12);
  });

  it('answers at the ends and for bad parameters', () => {
    expect(chiSquaredTails(-1, 3)).toEqual({ lower: 0, upper: 1 });
    expect(chiSquaredTails(Infinity, 3)).toEqual({ lower: 1, upper: 0 });
    expect(chiSquaredQuantile(0, 3)).toBe(0);
    expect(chiSquaredQuantile(1, 3)).toBe(Infinity);
    expect(chiSquaredTails(1, -3).upper).toBeNaN();
    expect(chiSquaredTails(Number.NaN, 3).upper).toBeNaN();
    expect(chiSquaredQuantile(0.5, 0)).toBeNaN();
    expect(chiSquaredQuantile(1.5, 1)).toBeNaN();
  });
});
