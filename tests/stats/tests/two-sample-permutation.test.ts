import { describe, expect, it } from 'vitest';
import { twoSamplePermutationTest } from '../../../src/stats/tests/two-sample-permutation.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { alternativeOf } from './alternatives.ts';

describe('twoSamplePermutationTest', () => {
  it.each(loadGolden('permutation_twosample_exact'))('$id', (golden) => {
    const result = twoSamplePermutationTest(golden.input.x, golden.input.y, { alternative: alternativeOf(golden) });
    expectGolden(golden, { meanDiff: result.statistic, p: result.p, nPermutations: result.permutations });
  });

  it('can be more extreme alone when the sides are unequal', () => {
    const result = twoSamplePermutationTest([10], [0, 1]);
    expect(result.p).toBeCloseTo(1 / 3, 14);
    expect(result.minimumP).toBeCloseTo(1 / 3, 14);
  });

  it('has the example of its docstring', () => {
    expect(twoSamplePermutationTest([4, 5, 6], [1, 2, 3]).p).toBeCloseTo(0.1, 14);
  });
});
