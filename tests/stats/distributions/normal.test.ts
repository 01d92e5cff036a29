import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity, normalQuantile, normalTails } from '../../../src/stats/distributions/normal.ts';
import { incompleteGamma } from '../../../src/stats/distributions/incomplete-gamma.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('normal distribution', () => {
  it('matches the reference tails to 1e-10 down to 1e-300', () => {
    expectAllGolden('dist_pnorm', ({ x }) => ({ ...normalTails(x) }), { rel: 1e-10, abs: 0 });
  });

  it('matches the reference quantiles to 1e-10', () => {
    expectAllGolden('dist_qnorm', ({ p }) => ({ x: normalQuantile(p) }), { rel: 1e-10, abs: 0 });
  });

  it('agrees with the incomplete gamma function, by which it is defined a second time', () => {
    for (const x of [0.01, 0.5, 1, 1.9999, 2, 2.0001, 3, 5, 10, 37]) {
      expect(isClose(2 * normalTails(x).upper, incompleteGamma(0.5, (x * x) / 2).upper, { rel: 1e-12, abs: 0 })).toBe(
        true,
      );
      expect(isClose(normalCdf(-x), normalTails(-x).lower, { rel: 1e-12, abs: 0 })).toBe(true);
      expect(normalCdf(x)).toBe(normalTails(x).lower);
    }
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const x of [-3, -1, 0, 0.5, 2, 4]) {
      expect(normalTails(x).lower).toBeCloseTo(jstat.jStat.normal.cdf(x, 0, 1), 12);
      expect(normalDensity(x)).toBeCloseTo(jstat.jStat.normal.pdf(x, 0, 1), 14);
    }
    for (const p of [0.01, 0.3, 0.5, 0.975]) expect(normalQuantile(p)).toBeCloseTo(jstat.jStat.normal.inv(p, 0, 1), 8);
  });

  it('runs its examples', () => {
    expect(normalTails(1.959963984540054).upper).toBeCloseTo(0.025, 15);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
  });

  it('mirrors, takes the upper tail, and answers at the ends', () => {
    expect(normalTails(-1.3).lower).toBe(normalTails(1.3).upper);
    expect(normalQuantile(1e-200, 'upper')).toBe(-normalQuantile(1e-200));
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalTails(Infinity)).toEqual({ lower: 1, upper: 0 });
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalTails(Number.NaN).lower).toBeNaN();
  });

  it('keeps its digits next to the middle', () => {
    const x = normalQuantile(0.5 + 1e-9);
    expect(isClose(x, 1e-9 * Math.sqrt(2 * Math.PI), { rel: 1e-6, abs: 0 })).toBe(true);
  });
});
