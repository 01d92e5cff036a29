import { describe, expect, it } from 'vitest';
import type { SeedScores } from '../../../src/stats/multiplicity/pairing.ts';
import { rankIntervals } from '../../../src/stats/multiplicity/rank-intervals.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { pairedTTest } from '../../../src/stats/tests/paired-t.ts';
import { column } from './columns.ts';

const options = { higherIsBetter: true, key: 'test' } as const;

/** Configurations c0, c1 … whose true score rises by `step`; seeds are shared unless `own`. */
function ladder(count: number, n: number, step: number, own = false): SeedScores[] {
  const rng = createRng(`ladder${count}|${n}|${step}`);
  return Array.from({ length: count }, (_, i) =>
    column(
      `c${i}`,
      Array.from({ length: n }, () => 0.5 + step * i + 0.01 * rng.nextFloat()),
      own ? 1000 * i : 0,
    ),
  );
}

describe('rankIntervals', () => {
  it('separates clear steps completely, and mirrors when lower is better', () => {
    const configurations = ladder(5, 8, 0.1);
    const up = rankIntervals(configurations, options);
    expect(up.rows.map((row) => [row.rankLow, row.rankHigh])).toEqual([
      [5, 5],
      [4, 4],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    expect(up.leadingTier).toEqual(['c4']);
    const down = rankIntervals(configurations, { ...options, higherIsBetter: false });
    expect(down.rows.map((row) => row.rankLow)).toEqual([1, 2, 3, 4, 5]);
    expect(down.leadingTier).toEqual(['c0']);
  });

  it('asks the shared samples where there is one seed each, corrected over all pairs', () => {
    // Right answers of c0, c1, c2 among 40: 30, 30 and 5; c0 and c1 are right on the same ones but for two.
    const right = [(id: number) => id < 30, (id: number) => id > 1 && id < 32, (id: number) => id < 5].map((judge) =>
      Array.from({ length: 40 }, (_, id) => Number(judge(id))),
    );
    const configurations = right.map((answers, i) =>
      column(`c${i}`, [answers.reduce((sum, one) => sum + one, 0) / 40]),
    );
    const samplesOf = (first: number, second: number) => ({ candidate: right[first]!, baseline: right[second]! });
    const found = rankIntervals(configurations, { ...options, samplesOf });
    expect(found.rows.map((row) => [row.rankLow, row.rankHigh])).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ]);
    // Discordant 2 and 2: p = 1. 25 and 0: the smallest of three, 3 · 2 / 2^25 by Holm.
    expect(found.correctedP(0, 1)).toBe(1);
    expect(found.correctedP(0, 2)).toBeCloseTo(6 / 2 ** 25, 12);
    expect(found.overSamples).toBe(true);
    expect(found.method).toContain('3 simultaneous comparisons (Holm over tests of shared samples)');
    const without = rankIntervals(configurations, options);
    expect([without.overSamples, without.leadingTier.length]).toEqual([false, 3]);
  });

  it('gives the corrected p of every pair: at most alpha exactly where one side beats the other', () => {
    for (const own of [false, true]) {
      const { beats, correctedP } = rankIntervals(ladder(7, 8, 0.004, own), options);
      const decided = beats.flatMap((row, i) => Array.from(row, (_, j) => [i, j] as const)).filter(([i, j]) => i !== j);
      for (const [i, j] of decided) {
        expect(correctedP(i, j)).toBe(correctedP(j, i));
        expect(correctedP(i, j)! <= 0.05).toBe(beats[i]![j] === 1 || beats[j]![i] === 1);
      }
      expect(decided.some(([i, j]) => correctedP(i, j)! > 0.05 && correctedP(i, j)! < 1)).toBe(true);
      expect(correctedP(0, 0)).toBeNull();
    }
  });

  it('separates nothing where nothing differs', () => {
    const { rows, leadingTier } = rankIntervals(ladder(6, 8, 0), options);
    expect(rows.every((row) => row.rankLow === 1 && row.rankHigh === 6)).toBe(true);
    expect(leadingTier).toHaveLength(6);
  });

  it('agrees with the counts of its own comparisons', () => {
    const { rows, beats } = rankIntervals(ladder(12, 10, 0.003), options);
    rows.forEach((row, i) => {
      expect(row.rankLow).toBe(1 + beats.reduce((sum, other) => sum + other[i]!, 0));
      expect(row.rankHigh).toBe(12 - beats[i]!.reduce((sum, cell) => sum + cell, 0));
      beats.forEach((other, j) => expect(beats[i]![j]! & other[i]!).toBe(0));
    });
    expect(rows.some((row) => row.rankLow! > 1)).toBe(true);
  });

  it('does not depend on the order of configurations and seeds', () => {
    const configurations = ladder(9, 7, 0.004);
    const plain = rankIntervals(configurations, options).rows;
    const shuffled = configurations
      .toReversed()
      .map(({ id, scores }) => ({ id, scores: new Map([...scores].toReversed()) }));
    expect(rankIntervals(shuffled, options).rows.toReversed()).toEqual(plain);
  });

  it('uses paired t tests with few common seeds: two configurations are one test', () => {
    const [a, b] = ladder(2, 4, 0.008);
    const p = pairedTTest([...b!.scores.values()], [...a!.scores.values()]).p!;
    const { rows, method } = rankIntervals([a!, b!], { ...options, alpha: p + 1e-12 });
    expect(method).toContain('Holm');
    expect(rows.map((row) => row.rankLow)).toEqual([2, 1]);
    expect(rankIntervals([a!, b!], { ...options, alpha: p - 1e-9 }).rows.map((row) => row.rankLow)).toEqual([1, 1]);
  });

  it('compares configurations with seeds of their own by Welch tests', () => {
    const { rows, method } = rankIntervals(ladder(4, 6, 0.1, true), options);
    expect(method).toContain('Holm');
    expect(rows.map((row) => row.rankLow)).toEqual([4, 3, 2, 1]);
  });

  it('handles missing seeds by pair, and configurations that cannot be compared', () => {
    const configurations = ladder(4, 10, 0.1);
    const gappy = column(
      'gappy',
      [0.7, null, 0.7, Infinity, 0.71, 0.7, 0.72, 0.71, 0.7, 0.73].map((v) => v && v + 0.3),
    );
    const { rows, n } = rankIntervals([...configurations, gappy, column('one', [2]), column('none', [null])], options);
    expect(n).toBe(6);
    expect(rows.find((row) => row.id === 'gappy')).toMatchObject({ rankLow: 1, rankHigh: 2 });
    expect(rows.find((row) => row.id === 'one')).toMatchObject({ rankLow: 1, rankHigh: 6, leading: true });
    expect(rows.find((row) => row.id === 'none')).toEqual({
      id: 'none',
      rankLow: null,
      rankHigh: null,
      leading: false,
    });
  });

  it('keeps small differences beside a diverging configuration', () => {
    const wild = column('wild', [1e300, -1e305, 1e308, 3, 1e299, -1e307, 5, 1e302]);
    const { rows } = rankIntervals([...ladder(3, 8, 0.1), wild], options);
    expect(rows.map((row) => row.rankLow)).toEqual([3, 2, 1, 1]);
  });

  it('treats identical configurations as equal, and constant differences as differences', () => {
    const scores = [0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57];
    const shifted = scores.map((score) => score + 0.01);
    const { rows } = rankIntervals([column('a', scores), column('b', scores), column('c', shifted)], options);
    expect(rows.map((row) => [row.rankLow, row.rankHigh])).toEqual([
      [2, 3],
      [2, 3],
      [1, 1],
    ]);
  });

  it('answers empty input', () => {
    expect(rankIntervals([], options)).toMatchObject({ n: 0, rows: [], leadingTier: [] });
    expect(rankIntervals([column('a', [])], options).leadingTier).toEqual([]);
  });

  it('draws flips for very many configurations and says so', () => {
    const { warnings, rows } = rankIntervals(ladder(320, 14, 0.002), options);
    expect(warnings.map(({ code }) => code)).toEqual(['thinned-flips']);
    expect(rows[319]!.rankHigh).toBeLessThan(60);
  });
});
