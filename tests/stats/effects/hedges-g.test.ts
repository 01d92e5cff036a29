import { describe, expect, it } from 'vitest';
import { hedgesCorrection } from '../../../src/stats/effects/effect-size.ts';
import { hedgesG } from '../../../src/stats/effects/hedges-g.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('hedgesG', () => {
  itIsAnEffect(hedgesG);
  itIsStandardised(hedgesG);

  it('matches effectsize', () => {
    expectAllGolden(
      'effect_two_sample',
      ({ x, y }) => ({
        hedgesG: hedgesG(x, y).value,
        J: hedgesCorrection(x.length + y.length - 2),
      }),
      { rel: 1e-10 },
    );
  });

  it('runs its example', () => {
    expect(hedgesG([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.0092530088080638, 13);
  });

  it('has reasons where there is no spread or no correction', () => {
    expect(hedgesG([1, 1], [2, 2])).toMatchObject({ value: null, reason: expect.stringContaining('constant') });
    expect(hedgesG([1, 2], [3])).toMatchObject({
      value: null,
      reason: expect.stringContaining('one degree of freedom'),
    });
  });
});
