import { createRng } from '../../../src/stats/rng.ts';
import { describe, expect, it } from 'vitest';
import { rankBootstrap } from '../../../src/stats/multiplicity/rank-bootstrap.ts';
import { loadGolden } from '../golden.ts';

describe('rankBootstrap', () => {
  it.each(loadGolden('p_best_band'))('$id', (golden) => {
    const { mode, nResamples: resamples, higherIsBetter } = golden.options;
    const result = rankBootstrap(golden.input.scores, { mode, resamples, higherIsBetter, key: golden.id });
    // The tolerance of a share or a rank is a list, one per configuration.
    const tolerance: Record<string, number[]> = JSON.parse(JSON.stringify(golden.tol));
    result.pBest.forEach((share, i) =>
      expect(Math.abs(share! - golden.expected.pBest[i])).toBeLessThanOrEqual(tolerance.pBest![i]!),
    );
    result.meanRank.forEach((rank, i) =>
      expect(Math.abs(rank! - golden.expected.meanRank[i])).toBeLessThanOrEqual(tolerance.meanRank![i]!),
    );
  });

  const base = { higherIsBetter: true, mode: 'independent', key: 'k' } as const;

  it('shares ties and mirrors when lower is better', () => {
    const same = rankBootstrap(
      [
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      base,
    );
    expect(same.pBest).toEqual([0.5, 0.5, 0]);
    expect(same.meanRank).toEqual([1.5, 1.5, 3]);
    expect(
      rankBootstrap(
        [
          [1, 1],
          [1, 1],
          [0, 0],
        ],
        { ...base, higherIsBetter: false },
      ).pBest,
    ).toEqual([0, 0, 1]);
  });

  it('sums to one and to the triangle number', () => {
    const { pBest, meanRank } = rankBootstrap(
      [
        [0.1, 0.5, 0.9],
        [0.4, 0.6],
        [0.3, 0.7, 0.8, 0.2],
      ],
      base,
    );
    expect(pBest.reduce<number>((sum, share) => sum + share!, 0)).toBeCloseTo(1, 9);
    expect(meanRank.reduce<number>((sum, rank) => sum + rank!, 0)).toBeCloseTo(6, 9);
  });

  it('keeps the pairing: the same luck for all changes no order', () => {
    const luck = [0.1, 0.5, 0.2, 0.9, 0.4];
    const scores = [luck, luck.map((value) => value + 0.01)];
    expect(rankBootstrap(scores, { ...base, mode: 'paired' }).pBest).toEqual([0, 1]);
    expect(rankBootstrap(scores, base).pBest[0]).toBeGreaterThan(0.3);
  });

  it('leaves out what is missing and survives the extremes', () => {
    expect(rankBootstrap([[1, 2], [null], []], base).pBest).toEqual([1, null, null]);
    const paired = rankBootstrap(
      [
        [1, 2, null],
        [1, Infinity, 3],
      ],
      { ...base, mode: 'paired' },
    );
    expect(paired.pBest).toEqual([0.5, 0.5]);
    expect(paired.warnings.map(({ code }) => code)).toContain('values-left-out');
    expect(
      rankBootstrap(
        [
          [1e308, 1e308],
          [-1e308, 1e300],
        ],
        base,
      ).pBest,
    ).toEqual([1, 0]);
    expect(rankBootstrap([], base).pBest).toEqual([]);
  });
});

// Few are ranked by an insertion sort, many by a search: both against counting.
it.each([40, 300])('%i configurations with ties: the shares and ranks that counting gives', (count) => {
  const rng = createRng('scores');
  const scores = Array.from({ length: count }, () => Array.from({ length: 4 }, () => rng.nextIndex(12)));
  const found = rankBootstrap(scores, { higherIsBetter: false, mode: 'paired', key: 'k', resamples: 200 });
  const draws = createRng('k');
  const best = new Float64Array(count);
  const rank = new Float64Array(count);
  const draw = new Int32Array(4);
  for (let resample = 0; resample < 200; resample += 1) {
    draws.fillIndices(draw, 4);
    const sums = scores.map((row) => [...draw].reduce((sum, k) => sum + row[k]!, 0));
    const least = Math.min(...sums);
    sums.forEach((sum, i) => {
      const [below, same] = [sums.filter((other) => other < sum).length, sums.filter((other) => other === sum).length];
      rank[i]! += below + (same + 1) / 2;
      if (sum === least) best[i]! += 1 / same;
    });
  }
  found.meanRank.forEach((value, i) => expect(value).toBeCloseTo(rank[i]! / 200, 10));
  found.pBest.forEach((value, i) => expect(value).toBeCloseTo(best[i]! / 200, 10));
});
