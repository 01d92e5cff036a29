import { describe, expect, it } from 'vitest';
import { wilcoxonSignedRank } from '../../../src/stats/tests/wilcoxon-signed-rank.ts';
import { expectGolden, loadGolden } from '../golden.ts';
import { alternativeOf } from './alternatives.ts';

describe('wilcoxonSignedRank', () => {
  it.each(loadGolden('wilcoxon_exact'))('$id', (golden) => {
    const { x, y } = golden.input;
    const { zeroMethod } = golden.options;
    const result = wilcoxonSignedRank(x, y, { alternative: alternativeOf(golden), zeroMethod, method: 'exact' });
    expectGolden(golden, { statistic: result.statistic, p: result.p, nEffective: result.nonZero });
  });

  it.each(loadGolden('wilcoxon_approx'))('$id', (golden) => {
    const { x, y } = golden.input;
    const { zeroMethod, continuity } = golden.options;
    const alternative = alternativeOf(golden);
    const result = wilcoxonSignedRank(x, y, { alternative, zeroMethod, method: 'normal', continuity });
    const z = 'z' in golden.expected ? { z: result.z } : {};
    expectGolden(golden, { statistic: result.statistic, p: result.p, ...z });
  });

  it('warns of zeros and ties where there are some, and only there', () => {
    const codes = (x: number[], y: number[]): string[] => wilcoxonSignedRank(x, y).warnings.map(({ code }) => code);
    expect(codes([1, 2, 3], [0.5, 0.7, 0.9])).toEqual([]);
    expect(codes([1, 2, 3], [1, 0.7, 0.9])).toEqual(['zero-differences']);
    expect(codes([1, 2, 4], [0, 1, 1])).toEqual(['ties']);
    expect(codes([1, 2], [1, 2])).toEqual(['identical']);
  });

  it('has the example of its docstring', () => {
    expect(wilcoxonSignedRank([3, 4, 5], [1, 1, 1]).p).toBe(0.25);
  });
});
