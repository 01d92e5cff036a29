import { describe, expect, it } from 'vitest';
import { cohensDav, cohensDrm, cohensDz, hedgesGz } from '../../../src/stats/effects/paired-difference.ts';
import { expectGolden, isClose, loadGolden } from '../golden.ts';

const x = [0.81, 0.84, 0.79, 0.86];
const y = [0.75, 0.8, 0.79, 0.74];
const all = { cohensDz, hedgesGz, cohensDav, cohensDrm };

describe('paired effects', () => {
  for (const golden of loadGolden('effect_paired')) {
    it(`match effectsize: ${golden.id}`, () => {
      const { x, y } = golden.input;
      const { level } = golden.options;
      const dz = cohensDz(x, y, { level });
      const values = { dz: dz.value, dzCiLower: dz.low, dzCiUpper: dz.high, gz: hedgesGz(x, y).value };
      expectGolden(golden, { ...values, dav: cohensDav(x, y).value }, { rel: 1e-10 });
      // Two pairs have r = 1, so d_rm is 0: the reference has the square root of the rounding of 1 − r there, 7.6e-8.
      expectGolden(golden, { drm: cohensDrm(x, y).value }, x.length === 2 ? { abs: 1e-7 } : { rel: 1e-10 });
    });
  }

  it('run their examples', () => {
    expect(cohensDz([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(2, 14);
    expect(hedgesGz([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.1283791670955126, 13);
    expect(cohensDav([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.2649110640673518, 13);
    expect(cohensDrm([2, 4, 6, 8], [1, 3, 2, 4]).value).toBeCloseTo(0.9128709291752771, 13);
  });

  it('mirror when the sides are swapped', () => {
    for (const effect of Object.values(all)) {
      const [one, other] = [effect(x, y), effect(y, x)];
      expect(other.value).toBeCloseTo(-one.value!, 14);
      expect(other.low).toBeCloseTo(-one.high!, 11);
      expect(other.high).toBeCloseTo(-one.low!, 11);
    }
  });

  it('do not change with the unit or the order', () => {
    for (const effect of Object.values(all)) {
      const base = effect(x, y);
      for (const unit of [1e300, 1e-300, 3]) {
        const moved = effect(
          x.map((value) => unit * value),
          y.map((value) => unit * value),
        );
        expect(isClose(moved.value, base.value, { rel: 1e-9 })).toBe(true);
      }
      expect(effect(x.toReversed(), y.toReversed()).value).toBeCloseTo(base.value!, 12);
    }
  });

  it('carry a label from ten pairs on, and the level', () => {
    const wide = (n: number, shift: number) =>
      Array.from({ length: n }, (_, i) => Math.sin(i * i) + shift * Math.cos(i) ** 2);
    for (const effect of Object.values(all)) {
      expect(effect(wide(9, 2), wide(9, 0)).magnitude).toBeNull();
      expect(effect(wide(10, 2), wide(10, 0), { level: 0.9 })).toMatchObject({ magnitude: 'large', level: 0.9 });
    }
  });

  it('have reasons instead of numbers', () => {
    for (const effect of Object.values(all)) {
      expect(effect([1], [2])).toMatchObject({ n: 1, value: null, level: null, reason: 'too few pairs: 1' });
      expect(effect([], [])).toMatchObject({ n: 0, value: null });
      expect(effect([0.3, 0.5, 0.7], [0.2, 0.4, 0.6])).toMatchObject({
        value: null,
        reason: expect.stringContaining('constant'),
      });
      expect(effect([1, 2, null], [2, 5, 1]).warnings.map(({ code }) => code)).toContain('values-left-out');
    }
    expect(hedgesGz([1, 2], [3, 5])).toMatchObject({
      value: null,
      reason: expect.stringContaining('one degree of freedom'),
    });
    expect(cohensDrm([1, 2, 4], [1, 1, 1])).toMatchObject({
      value: null,
      reason: expect.stringContaining('no correlation'),
    });
    expect(cohensDav([1, 2, 4], [1, 1, 1]).value).not.toBeNull();
  });

  it('warn of d_rm where the correlation is perfect, and only there', () => {
    const codes = (first: number[], second: number[]) => cohensDrm(first, second).warnings.map(({ code }) => code);
    expect(codes([1, 2], [3, 5])).toEqual(['perfect-correlation']);
    expect(codes([1, 2], [5, 3])).toEqual(['perfect-correlation']);
    expect(codes([2, 4, 6], [1, 2, 3])).toEqual(['perfect-correlation']);
    expect(codes(x, y)).toEqual([]);
  });
});
