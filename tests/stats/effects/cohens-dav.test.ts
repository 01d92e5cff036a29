import { describe, expect, it } from 'vitest';
import { cohensDav } from '../../../src/stats/effects/cohens-dav.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsPaired, itIsStandardised } from './contract.ts';

describe('cohensDav', () => {
  itIsAnEffect(cohensDav);
  itIsStandardised(cohensDav);
  itIsPaired(cohensDav);

  it('matches the reference', () => {
    expectAllGolden('effect_paired', ({ x, y }) => ({ dav: cohensDav(x, y).value }), { rel: 1e-10 });
  });

  it('runs its example', () => {
    expect(cohensDav([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.2649110640673518, 13);
  });

  it('takes a constant side', () => {
    expect(cohensDav([1, 2, 4], [1, 1, 1]).value).toBeCloseTo((4 / 3 / Math.sqrt(7 / 3)) * Math.SQRT2, 13);
  });
});
