import { describe, expect, it } from 'vitest';
import { mcNemarTest, pairedCounts } from '../../../src/stats/tests/mcnemar.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('mcNemarTest', () => {
  it.each(loadGolden('mcnemar'))('$id', (golden) => {
    const { bothCorrect, onlyA: onlyFirst, onlyB: onlySecond, bothWrong } = golden.input;
    const result = mcNemarTest({ bothCorrect, onlyFirst, onlySecond, bothWrong });
    expectGolden(golden, {
      ...{ exactP: result.p, midP: result.midP, diff: result.difference },
      ...{ chi2: result.chiSquared, chi2P: result.chiSquaredP },
      ...{ chi2cc: result.correctedChiSquared, chi2ccP: result.correctedChiSquaredP },
    });
  });

  it('mirrors when the sides are swapped', () => {
    const there = mcNemarTest({ bothCorrect: 5, onlyFirst: 9, onlySecond: 2, bothWrong: 1 });
    const back = mcNemarTest({ bothCorrect: 5, onlyFirst: 2, onlySecond: 9, bothWrong: 1 });
    expect(back.p).toBe(there.p);
    expect(back.difference).toBe(-there.difference!);
  });

  it('warns when too few samples separate the two, and only then', () => {
    const codes = (only: number): string[] =>
      mcNemarTest({ bothCorrect: 50, onlyFirst: only, onlySecond: 0, bothWrong: 0 }).warnings.map(({ code }) => code);
    expect(codes(5)).toEqual(['few-discordant-samples']);
    expect(codes(6)).toEqual([]);
    expect(mcNemarTest({ bothCorrect: 0, onlyFirst: 0, onlySecond: 0, bothWrong: 0 }).reason).toBe('no samples');
  });

  it('counts only samples present on both sides', () => {
    expect(pairedCounts([1, 1, 0, 0, null, 1], [1, 0, 1, 0, 1])).toEqual({
      bothCorrect: 1,
      onlyFirst: 1,
      onlySecond: 1,
      bothWrong: 1,
    });
  });
});
