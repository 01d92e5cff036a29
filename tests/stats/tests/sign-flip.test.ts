import { describe, expect, it } from 'vitest';
import { signFlipTest, signFlipTestOf } from '../../../src/stats/tests/sign-flip.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { alternativeOf } from './alternatives.ts';

describe('signFlipTest', () => {
  it.each(loadGolden('permutation_paired_exact'))('$id', (golden) => {
    const result = signFlipTest(golden.input.x, golden.input.y, { alternative: alternativeOf(golden) });
    expect(result.exact).toBe(true);
    expectGolden(golden, { meanDiff: result.statistic, p: result.p, nPermutations: result.permutations });
  });

  it.each(loadGolden('permutation_paired_mc_band'))('$id', (golden) => {
    const { nResamples: draws } = golden.options;
    const result = signFlipTest(golden.input.x, golden.input.y, { alternative: alternativeOf(golden), draws });
    expectGolden(golden, { p: result.p });
    expect(result).toMatchObject({ exact: false, permutations: draws, minimumP: 1 / (draws + 1) });
    const extreme = result.p! * (draws + 1);
    expect(Math.abs(extreme - Math.round(extreme))).toBeLessThan(1e-6);
  });

  it('counts the same as visiting every flip', () => {
    const differences = [3, -1, 4, 1, -5, 9, 2];
    let [extreme, above] = [0, 0];
    for (let flips = 0; flips < 2 ** 7; flips += 1) {
      const sum = differences.reduce((total, d, i) => total + ((flips >> i) & 1 ? d : -d), 0);
      if (Math.abs(sum) >= 13) extreme += 1;
      if (sum >= 13) above += 1;
    }
    expect(signFlipTestOf(differences).p).toBe(extreme / 128);
    expect(signFlipTestOf(differences, { alternative: 'greater' }).p).toBe(above / 128);
  });

  it('has the example of its docstring', () => {
    expect(signFlipTest([2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1]).p).toBe(0.03125);
  });
});
