import { describe, expect, it } from 'vitest';
import { compareNatural, compareText } from '../../src/analyze/order.ts';

describe('compareNatural', () => {
  it('orders numbers by value, also in other notations', () => {
    expect(['10', '9', '1e-4', '0.001', '-2'].sort(compareNatural)).toEqual(['-2', '1e-4', '0.001', '9', '10']);
  });

  it('orders digits inside names by value', () => {
    expect(['seed10', 'seed2', 'seed1b'].sort(compareNatural)).toEqual(['seed1b', 'seed2', 'seed10']);
  });

  it('is total: different texts are never equal', () => {
    expect(compareNatural('1', '1.0')).not.toBe(0);
    expect(compareNatural('a01', 'a1')).not.toBe(0);
    expect(compareNatural('a', 'a')).toBe(0);
  });

  it('does not depend on the order of the input', () => {
    const names = ['b', 'a2', 'a10', 'A', '', '3', '03'];
    expect([...names].reverse().sort(compareNatural)).toEqual([...names].sort(compareNatural));
  });
});

describe('compareText', () => {
  it('is by code unit', () => {
    expect(['b', 'a', 'B'].sort(compareText)).toEqual(['B', 'a', 'b']);
  });
});
