import { describe, expect, it } from 'vitest';
import { mannWhitneyU } from '../../../src/stats/tests/mann-whitney.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { alternativeOf } from './alternatives.ts';

describe('mannWhitneyU', () => {
  it.each(loadGolden('mannwhitney_exact'))('$id', (golden) => {
    const result = mannWhitneyU(golden.input.x, golden.input.y, {
      alternative: alternativeOf(golden),
      method: 'exact',
    });
    expectGolden(golden, { U: result.statistic, p: result.p });
  });

  it.each(loadGolden('mannwhitney_approx'))('$id', (golden) => {
    const { continuity } = golden.options;
    const alternative = alternativeOf(golden);
    const result = mannWhitneyU(golden.input.x, golden.input.y, { alternative, method: 'normal', continuity });
    expectGolden(golden, { U: result.statistic, p: result.p });
  });

  it('warns of ties where there are some, and only there', () => {
    expect(mannWhitneyU([1, 2], [3, 4]).warnings).toEqual([]);
    expect(mannWhitneyU([1, 2], [2, 4]).warnings.map(({ code }) => code)).toEqual(['ties']);
  });

  it('has the example of its docstring', () => {
    expect(mannWhitneyU([4, 5, 6], [1, 2, 3]).p).toBeCloseTo(0.1, 14);
  });
});
