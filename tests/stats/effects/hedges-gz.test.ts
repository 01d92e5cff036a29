import { describe, expect, it } from 'vitest';
import { hedgesGz } from '../../../src/stats/effects/hedges-gz.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('hedgesGz', () => {
  itIsAnEffect(hedgesGz);
  itIsStandardised(hedgesGz);

  it('matches effectsize', () => {
    expectAllGolden('effect_paired', ({ x, y }) => ({ gz: hedgesGz(x, y).value }), { rel: 1e-10 });
  });

  it('runs its example', () => {
    expect(hedgesGz([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.1283791670955126, 13);
  });

  it('mirrors when the sides are swapped', () => {
    const [one, other] = [hedgesGz([2, 5, 6], [1, 2, 4]), hedgesGz([1, 2, 4], [2, 5, 6])];
    expect(other.value).toBeCloseTo(-one.value!, 14);
    expect(other.low).toBeCloseTo(-one.high!, 11);
  });

  it('is null with a reason for one pair and for constant differences', () => {
    expect(hedgesGz([1], [2])).toMatchObject({ n: 1, value: null, reason: 'too few pairs: 1' });
    expect(hedgesGz([0.3, 0.5, 0.7], [0.2, 0.4, 0.6]).reason).toContain('constant');
  });

  it('does not exist for two pairs', () => {
    expect(hedgesGz([1, 2], [3, 5])).toMatchObject({
      value: null,
      reason: expect.stringContaining('one degree of freedom'),
    });
  });
});
