import { describe, expect, it } from 'vitest';
import { pairedEffect } from '../../../src/stats/effects/paired-effect.ts';

describe('pairedEffect', () => {
  it('hands over the spreads of the pairs that are complete', () => {
    let seen = {};
    pairedEffect([1, 3, 100, 8], [2, 2, null, 5], 'm', {}, (spreads) => {
      seen = spreads;
      return 1;
    });
    const expected = { sdX: Math.sqrt(13), sdY: Math.sqrt(3), sdDifference: 2 };
    for (const [key, value] of Object.entries(expected)) expect(seen).toHaveProperty(key, expect.closeTo(value, 13));
  });

  it('is the mean difference over the unit', () => {
    expect(pairedEffect([3, 5, 8], [1, 1, 1], 'm', {}, () => 0.5).value).toBeCloseTo((13 / 3) * 2, 12);
    expect(pairedEffect([3, 5, 8], [1, 1, 1], 'm', {}, () => Number.NaN)).toMatchObject({
      value: null,
      reason: expect.any(String),
    });
  });
});
