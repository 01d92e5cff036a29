import { describe, expect, it } from 'vitest';
import { cliffsDelta } from '../../../src/stats/effects/cliffs-delta.ts';
import { cliffLabel } from '../../../src/stats/effects/magnitude.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('cliffsDelta', () => {
  itIsAnEffect(cliffsDelta);
  itIsStandardised(cliffsDelta);

  for (const golden of loadGolden('cliffs_delta')) {
    it(`matches R: ${golden.id}`, () => {
      const { value } = cliffsDelta(golden.input.x, golden.input.y);
      expectGolden(golden, { delta: value });
      expect(cliffLabel(value!)).toBe(golden.expected.magnitude);
    });
  }

  it('runs its example and mirrors when the sides are swapped', () => {
    expect(cliffsDelta([2, 4], [1, 2]).value).toBe(0.75);
    expect(cliffsDelta([1, 2], [2, 4, 1]).low).toBeCloseTo(-cliffsDelta([2, 4, 1], [1, 2]).high!, 12);
  });

  it('is ±1 with an interval where the sides are separated', () => {
    expect(cliffsDelta([4, 5, 6], [1, 2, 3])).toMatchObject({ value: 1, high: 1 });
    expect(cliffsDelta([4, 5, 6], [1, 2, 3]).low!).toBeGreaterThan(-0.4);
    expect(cliffsDelta([1], [null])).toMatchObject({ value: null, low: null, high: null });
  });
});
