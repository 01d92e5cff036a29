import { describe, expect, it } from 'vitest';
import { jsonText, tableSchemaVersion } from '../../../src/exports/tables/json.ts';
import { leaderboardTable } from '../../../src/exports/tables/leaderboard-table.ts';
import { partsOf } from '../../../src/exports/tables/table.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { inputOf, ordinary } from '../reports.ts';

describe('jsonText', () => {
  const view = viewsOf(inputOf(ordinary()).index)[0]!;
  const table = leaderboardTable(view, view.metric!, 'leaderboard');
  const document: {
    schemaVersion: number;
    columns: { id: string; kind: string; description: string }[];
    rows: Record<string, unknown>[];
  } = JSON.parse(jsonText(table));

  it('carries its version and the meaning of each key', () => {
    expect(document.schemaVersion).toBe(tableSchemaVersion);
    expect(document.columns.map((item) => item.id)).toEqual(partsOf(table).map((item) => item.id));
    for (const item of document.columns) expect(item.description).not.toBe('');
  });

  it('holds the numbers of the report unrounded', () => {
    for (const row of document.rows) {
      const summary = view.index.summary(String(row['configuration']), 'accuracy')!;
      expect(row['mean']).toBe(summary.mean);
      expect(row['interval_low']).toBe(summary.intervals[0]!.low);
      expect(row['n']).toBe(summary.n);
    }
  });

  it('says why a value is null', () => {
    const baseline = document.rows.find((row) => row['configuration'] === view.benchmark.baseline)!;
    expect(baseline['difference']).toBeNull();
    expect(baseline['missing']).toMatchObject({ difference: 'this is the baseline', p: 'this is the baseline' });
  });

  it('holds a row in each line, and is whole without rows', () => {
    const lines = jsonText(table)
      .split('\n')
      .filter((line) => line.startsWith('    {"'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(document.rows);
    expect(JSON.parse(jsonText({ ...table, rows: [] }))).toEqual({ ...document, rows: [] });
  });
});
