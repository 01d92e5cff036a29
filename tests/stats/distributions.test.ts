import { describe, expect, it } from 'vitest';
import * as distributions from '../../src/stats/distributions.ts';
import { isClose } from './golden.ts';

const { binomialTails, chiSquaredTails, fTails, noncentralTTails, normalTails, studentTTails } = distributions;
const near = (actual: number, expected: number) => isClose(actual, expected, { rel: 1e-11, abs: 0 });

describe('the distributions among each other', () => {
  it('t² is F, z² is chi-squared, in the far tails too', () => {
    for (const t of [0.001, 0.7, 2, 9, 37]) {
      for (const df of [1, 3, 8.5, 200])
        expect(near(fTails(t * t, 1, df).upper, 2 * studentTTails(t, df).upper)).toBe(true);
      expect(near(chiSquaredTails(t * t, 1).upper, 2 * normalTails(t).upper)).toBe(true);
      expect(near(fTails(t * t, 1, Infinity).upper, chiSquaredTails(t * t, 1).upper)).toBe(true);
    }
  });

  it('the binomial is the F distribution in disguise', () => {
    const [k, n, p] = [7, 40, 0.31];
    const ratio = ((1 - p) * (k + 1)) / (p * (n - k));
    expect(near(binomialTails(k, n, p).lower, fTails(ratio, 2 * (n - k), 2 * (k + 1)).lower)).toBe(true);
  });

  it('both tails add up to 1 and grow the right way', () => {
    let before = 0;
    for (let x = 0.01; x < 60; x *= 1.3) {
      for (const { lower, upper } of [
        normalTails(x),
        studentTTails(x, 3),
        chiSquaredTails(x, 5),
        fTails(x, 4, 9),
        noncentralTTails(x, 4, 1),
      ]) {
        expect(lower + upper).toBeCloseTo(1, 14);
        expect(lower >= 0 && upper >= 0).toBe(true);
      }
      const { lower } = fTails(x, 4, 9);
      expect(lower).toBeGreaterThan(before);
      before = lower;
    }
  });

  it('quantiles invert their tails over hundreds of orders of magnitude', () => {
    const { chiSquaredQuantile, fQuantile, normalQuantile, studentTQuantile } = distributions;
    for (const p of [1e-290, 1e-100, 1e-17, 0.001, 0.3, 0.5]) {
      for (const tail of ['lower', 'upper'] as const) {
        expect(near(normalTails(normalQuantile(p, tail))[tail], p)).toBe(true);
        expect(near(studentTTails(studentTQuantile(p, 7, tail), 7)[tail], p)).toBe(true);
        expect(near(chiSquaredTails(chiSquaredQuantile(p, 7, tail), 7)[tail], p)).toBe(true);
        expect(near(fTails(fQuantile(p, 7, 9, tail), 7, 9)[tail], p)).toBe(true);
      }
    }
  });
});
