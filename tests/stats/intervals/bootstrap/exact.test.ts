import { describe, expect, it } from 'vitest';
import { exactDistribution, lowerQuantile, upperQuantile } from '../../../../src/stats/intervals/bootstrap/exact.ts';
import { statisticOf } from '../../../../src/stats/intervals/bootstrap/statistics.ts';

describe('exactDistribution', () => {
  it('has the weights of every ordered resample', () => {
    const { atoms, weights, total } = exactDistribution('mean', Float64Array.of(0, 1, 2), 1e-12);
    expect(Array.from(atoms, (atom) => Math.round(atom * 3))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    // Coefficients of (1 + x + x²)³.
    expect(Array.from(weights)).toEqual([1, 3, 6, 7, 6, 3, 1]);
    expect(total).toBe(27);
  });

  it('equals a full enumeration of ordered resamples for every statistic', () => {
    const sorted = Float64Array.of(0.1, 0.4, 0.45, 1.2, 3);
    for (const statistic of ['mean', 'median', 'iqm'] as const) {
      const { atoms, weights, total } = exactDistribution(statistic, sorted, 1e-12);
      const expected = Array.from(atoms, () => 0);
      for (let code = 0; code < total; code++) {
        const resample = Float64Array.from(sorted, (_, i) => sorted[Math.floor(code / 5 ** i) % 5]!).sort();
        const value = statisticOf(statistic, resample);
        expected[atoms.findIndex((atom) => Math.abs(atom - value) < 1e-9)]!++;
      }
      expect(Array.from(weights)).toEqual(expected);
    }
  });

  it('has the outermost atoms with enough probability as quantiles', () => {
    const distribution = exactDistribution('mean', Float64Array.of(0, 1, 2), 1e-12);
    expect(lowerQuantile(distribution, 1 / 27)).toBe(0);
    expect(lowerQuantile(distribution, 1.01 / 27)).toBeCloseTo(1 / 3, 15);
    expect(upperQuantile(distribution, 1 / 27)).toBe(2);
    expect(upperQuantile(distribution, 4.01 / 27)).toBeCloseTo(4 / 3, 15);
    expect(lowerQuantile(distribution, 1)).toBe(2);
  });
});
