import { describe, expect, it } from 'vitest';
import { cohensDz } from '../../../src/stats/effects/cohens-dz.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('cohensDz', () => {
  itIsAnEffect(cohensDz);
  itIsStandardised(cohensDz);

  it('matches effectsize, its interval to 1e-10', () => {
    expectAllGolden(
      'effect_paired',
      ({ x, y }, { options }) => {
        const { value, low, high } = cohensDz(x, y, { level: options.level });
        return { dz: value, dzCiLower: low, dzCiUpper: high };
      },
      { rel: 1e-10 },
    );
  });

  it('runs its example', () => {
    expect(cohensDz([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(2, 14);
  });

  it('mirrors when the sides are swapped', () => {
    const [one, other] = [cohensDz([2, 5, 6], [1, 2, 4]), cohensDz([1, 2, 4], [2, 5, 6])];
    expect(other.value).toBeCloseTo(-one.value!, 14);
    expect(other.low).toBeCloseTo(-one.high!, 11);
  });

  it('is null with a reason for one pair and for constant differences', () => {
    expect(cohensDz([1], [2])).toMatchObject({ n: 1, value: null, reason: 'too few pairs: 1' });
    expect(cohensDz([0.3, 0.5, 0.7], [0.2, 0.4, 0.6]).reason).toContain('constant');
  });
});
