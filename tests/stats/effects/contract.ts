import { expect, it } from 'vitest';
import type { EffectOptions, EffectSize } from '../../../src/stats/effects/effect-size.ts';
import type { Effect } from '../../../src/stats/result.ts';
import type { Scores } from '../../../src/stats/tests/inputs.ts';
import { isClose } from '../golden.ts';

type EffectFunction = (x: Scores, y: Scores, options?: EffectOptions) => Effect;
type EffectSizeFunction = (x: Scores, y: Scores, options?: EffectOptions) => EffectSize;

const x = [0.81, 0.84, 0.79, 0.86];
const y = [0.75, 0.8, 0.79, 0.74];

/** What every effect must do: mirror, ignore the order of pairs, hold its value inside its interval, keep the level. */
export function itIsAnEffect(effect: EffectFunction): void {
  it('mirrors when both sides change their sign', () => {
    const negative = (values: readonly number[]) => values.map((value) => -value);
    const [one, other] = [effect(x, y), effect(negative(x), negative(y))];
    expect(other.value).toBeCloseTo(-one.value!, 13);
    expect(other.low).toBeCloseTo(-one.high!, 11);
    expect(other.high).toBeCloseTo(-one.low!, 11);
  });

  it('does not depend on the order of the pairs', () => {
    const [one, other] = [effect(x, y), effect(x.toReversed(), y.toReversed())];
    expect(other.value).toBeCloseTo(one.value!, 12);
    expect(other.low).toBeCloseTo(one.low!, 11);
  });

  it('lies inside its interval, which narrows with the level', () => {
    const [wide, narrow] = [effect(x, y), effect(x, y, { level: 0.5 })];
    expect(wide.level).toBe(0.95);
    expect(narrow.level).toBe(0.5);
    expect(wide.low! < narrow.low! && narrow.high! < wide.high!).toBe(true);
    expect(wide.low! < wide.value! && wide.value! < wide.high!).toBe(true);
    expect(wide.warnings).toEqual([]);
  });

  it('counts what it leaves out', () => {
    const codes = effect([0.9, 0.7, null, 0.5], [0.4, 0.5, 0.2, Infinity]).warnings.map(({ code }) => code);
    expect(codes).toContain('values-left-out');
  });

  it('is null with a reason without values', () => {
    expect(effect([], [])).toMatchObject({ n: 0, value: null, low: null, level: null, reason: expect.any(String) });
    expect(effect([null], [Infinity])).toMatchObject({ n: 0, value: null, reason: expect.any(String) });
  });
}

/** What every standardised effect must do besides: ignore the unit, and carry a label from ten values a side on. */
export function itIsStandardised(effect: EffectSizeFunction): void {
  it('does not change with the unit, even at 1e300 and 1e-300', () => {
    const base = effect(x, y);
    for (const unit of [1e300, 1e-300, 3]) {
      const scaled = (values: readonly number[]) => values.map((value) => unit * value);
      const moved = effect(scaled(x), scaled(y));
      expect(isClose(moved.value, base.value, { rel: 1e-9 })).toBe(true);
      expect(isClose(moved.low, base.low, { rel: 1e-8 })).toBe(true);
    }
  });

  it('carries a label from ten values a side on', () => {
    const run = (n: number, shift: number) =>
      Array.from({ length: n }, (_, i) => Math.sin(i * i) + shift * (1 + Math.cos(i) / 9));
    expect(effect(run(9, 5), run(9, 0)).magnitude).toBeNull();
    expect(effect(run(10, 5), run(10, 0)).magnitude).toBe('large');
  });
}

/** What every paired effect must do besides: mirror when the sides are swapped, and need pairs that differ differently. */
export function itIsPaired(effect: EffectFunction): void {
  it('mirrors when the sides are swapped', () => {
    const [one, other] = [effect([2, 5, 6], [1, 2, 4]), effect([1, 2, 4], [2, 5, 6])];
    expect(other.value).toBeCloseTo(-one.value!, 14);
    expect(other.low).toBeCloseTo(-one.high!, 11);
  });

  it('is null with a reason for one pair and for constant differences', () => {
    expect(effect([1], [2])).toMatchObject({ n: 1, value: null, reason: 'too few pairs: 1' });
    expect(effect([0.3, 0.5, 0.7], [0.2, 0.4, 0.6]).reason).toContain('constant');
  });
}
