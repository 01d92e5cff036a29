import { expect, it } from 'vitest';
import { studentTQuantile } from '../../../src/stats/distributions.ts';
import { finishT, standardErrorOf } from '../../../src/stats/tests/t-test.ts';

const prepared = { n: 5, method: 'm', warnings: [], difference: 3, standardError: 2, alternatives: 'pairs' } as const;

it('builds the interval from the quantile, for whole and fractional degrees of freedom, again and again', () => {
  for (const df of [4, 4, 3.7, 3.7]) {
    const { low, high, statistic } = finishT({ ...prepared, df }, { level: 0.9 });
    expect(statistic).toBe(1.5);
    expect(high! - low!).toBeCloseTo(4 * studentTQuantile(0.05, df, 'upper'), 12);
  }
});

it('has one end for a one-sided alternative', () => {
  expect(finishT({ ...prepared, df: 4 }, { alternative: 'greater' })).toMatchObject({ high: null });
  expect(finishT({ ...prepared, df: 4 }, { alternative: 'less' })).toMatchObject({ low: null });
});

it('has no standard error from rounding noise', () => {
  expect(standardErrorOf([0.1 + 0.2, 0.3, 0.3])).toBe(0);
  expect(standardErrorOf([1, 2, 3])).toBeCloseTo(1 / Math.sqrt(3), 14);
});
