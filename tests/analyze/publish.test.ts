import { describe, expect, it } from 'vitest';
import {
  numberOf,
  publish,
  publishOrNull,
  toQuantity,
  toWarnings,
  valueToQuantity,
} from '../../src/analyze/publish.ts';

describe('publish', () => {
  it('keeps 15 significant digits', () => {
    expect(publish(0.1 + 0.2)).toBe(0.3);
    expect(publish(2 / 3)).toBe(0.666666666666667);
    expect(publish(1e300 / 3)).toBe(3.33333333333333e299);
  });

  it('keeps whole numbers and has no negative zero', () => {
    expect(publish(9007199254740991)).toBe(9007199254740991);
    expect(Object.is(publish(-0), 0)).toBe(true);
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => publish(Number.NaN)).toThrow(/finite/);
    expect(() => publish(-Infinity)).toThrow(/finite/);
  });
});

describe('quantities', () => {
  it('are missing with a reason where there is no finite number', () => {
    expect(toQuantity(Number.NaN, 'none')).toEqual({ value: null, reason: 'none' });
    expect(toQuantity(undefined, 'none')).toEqual({ value: null, reason: 'none' });
    expect(toQuantity(1.5, 'none')).toBe(1.5);
    expect(publishOrNull(Infinity)).toBeNull();
    expect(valueToQuantity({ value: null, reason: 'why' })).toEqual({ value: null, reason: 'why' });
    expect(valueToQuantity({ value: 2 })).toBe(2);
  });

  it('give back their number', () => {
    expect(numberOf(3)).toBe(3);
    expect(numberOf({ value: null, reason: 'x' })).toBeNull();
    expect(numberOf(undefined)).toBeNull();
  });

  it('carry warnings without further fields', () => {
    const extra = { code: 'a', message: 'b', more: 1 };
    expect(toWarnings([extra])).toEqual([{ code: 'a', message: 'b' }]);
  });
});
