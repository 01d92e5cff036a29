import { describe, expect, it } from 'vitest';
import {
  binomialCoefficient,
  minimumDrawnP,
  minimumPairedP,
  minimumRankSumP,
  minimumTwoSamplePermutationP,
  smallestDecidableN,
} from '../../../src/stats/tests/minimum-p.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('minimum attainable p', () => {
  it.each(loadGolden('min_attainable_p'))('$id', (golden) => {
    const { n } = golden.input;
    expectGolden(golden, {
      wilcoxonTwoSided: minimumPairedP(n),
      signFlipTwoSided: minimumPairedP(n),
      wilcoxonOneSided: minimumPairedP(n, 'greater'),
      mannWhitneyTwoSided: minimumRankSumP(n, n),
    });
  });

  it('needs 6 pairs at alpha 0.05 and 8 at 0.01', () => {
    expect([smallestDecidableN(0.05), smallestDecidableN(0.01)]).toEqual([6, 8]);
  });

  it('halves for unequal sides of the permutation test', () => {
    expect(minimumTwoSamplePermutationP(1, 4)).toBe(0.2);
    expect(minimumTwoSamplePermutationP(3, 3)).toBeCloseTo(0.1, 14);
    expect(minimumDrawnP(9_999)).toBe(1e-4);
  });

  it('counts subsets', () => {
    expect(binomialCoefficient(23, 12)).toBe(1_352_078);
    expect(binomialCoefficient(5, 0)).toBe(1);
  });
});
