import { describe, expect, it } from 'vitest';
import { rankIntervals } from '../../src/figures/rank-intervals.ts';
import { benchmark, built, inputOn, layerData } from './fixture.ts';

describe('rankIntervals', () => {
  it('tells ranks as intervals and the leading tier', () => {
    expect(built(rankIntervals).description).toBe(
      '4 configurations ranked on accuracy; a bar covers every rank that the comparisons leave open, a mark is the mean rank over resamples. ' +
        'Nothing significantly beats plain/svm. plain/svm ranks 1; noise/svm ranks 4.',
    );
    expect(built(rankIntervals).table.rows[1]).toEqual(['plain/mlp', 2, 2, 3, 2.25]);
  });

  it('draws no mean rank where there is none', () => {
    const rankings = benchmark.rankings.map((ranking) => ({
      ...ranking,
      rows: ranking.rows.map((row) => ({ ...row, meanRank: { value: null, reason: 'one seed' } })),
    }));
    expect(layerData(built(rankIntervals, inputOn({ rankings })))).toHaveLength(0);
  });

  it('has the first and the last rank on its axis', () => {
    const spec = JSON.stringify(built(rankIntervals).views[0]!.spec);
    expect(spec).toContain('"values":[1,2,3,4]');
  });

  it('does not apply to a single ranked configuration', () => {
    const rankings = benchmark.rankings.map((ranking) => ({ ...ranking, rows: ranking.rows.slice(0, 1) }));
    expect(rankIntervals.build(inputOn({ rankings }))).toBeNull();
  });
});
