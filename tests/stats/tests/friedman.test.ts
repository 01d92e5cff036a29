import { describe, expect, it } from 'vitest';
import { friedmanTest } from '../../../src/stats/tests/friedman.ts';
import { expectGolden, isClose, loadGolden } from '../golden.ts';

describe('friedmanTest', () => {
  it.each(loadGolden('friedman_nemenyi'))('$id', (golden) => {
    const result = friedmanTest(golden.input.blocks, golden.options.higherIsBetter);
    expectGolden(golden, {
      ...{ chi2: result.statistic, df: result.df, p: result.p, kendallW: result.kendallW },
      ...{ imanDavenportF: result.imanDavenportF, imanDavenportP: result.imanDavenportP },
    });
    const ranks: number[] = golden.expected.meanRanks;
    expect(ranks.every((rank, i) => isClose(result.meanRanks[i], rank))).toBe(true);
  });

  it('mirrors ranks when lower is better', () => {
    const blocks = [
      [1, 2, 3],
      [2, 1, 3],
      [1, 3, 2],
    ];
    const [up, down] = [friedmanTest(blocks, true), friedmanTest(blocks, false)];
    expect(up.statistic).toBeCloseTo(down.statistic!, 12);
    up.meanRanks.forEach((rank, i) => expect(rank).toBeCloseTo(4 - down.meanRanks[i]!, 12));
  });

  it('knows perfect agreement, complete ties and missing scores', () => {
    const agree = friedmanTest(
      [
        [1, 2, 3],
        [4, 5, 6],
        [1, 5, 9],
      ],
      true,
    );
    expect(agree).toMatchObject({ kendallW: 1, imanDavenportF: null });
    expect(agree.imanDavenportP).toBeCloseTo(1 / 36, 14);
    expect(
      friedmanTest(
        [
          [1, 1],
          [2, 2],
        ],
        true,
      ),
    ).toMatchObject({ p: null, reason: 'all scores are tied' });
    const partial = friedmanTest(
      [
        [1, 2, 3],
        [1, null, 3],
        [2, 1, 3],
      ],
      true,
    );
    expect(partial.n).toBe(2);
    expect(partial.warnings.map(({ code }) => code)).toEqual(['values-left-out']);
    expect(friedmanTest([], true).p).toBeNull();
  });
});
