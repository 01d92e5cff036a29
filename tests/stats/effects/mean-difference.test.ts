import { describe, expect, it } from 'vitest';
import { meanDifference } from '../../../src/stats/effects/mean-difference.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { itIsAnEffect } from './contract.ts';

describe('meanDifference', () => {
  itIsAnEffect(meanDifference);

  // The one-sided references have one-sided intervals, which the t test itself gives.
  for (const golden of loadGolden('t_welch').filter(({ options }) => options.alternative === 'two.sided')) {
    it(`matches R: ${golden.id}`, () => {
      const { low, high } = meanDifference(golden.input.x, golden.input.y, { level: golden.options.level });
      expectGolden(golden, { ciLower: low, ciUpper: high });
    });
  }

  it('runs its example', () => {
    expect(meanDifference([2, 4, 6], [1, 2, 3]).value).toBe(2);
  });

  it('has a value and a reason where there is no interval', () => {
    expect(meanDifference([1], [0, 1])).toMatchObject({ low: null, level: null, reason: expect.any(String) });
  });
});
