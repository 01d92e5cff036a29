import { describe, expect, it } from 'vitest';
import { hedgesGz } from '../../../src/stats/effects/hedges-gz.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsPaired, itIsStandardised } from './contract.ts';

describe('hedgesGz', () => {
  itIsAnEffect(hedgesGz);
  itIsStandardised(hedgesGz);
  itIsPaired(hedgesGz);

  it('matches effectsize', () => {
    expectAllGolden('effect_paired', ({ x, y }) => ({ gz: hedgesGz(x, y).value }), { rel: 1e-10 });
  });

  it('runs its example', () => {
    expect(hedgesGz([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.1283791670955126, 13);
  });

  it('does not exist for two pairs', () => {
    expect(hedgesGz([1, 2], [3, 5])).toMatchObject({
      value: null,
      reason: expect.stringContaining('one degree of freedom'),
    });
  });
});
