import { describe, expect, it } from 'vitest';
import { cohensD } from '../../../src/stats/effects/cohens-d.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('cohensD', () => {
  itIsAnEffect(cohensD);
  itIsStandardised(cohensD);

  it('matches effectsize, its interval to 1e-10', () => {
    expectAllGolden(
      'effect_two_sample',
      ({ x, y }, { options }) => {
        const { value, low, high } = cohensD(x, y, { level: options.level });
        return { cohenD: value, dCiLower: low, dCiUpper: high };
      },
      { rel: 1e-10 },
    );
  });

  it('runs its example and mirrors when the sides are swapped', () => {
    expect(cohensD([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.2649110640673518, 14);
    expect(cohensD([1, 2, 3], [2, 4, 6, 8]).value).toBeCloseTo(-cohensD([2, 4, 6, 8], [1, 2, 3]).value!, 13);
  });

  it('does not change with an offset', () => {
    const base = cohensD([1, 2, 4], [0, 1, 5]);
    expect(cohensD([1e6 + 1, 1e6 + 2, 1e6 + 4], [1e6, 1e6 + 1, 1e6 + 5]).value).toBeCloseTo(base.value!, 9);
  });

  it('has reasons where there is no spread or too few values', () => {
    expect(cohensD([1], [2])).toMatchObject({ value: null, reason: 'too few values: 1 and 1' });
    expect(cohensD([1, 1], [2, 2])).toMatchObject({ value: null, reason: expect.stringContaining('constant') });
    expect(cohensD([1, 2], [3]).value).toBeLessThan(0);
  });

  it('survives a spread of nearly nothing', () => {
    const { value, low, high } = cohensD([1, 1 + 1e-9], [2, 2 + 1e-9]);
    expect(value!).toBeLessThan(-1e9);
    expect(low! < value! && value! < high!).toBe(true);
  });
});
