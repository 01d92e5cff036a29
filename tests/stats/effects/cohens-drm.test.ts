import { describe, expect, it } from 'vitest';
import { cohensDrm } from '../../../src/stats/effects/cohens-drm.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { itIsAnEffect, itIsPaired, itIsStandardised } from './contract.ts';

describe('cohensDrm', () => {
  itIsAnEffect(cohensDrm);
  itIsStandardised(cohensDrm);
  itIsPaired(cohensDrm);

  it('matches the reference', () => {
    for (const golden of loadGolden('effect_paired')) {
      // Two pairs have r = 1, so d_rm is 0: the reference has the square root of the rounding of 1 − r there, 7.6e-8.
      const tolerance = golden.input.x.length === 2 ? { abs: 1e-7 } : { rel: 1e-10 };
      expectGolden(golden, { drm: cohensDrm(golden.input.x, golden.input.y).value }, tolerance);
    }
  });

  it('runs its example', () => {
    expect(cohensDrm([2, 4, 6, 8], [1, 3, 2, 4]).value).toBeCloseTo(0.9128709291752771, 13);
  });

  it('does not exist beside a constant side', () => {
    expect(cohensDrm([1, 2, 4], [1, 1, 1])).toMatchObject({
      value: null,
      reason: expect.stringContaining('no correlation'),
    });
  });

  it('warns where the correlation is perfect, and only there', () => {
    const codes = (x: number[], y: number[]) => cohensDrm(x, y).warnings.map(({ code }) => code);
    expect(codes([1, 2], [3, 5])).toEqual(['perfect-correlation']);
    expect(codes([1, 2], [5, 3])).toEqual(['perfect-correlation']);
    expect(codes([2, 4, 6], [1, 2, 3])).toEqual(['perfect-correlation']);
    expect(codes([2, 4, 6], [1, 2, 2.5])).toEqual([]);
  });
});
