import { describe, expect, it } from 'vitest';
import { meanDifference, pairedMeanDifference } from '../../../src/stats/effects/mean-difference.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('differences of means', () => {
  it('match the intervals of R, paired and by Welch', () => {
    for (const golden of loadGolden('t_paired')) {
      const { value, low, high } = pairedMeanDifference(golden.input.x, golden.input.y, {
        level: golden.options.level,
      });
      expectGolden(golden, { meanDiff: value });
      // The one-sided references have one-sided intervals, which the t test itself gives.
      if (golden.options.alternative === 'two.sided') expectGolden(golden, { ciLower: low, ciUpper: high });
    }
    for (const golden of loadGolden('t_welch').filter(({ options }) => options.alternative === 'two.sided')) {
      const { low, high } = meanDifference(golden.input.x, golden.input.y, { level: golden.options.level });
      expectGolden(golden, { ciLower: low, ciUpper: high });
    }
  });

  it('run their examples', () => {
    expect(pairedMeanDifference([2, 4, 6], [1, 2, 3]).value).toBe(2);
    expect(meanDifference([2, 4, 6], [1, 2, 3]).value).toBe(2);
  });

  it('mirror when the sides are swapped', () => {
    for (const effect of [pairedMeanDifference, meanDifference]) {
      const [one, other] = [effect([2, 4, 7], [1, 2, 3]), effect([1, 2, 3], [2, 4, 7])];
      expect(other.value).toBe(-one.value!);
      expect(other.low).toBeCloseTo(-one.high!, 13);
      expect(one).toMatchObject({ level: 0.95, warnings: [] });
    }
  });

  it('have reasons where there is no interval', () => {
    expect(pairedMeanDifference([1], [0])).toMatchObject({
      n: 1,
      value: 1,
      low: null,
      level: null,
      reason: expect.any(String),
    });
    expect(meanDifference([1], [0, 1])).toMatchObject({ low: null, reason: expect.any(String) });
    expect(meanDifference([], [])).toMatchObject({ value: null, low: null, reason: expect.any(String) });
  });
});
