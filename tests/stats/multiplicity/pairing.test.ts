import { describe, expect, it } from 'vitest';
import { isPaired, pairBySeed } from '../../../src/stats/multiplicity/pairing.ts';
import { column } from './columns.ts';

describe('pairBySeed', () => {
  it('aligns by seed id, whatever the order, and lists the seeds left out', () => {
    const candidate = {
      id: 'c',
      scores: new Map([
        ['7', 3],
        ['1', 1],
        ['3', null],
        ['9', 4],
        ['2', 2],
      ]),
    };
    const baseline = {
      id: 'b',
      scores: new Map([
        ['1', 10],
        ['2', 20],
        ['3', 30],
        ['7', 70],
        ['8', Infinity],
      ]),
    };
    const sides = pairBySeed(candidate, baseline, true);
    expect(sides.pairing).toBe('by-seed');
    expect(sides.seeds).toEqual(['1', '2', '7']);
    expect(sides.seedsLeftOut).toEqual(['3', '8', '9']);
    expect([Array.from(sides.x), Array.from(sides.y)]).toEqual([
      [1, 2, 3],
      [10, 20, 70],
    ]);
  });

  it('uses all runs unpaired when few or no seeds are shared, or matching is off', () => {
    const [a, b] = [column('a', [1, 2, 3, 4, 5], 0), column('b', [1, 2, 3, 4, 5], 4)];
    const sides = pairBySeed(a, b, true);
    expect(sides).toMatchObject({ pairing: 'none', seedsLeftOut: [] });
    expect([sides.x.length, sides.y.length]).toEqual([5, 5]);
    expect(pairBySeed(a, column('c', [1, 2, 3, 4, 5]), false).pairing).toBe('none');
  });

  it('pairs from half of the smaller side on, and from two seeds', () => {
    expect([isPaired(2, 4, 9), isPaired(2, 5, 9), isPaired(1, 1, 1), isPaired(3, 3, 3)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
