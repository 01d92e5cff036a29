import { describe, expect, it } from 'vitest';
import { hedgesCorrection } from '../../../src/stats/effects/effect-size.ts';
import { cohensD, glassDelta, hedgesG } from '../../../src/stats/effects/standardised-difference.ts';
import { expectAllGolden, isClose } from '../golden.ts';

const x = [0.81, 0.84, 0.79, 0.86];
const y = [0.75, 0.77, 0.79, 0.74, 0.76];
const all = { cohensD, hedgesG, glassDelta };

describe('standardised differences', () => {
  it('match effectsize, intervals to 1e-10', () => {
    expectAllGolden(
      'effect_two_sample',
      ({ x, y }, { options }) => {
        const d = cohensD(x, y, { level: options.level });
        return {
          cohenD: d.value,
          dCiLower: d.low,
          dCiUpper: d.high,
          hedgesG: hedgesG(x, y).value,
          glassDelta: glassDelta(x, y).value,
          J: hedgesCorrection(x.length + y.length - 2),
        };
      },
      { rel: 1e-10 },
    );
  });

  it('run their examples', () => {
    expect(cohensD([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.2649110640673518, 14);
    expect(hedgesG([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(1.0092530088080638, 13);
    expect(glassDelta([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(2, 14);
  });

  it('mirror when the sides are swapped (Glass: with the baseline kept)', () => {
    for (const effect of [cohensD, hedgesG]) {
      const [one, other] = [effect(x, y), effect(y, x)];
      expect(other.value).toBeCloseTo(-one.value!, 13);
      expect(other.low).toBeCloseTo(-one.high!, 11);
      expect(other.high).toBeCloseTo(-one.low!, 11);
    }
    const mirrored = glassDelta(
      x.map((value) => -value),
      y.map((value) => -value),
    );
    expect(mirrored.value).toBeCloseTo(-glassDelta(x, y).value!, 12);
  });

  it('do not change with the unit, the offset or the order', () => {
    for (const effect of Object.values(all)) {
      const base = effect(x, y);
      for (const change of [
        (value: number) => 1e300 * value,
        (value: number) => 1e-300 * value,
        (value: number) => 5 + 3 * value,
      ]) {
        const moved = effect(x.map(change), y.map(change));
        expect(isClose(moved.value, base.value, { rel: 1e-10 })).toBe(true);
        expect(isClose(moved.low, base.low, { rel: 1e-8 })).toBe(true);
      }
      expect(effect(x.toReversed(), y.toReversed()).value).toBeCloseTo(base.value!, 12);
    }
  });

  it('hold their interval around the value and carry a label from ten values a side on', () => {
    const wide = (n: number, shift: number) => Array.from({ length: n }, (_, i) => Math.sin(i) + shift);
    for (const effect of Object.values(all)) {
      const { low, value, high, level } = effect(x, y);
      expect(low! < value! && value! < high!).toBe(true);
      expect(level).toBe(0.95);
      expect(effect(wide(10, 1), wide(9, 0)).magnitude).toBeNull();
      expect(effect(wide(10, 1), wide(10, 0)).magnitude).toBe('large');
    }
  });

  it('have reasons instead of numbers', () => {
    expect(cohensD([], y)).toMatchObject({ value: null, low: null, level: null, reason: 'too few values: 0 and 5' });
    expect(cohensD([1], [2])).toMatchObject({ value: null, reason: 'too few values: 1 and 1' });
    expect(cohensD([1, 1], [2, 2])).toMatchObject({ value: null, reason: expect.stringContaining('constant') });
    expect(hedgesG([1, 1], [2, 2]).value).toBeNull();
    expect(hedgesG([1, 2], [3]).reason).toContain('one degree of freedom');
    expect(cohensD([1, 2], [3]).value).toBeLessThan(0);
    expect(glassDelta([1, 2], [3, 3])).toMatchObject({
      value: null,
      reason: expect.stringContaining('baseline is constant'),
    });
    expect(glassDelta([1, 2], [3]).reason).toContain('too few');
    expect(glassDelta([5], [1, 2, 3]).value).toBeCloseTo(3, 13);
    expect(cohensD([1, null, 2], [3, Infinity, 4]).warnings.map(({ code }) => code)).toEqual([
      'values-left-out',
      'values-left-out',
    ]);
  });

  it('survive a spread of nearly nothing', () => {
    const { value, low, high } = cohensD([1, 1 + 1e-9], [2, 2 + 1e-9]);
    expect(value!).toBeLessThan(-1e9);
    expect(low! < value! && value! < high!).toBe(true);
  });
});
