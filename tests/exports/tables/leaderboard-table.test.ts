import { describe, expect, it } from 'vitest';
import { formatScore } from '../../../src/format/scores.ts';
import { leaderboardTable, rankText } from '../../../src/exports/tables/leaderboard-table.ts';
import { rawOf } from '../../../src/exports/tables/table.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { inputOf, makeReport, ordinary, spreadScores, type MadeBenchmark } from '../reports.ts';

const viewOf = (made: MadeBenchmark) => viewsOf(inputOf(makeReport([made])).index)[0]!;
const board = (view: ReturnType<typeof viewOf>) => leaderboardTable(view, view.metric!, 'board');

describe('leaderboardTable', () => {
  it('prints the scores as every other page does, in the order of the ranking', () => {
    const view = viewsOf(inputOf(ordinary()).index)[0]!;
    const ranking = view.index.ranking('accuracy')!;
    const table = board(view);
    expect(table.rows.map((row) => row.cells[1]!.raw[0])).toEqual(ranking.rows.map((row) => row.configuration));
    ranking.rows.forEach((row, i) => {
      expect(table.rows[i]!.cells[0]!.text).toBe(rankText(row));
      expect(table.rows[i]!.cells[2]!.text).toBe(formatScore(view.index.summary(row.configuration, 'accuracy'), null));
    });
  });

  it('keeps a configuration whose runs all failed, at the end, with dashes and the reason', () => {
    const table = board(viewOf({ scores: { good: spreadScores(0.9, 3), dead: [null, null] } }));
    const last = table.rows.at(-1)!;
    expect(last.group).toBe('Without a rank');
    expect(last.cells[0]).toMatchObject({ text: '—', reason: 'every run failed' });
    expect(last.cells[2]).toMatchObject({ text: '—', reason: 'no run gave a value' });
    expect(last.cells[3]!.raw).toEqual([0, 2]);
  });

  it('gives one run its value without spread or interval', () => {
    const table = board(viewOf({ scores: { only: [0.5] } }));
    expect(table.rows[0]!.cells[2]).toMatchObject({ text: '0.5', raw: [0.5, null], reason: 'one value has no spread' });
    expect(table.rows[0]!.cells[4]).toMatchObject({ text: '—', reason: 'one value has no interval' });
  });

  it('leaves out the columns of a comparison where there is no baseline', () => {
    const scores = { a: spreadScores(0.9, 3), b: spreadScores(0.8, 3) };
    expect(board(viewOf({ scores })).columns.map((item) => item.label)).not.toContain('Verdict');
    expect(board(viewOf({ scores, baseline: 'a' })).columns.map((item) => item.label)).toContain('Verdict');
  });

  it('claims no tie and no tier where nothing was tested', () => {
    const table = board(viewOf({ tested: false, scores: { a: spreadScores(0.9, 3), b: spreadScores(0.8, 3) } }));
    expect(table.caption).toContain('Ordered by the mean alone');
    expect(table.rows.every((row) => row.group === null)).toBe(true);
    expect(table.rows.filter((row) => row.cells.some((item) => item.best))).toHaveLength(1);
  });

  it('gives every cell as many raw values as its column has parts', () => {
    for (const scores of [{ a: [0.5] }, { a: spreadScores(0.9, 4), b: [null] }]) {
      const table = board(viewOf({ scores, baseline: 'a' }));
      const parts = table.columns.reduce((sum, item) => sum + item.parts.length, 0);
      for (const row of table.rows) expect(rawOf(row)).toHaveLength(parts);
    }
  });
});
