import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { binomialProbability, binomialQuantile, binomialTails } from '../../../src/stats/distributions/binomial.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('binomial distribution', () => {
  it('matches the reference tails to 1e-10', () => {
    expectAllGolden('dist_pbinom', ({ k, n, pr }) => ({ ...binomialTails(k, n, pr) }), { rel: 1e-10, abs: 1e-300 });
  });

  it('sums its own probabilities', () => {
    for (const p of [0.02, 0.5, 0.9]) {
      let total = 0;
      for (let k = 0; k <= 30; k++) {
        total += binomialProbability(k, 30, p);
        expect(isClose(binomialTails(k, 30, p).lower, total, { rel: 1e-12 })).toBe(true);
      }
    }
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const k of [0, 3, 9]) {
      expect(binomialTails(k, 10, 0.4).lower).toBeCloseTo(jstat.jStat.binomial.cdf(k, 10, 0.4), 4);
      expect(binomialProbability(k, 10, 0.4)).toBeCloseTo(jstat.jStat.binomial.pdf(k, 10, 0.4), 10);
    }
  });

  it('runs its examples', () => {
    expect(binomialTails(1, 5, 0.25).lower).toBeCloseTo(0.6328125, 14);
    expect(binomialProbability(2, 4, 0.5)).toBeCloseTo(0.375, 14);
    expect(binomialQuantile(0.5, 10, 0.5)).toBe(5);
  });

  it('answers at the ends', () => {
    expect(binomialTails(-1, 5, 0.5)).toEqual({ lower: 0, upper: 1 });
    expect(binomialTails(5, 5, 0.5)).toEqual({ lower: 1, upper: 0 });
    expect(binomialTails(0, 5, 0)).toEqual({ lower: 1, upper: 0 });
    expect(binomialTails(4, 5, 1)).toEqual({ lower: 0, upper: 1 });
    expect(binomialTails(2.7, 5, 0.5)).toEqual(binomialTails(2, 5, 0.5));
    expect(binomialProbability(0, 5, 0)).toBe(1);
    expect(binomialProbability(5, 5, 1)).toBe(1);
    expect(binomialProbability(3, 5, 1)).toBe(0);
    expect(binomialProbability(6, 5, 0.5)).toBe(0);
    expect(binomialProbability(1.5, 5, 0.5)).toBe(0);
    expect(binomialProbability(0, 4, 0.5)).toBeCloseTo(1 / 16, 15);
    expect(binomialProbability(4, 4, 0.5)).toBeCloseTo(1 / 16, 15);
    expect(binomialQuantile(0, 10, 0.5)).toBe(0);
    expect(binomialQuantile(1, 10, 0.5)).toBe(10);
  });

  it('gives NaN for bad parameters', () => {
    expect(binomialTails(1, 5, 1.1).lower).toBeNaN();
    expect(binomialTails(1, -5, 0.5).lower).toBeNaN();
    expect(binomialProbability(1, 5, -1)).toBeNaN();
    expect(binomialQuantile(2, 5, 0.5)).toBeNaN();
    expect(binomialQuantile(0.5, 5, 2)).toBeNaN();
  });
});
