import { describe, expect, it } from 'vitest';
import { pairedMeanDifference } from '../../../src/stats/effects/paired-mean-difference.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { itIsAnEffect } from './contract.ts';

describe('pairedMeanDifference', () => {
  itIsAnEffect(pairedMeanDifference);

  for (const golden of loadGolden('t_paired')) {
    it(`matches R: ${golden.id}`, () => {
      const { value, low, high } = pairedMeanDifference(golden.input.x, golden.input.y, {
        level: golden.options.level,
      });
      expectGolden(golden, { meanDiff: value });
      // The one-sided references have one-sided intervals, which the t test itself gives.
      if (golden.options.alternative === 'two.sided') expectGolden(golden, { ciLower: low, ciUpper: high });
    });
  }

  it('runs its example', () => {
    expect(pairedMeanDifference([2, 4, 6], [1, 2, 3]).value).toBe(2);
  });

  it('has a value and a reason where there is no interval', () => {
    expect(pairedMeanDifference([1], [0])).toMatchObject({
      n: 1,
      value: 1,
      low: null,
      level: null,
      reason: expect.any(String),
    });
  });
});
