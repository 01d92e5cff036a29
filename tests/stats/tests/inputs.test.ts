import { describe, expect, it } from 'vitest';
import { alignedDifferences, finiteValues, pairedDifferences } from '../../../src/stats/tests/inputs.ts';

describe('alignedDifferences', () => {
  it('makes equal decimal differences equal wherever they come from', () => {
    const [x, y]: [number[], number[]] = [[], []];
    for (let start = 1; start < 990; start += 7) {
      x.push((start + 9) / 1000);
      y.push(start / 1000);
    }
    const differences = alignedDifferences([...x, ...y], [...y, ...x]);
    expect(new Set(differences.map(Math.abs)).size).toBe(1);
  });

  it('keeps differences apart that a grid step can tell apart', () => {
    const differences = alignedDifferences([0.81, 0.81, 0.81], [0.8, 0.80001, 0.80000001]);
    expect(new Set(differences).size).toBe(3);
  });

  it('is antisymmetric and finite for any finite input', () => {
    const [x, y] = [
      [1.7e308, 0.3, 1e-320, 5, 0.1 + 0.2],
      [-1.7e308, 0.1, 0, 5, 0.3],
    ];
    const [there, back] = [alignedDifferences(x, y), alignedDifferences(y, x)];
    there.forEach((d, i) => expect(d + back[i]!).toBe(0));
    expect(there.every(Number.isFinite)).toBe(true);
    expect(Array.from(there.subarray(3))).toEqual([0, 0]);
  });
});

describe('pairedDifferences', () => {
  it('drops incomplete pairs with one warning', () => {
    const { differences, warnings } = pairedDifferences([3, null, 5, Infinity], [1, 2, 4, 1, 7]);
    expect(Array.from(differences)).toEqual([2, 1]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.message).toContain('3 of 5');
  });

  it('keeps the digits of ordinary differences but not of constant ones', () => {
    const { differences, unrounded } = pairedDifferences([0.123456789, 0.5], [0, 0.25]);
    expect(unrounded[0]).toBe(0.123456789);
    expect(differences[0]).not.toBe(0.123456789);
    expect(new Set(pairedDifferences([0.53, 0.48], [0.51, 0.46]).unrounded).size).toBe(1);
  });
});

it('finiteValues counts what it leaves out, and is silent otherwise', () => {
  expect(finiteValues([1, 2]).warnings).toEqual([]);
  const { values, warnings } = finiteValues([1, undefined, Number.NaN, -Infinity]);
  expect(Array.from(values)).toEqual([1]);
  expect(warnings[0]!.message).toBe('3 of 4 values left out: 2 missing, 1 diverged.');
});
