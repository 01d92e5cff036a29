import { describe, expect, it } from 'vitest';
import { nemenyiP, nemenyiQuantile, nemenyiTest, rankError } from '../../../src/stats/tests/nemenyi.ts';
import { expectGolden, isClose, loadGolden } from '../golden.ts';

describe('nemenyiTest', () => {
  it.each(loadGolden('friedman_nemenyi'))('$id', (golden) => {
    const { meanRanks, nemenyiP: reference } = golden.expected;
    const blocks = golden.input.blocks.length;
    const qAlpha = nemenyiQuantile(meanRanks.length, golden.options.alpha);
    expectGolden(golden, { qAlpha, criticalDifference: qAlpha * rankError(meanRanks.length, blocks) });
    nemenyiP(meanRanks, blocks).forEach((row, i) =>
      row.forEach((p, j) => expect(isClose(p, reference[i][j], { rel: 0, abs: 1e-10 })).toBe(true)),
    );
  });

  it('draws no critical difference with too few columns or blocks', () => {
    expect(nemenyiTest([1, 2], { blocks: 10, alpha: 0.05 }).criticalDifference).toBeNull();
    expect(nemenyiTest([1, 2, 3], { blocks: 4, alpha: 0.05 })).toMatchObject({ criticalDifference: null, cliques: [] });
    const drawn = nemenyiTest([1, 2, 3], { blocks: 10, alpha: 0.05 });
    expect(drawn.criticalDifference).toBeCloseTo(1.048, 3);
    expect(drawn.cliques).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('gives cliques that do not depend on the order of the columns', () => {
    const ranks = [3.1, 1.2, 2.4, 4.3, 2.2];
    const named = (order: number[]): string[] =>
      nemenyiTest(
        order.map((i) => ranks[i]!),
        { blocks: 12, alpha: 0.05 },
      )
        .cliques.map((clique) => clique.map((i) => order[i]).join())
        .sort();
    expect(named([4, 3, 2, 1, 0])).toEqual(named([0, 1, 2, 3, 4]));
  });
});
