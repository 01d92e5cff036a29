import { describe, expect, it } from 'vitest';
import { findRoot, positiveQuantile } from '../../../src/stats/distributions/solve.ts';

describe('findRoot', () => {
  it('finds roots of smooth, steep and flat functions to the last digits', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => Math.expm1(50 * (x - 0.3)), -5, 5)).toBeCloseTo(0.3, 14);
    expect(findRoot((x) => (x - 1) ** 9, -3, 4)).toBeCloseTo(1, 1);
    expect(findRoot((x) => (x < 0.7 ? -1 : 1), 0, 1)).toBeCloseTo(0.7, 14);
  });

  it('stops at the tolerance that it was given', () => {
    let calls = 0;
    const f = (x: number) => {
      calls++;
      return Math.atan(x - 0.123);
    };
    expect(Math.abs(findRoot(f, -10, 10, 1e-3) - 0.123)).toBeLessThan(1e-3);
    const coarse = calls;
    calls = 0;
    findRoot(f, -10, 10);
    expect(calls).toBeGreaterThan(coarse);
  });

  it('takes a root at an end and refuses equal signs', () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
    expect(findRoot(() => Number.NaN, 0, 1)).toBeNaN();
  });
});

describe('positiveQuantile', () => {
  const exponential = (x: number) => ({ lower: -Math.expm1(-x), upper: Math.exp(-x) });

  it('inverts a distribution over hundreds of orders of magnitude', () => {
    for (const p of [1e-300, 1e-12, 0.2, 0.5]) {
      const x = positiveQuantile(exponential, { lower: p, upper: 1 - p }, 1);
      expect(Math.abs(x / -Math.log1p(-p) - 1)).toBeLessThan(1e-12);
    }
    expect(positiveQuantile(exponential, { lower: 1, upper: 1e-250 }, 1)).toBeCloseTo(250 * Math.LN10, 9);
  });

  it('gives the same from any start', () => {
    const wanted = { lower: 0.3, upper: 0.7 };
    for (const start of [1e-30, 1, 1e30]) {
      expect(positiveQuantile(exponential, wanted, start)).toBeCloseTo(-Math.log(0.7), 13);
    }
  });
});
