import { describe, expect, it } from 'vitest';
import { cohensDav } from '../../../src/stats/effects/cohens-dav.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('cohensDav', () => {
  itIsAnEffect(cohensDav);
  itIsStandardised(cohensDav);

  it('matches the reference', () => {
    expectAllGolden('effect_paired', ({ x, y }) => ({ dav: cohensDav(x, y).value }), { rel: 1e-10 });
  });

  it('runs its example', () => {
    expect(cohensDav([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.2649110640673518, 13);
  });

  it('mirrors when the sides are swapped', () => {
    const [one, other] = [cohensDav([2, 5, 6], [1, 2, 4]), cohensDav([1, 2, 4], [2, 5, 6])];
    expect(other.value).toBeCloseTo(-one.value!, 14);
    expect(other.low).toBeCloseTo(-one.high!, 11);
  });

  it('is null with a reason for one pair and for constant differences', () => {
    expect(cohensDav([1], [2])).toMatchObject({ n: 1, value: null, reason: 'too few pairs: 1' });
    expect(cohensDav([0.3, 0.5, 0.7], [0.2, 0.4, 0.6]).reason).toContain('constant');
  });

  it('takes a constant side', () => {
    expect(cohensDav([1, 2, 4], [1, 1, 1]).value).toBeCloseTo((4 / 3 / Math.sqrt(7 / 3)) * Math.SQRT2, 13);
  });
});
