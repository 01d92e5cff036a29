import { describe, expect, it } from 'vitest';
import { fixedSizeSumDistribution, subsetSumDistribution, tailsOf } from '../../../src/stats/tests/exact-null.ts';

/** Every subset of the weights, by counting in binary. */
function subsets(weights: readonly number[]): { readonly sum: number; readonly size: number }[] {
  return Array.from({ length: 2 ** weights.length }, (_, bits) => {
    const taken = weights.filter((_weight, i) => (bits >> i) & 1);
    return { sum: taken.reduce((a, b) => a + b, 0), size: taken.length };
  });
}

describe('exact null distributions', () => {
  const weights = [2, 3, 3, 0, 7, 5, 5, 1];

  it('of subset sums equal the enumeration', () => {
    const all = subsets(weights);
    subsetSumDistribution(weights).forEach((p, sum) =>
      expect(p).toBeCloseTo(all.filter((subset) => subset.sum === sum).length / all.length, 14),
    );
  });

  it.each([0, 1, 3, 5, 8])('of sums of %i weights equal the enumeration', (size) => {
    const all = subsets(weights).filter((subset) => subset.size === size);
    fixedSizeSumDistribution(weights, size).forEach((p, sum) =>
      expect(p).toBeCloseTo(all.filter((subset) => subset.sum === sum).length / all.length, 14),
    );
  });

  it('have tails that count the observed value on both sides', () => {
    const half = [0.25, 0.5, 0.25];
    expect(tailsOf(Float64Array.from(half), 2, 2)).toEqual({ lower: 1, upper: 0.25, twoSided: 0.5 });
    expect(tailsOf(Float64Array.from(half), 1, 2)).toEqual({ lower: 0.75, upper: 0.75, twoSided: 1 });
  });

  it('keep an asymmetric two-sided p at the distance from the mean', () => {
    // Mean 1.5: the value 3 lies 1.5 away, and so does 0.
    expect(tailsOf(Float64Array.of(0.4, 0.1, 0.1, 0.4), 3, 3).twoSided).toBeCloseTo(0.8, 14);
  });
});
