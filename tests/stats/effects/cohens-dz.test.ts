import { describe, expect, it } from 'vitest';
import { cohensDz } from '../../../src/stats/effects/cohens-dz.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsPaired, itIsStandardised } from './contract.ts';

describe('cohensDz', () => {
  itIsAnEffect(cohensDz);
  itIsStandardised(cohensDz);
  itIsPaired(cohensDz);

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
});
