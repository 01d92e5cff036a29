import { expect, it } from 'vitest';
import { adjustPresent, stepDown, stepUp } from '../../../src/stats/multiplicity/p-adjust.ts';

it('runs the maximum down and the minimum up', () => {
  expect(stepDown([0.1, 0.05, 0.2])).toEqual([0.1, 0.1, 0.2]);
  expect(stepUp([0.1, 0.05, 0.2])).toEqual([0.05, 0.05, 0.2]);
});

it('hands the rule ascending values and puts the answers back in place, at most 1', () => {
  const seen: number[] = [];
  const adjusted = adjustPresent([0.5, null, 0.1], (sorted) => {
    seen.push(...sorted);
    return sorted.map((value) => 10 * value);
  });
  expect(seen).toEqual([0.1, 0.5]);
  expect(adjusted).toEqual([1, null, 1]);
});

it('leaves equal values and ones in the order in which they came', () => {
  const ranks = (p: readonly (number | null)[]): readonly (number | null)[] =>
    adjustPresent(p, (sorted) => sorted.map((_, rank) => rank / 100));
  expect(ranks([1, 0.2, null, 1, 0.2, Number.NaN, 0.1, 1])).toEqual([0.03, 0.01, null, 0.04, 0.02, null, 0, 0.05]);
  expect(ranks([])).toEqual([]);
});
