import { expect, it } from 'vitest';
import { filledGroups, whyNoLayout } from '../../../src/stats/tests/groups.ts';

it('keeps the groups with values and counts what it leaves out', () => {
  const { filled, n, warnings } = filledGroups([[1, 2], [], [null], [3, Infinity]]);
  expect(filled.map((group) => Array.from(group))).toEqual([[1, 2], [3]]);
  expect(n).toBe(3);
  expect(warnings.map(({ code }) => code)).toEqual(['values-left-out', 'values-left-out']);
});

it('says why there is nothing to analyse, and null where there is', () => {
  const reason = (...groups: number[][]): string | null =>
    whyNoLayout(
      groups.map((group) => Float64Array.from(group)),
      groups.flat().length,
    );
  expect(reason([1, 2])).toBe('fewer than two groups with values');
  expect(reason([1], [2])).toBe('no group has two values');
  expect(reason([1, 1], [1])).toBe('all values are equal');
  expect(reason([1, 2], [1])).toBeNull();
});
