import { describe, expect, it } from 'vitest';
import {
  commonDifferences,
  comparePatterns,
  seedMedians,
  seedTable,
} from '../../../src/stats/multiplicity/seed-table.ts';
import { column } from './columns.ts';

describe('seedTable', () => {
  const table = seedTable([column('a', [1, 2, null, 4]), column('b', [5, 6, 7]), column('c', [9, 8, Infinity, 3])]);

  it('keeps finite scores only and finds the patterns', () => {
    expect(table.seeds).toEqual(['0', '1', '2', '3']);
    expect(table.rows.map((row) => row.pattern)).toEqual([0, 1, 0]);
    expect(table.patterns.map((pattern) => Array.from(pattern))).toEqual([
      [0, 1, 3],
      [0, 1, 2],
    ]);
    expect(Array.from(seedMedians(table))).toEqual([5, 6, 7, 3.5]);
  });

  it('takes differences over common seeds', () => {
    const target = new Float64Array(4);
    expect(commonDifferences(table.rows[0]!, table.rows[1]!, target)).toBe(2);
    expect(Array.from(target.subarray(0, 2))).toEqual([-4, -4]);
    expect(comparePatterns(table.patterns[0]!, table.patterns[1]!, true)).toEqual({
      common: 2,
      first: 3,
      second: 3,
      paired: true,
    });
    expect(comparePatterns(table.patterns[0]!, table.patterns[1]!, false).paired).toBe(false);
  });

  it('sees rounding noise as no difference', () => {
    const noisy = seedTable([column('a', [0.1 + 0.2]), column('b', [0.3])]);
    const target = new Float64Array(1);
    commonDifferences(noisy.rows[0]!, noisy.rows[1]!, target);
    expect(target[0]).toBe(0);
  });
});
