import { describe, expect, it } from 'vitest';
import {
  type ExactDistribution,
  exactDistribution,
  outerQuantiles,
} from '../../../../src/stats/intervals/bootstrap/exact.ts';
import { statisticOf } from '../../../../src/stats/intervals/bootstrap/statistics.ts';

/** Weight of each value, values equal to nine digits taken together. */
function weightsByValue({ values, weights }: ExactDistribution): Record<string, number> {
  const merged: Record<string, number> = {};
  values.forEach((value, i) => (merged[value.toFixed(9)] = (merged[value.toFixed(9)] ?? 0) + weights[i]!));
  return merged;
}

describe('exactDistribution', () => {
  it('has the weights of every ordered resample', () => {
    const distribution = exactDistribution('mean', Float64Array.of(0, 3, 6));
    // Coefficients of (1 + x + x²)³.
    const expected = { 0: 1, 1: 3, 2: 6, 3: 7, 4: 6, 5: 3, 6: 1 };
    expect(weightsByValue(distribution)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([value, weight]) => [Number(value).toFixed(9), weight])),
    );
    expect(distribution.total).toBe(27);
    expect(exactDistribution('mean', Float64Array.of(1, 2, 3, 4, 5, 6, 7)).values.length).toBe(1716);
  });

  it('equals a full enumeration of ordered resamples for every statistic', () => {
    const sorted = Float64Array.of(0.1, 0.4, 0.45, 1.2, 3);
    for (const statistic of ['mean', 'median', 'iqm'] as const) {
      const distribution = exactDistribution(statistic, sorted);
      const values = Float64Array.from({ length: distribution.total }, (_, code) =>
        statisticOf(statistic, Float64Array.from(sorted, (_value, i) => sorted[Math.floor(code / 5 ** i) % 5]!).sort()),
      );
      const expected = weightsByValue({ values, weights: values.map(() => 1), total: values.length });
      expect(weightsByValue(distribution)).toEqual(expected);
    }
  });
});

describe('outerQuantiles', () => {
  it('are the outermost values with enough probability at them and beyond', () => {
    const distribution = exactDistribution('mean', Float64Array.of(0, 3, 6));
    expect(outerQuantiles(distribution, 1 / 27, 1 / 27)).toEqual([0, 6]);
    expect(outerQuantiles(distribution, 1.01 / 27, 1.01 / 27)).toEqual([1, 5]);
    expect(outerQuantiles(distribution, 4 / 27, 4.01 / 27)).toEqual([1, 4]);
    expect(outerQuantiles(distribution, 1, 1)).toEqual([6, 0]);
    expect(outerQuantiles(distribution, 0, 0)).toEqual([0, 6]);
  });
});
