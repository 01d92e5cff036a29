import { describe, expect, it } from 'vitest';
import { makeRuns } from '../helpers/runs.ts';
import { analyze, namesIn, onlyBenchmark } from './helpers.ts';

const wave = (base: number, step: number, n = 8) =>
  Array.from({ length: n }, (_, seed) => base + step * Math.sin(seed * seed + base));
const rank = (scores: Parameters<typeof makeRuns>[0], metric = 'accuracy') => {
  const benchmark = onlyBenchmark(analyze(makeRuns(scores, { metric })));
  const nameOf = namesIn(benchmark);
  const ranking = benchmark.rankings[0]!;
  return { ranking, rows: ranking.rows.map((row) => ({ ...row, name: nameOf(row.configuration) })), nameOf };
};

describe('rankMetric', () => {
  it('peels tiers: what only the tier above beats is the next one', () => {
    const { rows } = rank({ a: wave(0.9, 0.001), b: wave(0.8, 0.001), c: wave(0.8001, 0.002), d: wave(0.7, 0.001) });
    expect(rows.map((row) => [row.name, row.tier, row.rankLow, row.rankHigh])).toEqual([
      ['a', 1, 1, 1],
      ['b', 2, 2, 3],
      ['c', 2, 2, 3],
      ['d', 3, 4, 4],
    ]);
  });

  it('puts the lowest first where lower is better', () => {
    expect(rank({ a: wave(0.9, 0.001), b: wave(0.8, 0.001) }, 'loss').rows.map((row) => row.name)).toEqual(['b', 'a']);
  });

  it('shares the probability of being best', () => {
    const { rows } = rank({ a: wave(0.9, 0.01), b: wave(0.899, 0.011), c: wave(0.5, 0.01) });
    const shares = rows.map((row) => row.pBest as number);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(shares[2]).toBe(0);
  });

  it('excludes no rank where there is one seed each, and claims no probability', () => {
    const { rows, ranking } = rank({ a: [0.9], b: [0.1], c: [0.5] });
    expect(rows.map((row) => [row.name, row.rankLow, row.rankHigh, row.tier])).toEqual([
      ['a', 1, 3, 1],
      ['c', 1, 3, 1],
      ['b', 1, 3, 1],
    ]);
    expect(rows[0]!.pBest).toMatchObject({ value: null });
    expect(ranking.warnings.map((warning) => warning.code)).toContain('one-seed');
  });

  it('says which configurations have no rank', () => {
    const { ranking, nameOf } = rank({ a: [0.9, 0.8], b: [null, null] });
    expect(ranking.unranked.map((entry) => [nameOf(entry.configuration), entry.reason])).toEqual([
      ['b', 'none of 2 runs gave a value'],
    ]);
  });
});
