/** Which tables a benchmark has, and that each says what the Report says. */
import { describe, expect, test } from 'vitest';
import { allSources, csvTables, jsonTables, latexTables, tablePrefix } from '../../../src/exports/tables/index.ts';
import { partsOf, rawOf, type Raw, type Table } from '../../../src/exports/tables/table.ts';
import { isTroubled } from '../../../src/format/failure-sentences.ts';
import { indexReport } from '../../../src/report/select.ts';
import type { Report } from '../../../src/report/schema.ts';
import { reportOf } from '../../components/make-report.ts';
import * as fixture from '../../figures/fixture.ts';
import { ordinary, testSite } from '../reports.ts';

const madeOf = (report: Report): ReadonlyMap<string, Table> =>
  new Map(allSources(indexReport(report)).map((source) => [source.id, source.make()]));
/** The raw values of one part, row by row. */
const values = (table: Table | undefined, part: string): readonly (Raw | undefined)[] => {
  if (table === undefined) throw new Error('no such table');
  const at = partsOf(table).findIndex((item) => item.id === part);
  if (at < 0) throw new Error(`no part ${part}`);
  return table.rows.map((row) => rawOf(row)[at]);
};

const diagnostic = { severity: 'warning', code: 'torn', message: 'cut', file: 'a.csv', line: 3, hint: null } as const;
const report: Report = { ...reportOf(fixture), diagnostics: [diagnostic] };
const { benchmark, runs } = fixture;
const tables = madeOf(report);

test('every table has as many rows as is said beforehand, and a raw value for each part', () => {
  for (const made of [report, ordinary()]) {
    for (const source of allSources(indexReport(made))) {
      const table = source.make();
      expect(table.id).toBe(source.id);
      expect(table.rows, source.id).toHaveLength(source.rows);
      const ids = partsOf(table).map((part) => part.id);
      expect(new Set(ids).size, source.id).toBe(ids.length);
      for (const row of table.rows) expect(rawOf(row), source.id).toHaveLength(ids.length);
    }
  }
});

test('a table is left out of the formats that have no room for its rows', () => {
  const formatsOf = (rows: number): readonly string[] => {
    const index = indexReport({ ...report, diagnostics: new Array(rows).fill(diagnostic) });
    return [csvTables, jsonTables, latexTables].flatMap((format) =>
      format.files(index, testSite).some((file) => file.path.includes('/diagnostics.')) ? [format.id] : [],
    );
  };
  expect(formatsOf(2_000)).toEqual(['csv', 'json', 'latex']);
  expect(formatsOf(2_001)).toEqual(['csv', 'json']);
  expect(formatsOf(20_001)).toEqual(['csv']);
});

test('no table is made of nothing, and none stands twice in a folder', () => {
  const bare = reportOf({ ...fixture, benchmark: { ...benchmark, acrossTasks: null, families: [] } });
  const ids = allSources(indexReport(bare)).map((source) => source.id);
  expect(ids).not.toContain('tasks');
  expect(ids).not.toContain('families');
  expect(ids).not.toContain('rewards');
  expect(ids).not.toContain('diagnostics');
  const paths = csvTables.files(indexReport(report), testSite).map((file) => file.path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toContain('exports/diagnostics.csv');
  expect(tablePrefix(new Map([['a/b', 'a-b']]), 'a/b')).toBe('a-b/');
});

describe('says what the Report says:', () => {
  test('failures', () => {
    const failed = runs.filter(isTroubled);
    expect(failed.length).toBeGreaterThan(0);
    expect(values(tables.get('failures'), 'run')).toEqual(failed.map((run) => run.id));
    expect(values(tables.get('failures'), 'status')).toEqual(failed.map((run) => run.status));
  });

  test('diagnostics', () => {
    expect(rawOf(tables.get('diagnostics')!.rows[0]!)).toEqual(['warning', 'torn', 'a.csv', 3, 'cut', null]);
  });

  test('parameters', () => {
    const table = tables.get('parameters');
    const keys = new Set(values(table, 'parameter'));
    const rated = benchmark.hyperparameters.filter((item) => item.importance.some((one) => one.value !== null));
    expect(rated.length).toBeGreaterThan(0);
    for (const item of rated) expect(keys).toContain(item.parameter);
    const own = rated[0]!;
    const numbers = values(table, 'value').filter(
      (_, at) => values(table, 'parameter')[at] === own.parameter && values(table, 'metric')[at] === own.metric,
    );
    expect(numbers).toEqual(own.importance.map((item) => item.value));
  });

  test('simulated rates: shares between 0 and 1', () => {
    const table = tables.get('calibration');
    for (const share of values(table, 'normal_share')) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });
});

describe('samples and rewards', () => {
  const samples = {
    task: null,
    nRuns: 4,
    nSamples: 3,
    shared: { n: 3, wrongForAll: 1, rightForAll: 1 },
    coverage: [
      {
        configuration: 'plain-mlp',
        runs: 2,
        samples: 3,
        scored: 6,
        right: 3,
        alwaysRight: 1,
        alwaysWrong: 1,
        unstable: 1,
      },
    ],
    flips: [
      {
        reference: 'pair' as const,
        a: 'plain-mlp',
        b: 'plain-svm',
        tested: { seed: '0', runA: 'x', runB: 'y', n: 3, bothRight: 1, onlyA: 1, onlyB: 0, bothWrong: 1 },
        bySeed: [],
        p: 1,
        midP: 0.5,
        pCorrected: null,
        minimumP: null,
        reason: 'one flip only',
        discordant: [],
        discordantTotal: 1,
        warnings: [],
      },
    ],
    hardest: [
      {
        sample: 's1',
        gold: null,
        wrongConfigurations: 2,
        configurations: 2,
        wrongRuns: 4,
        runs: 4,
        commonWrong: '7',
        commonWrongRuns: 3,
      },
    ],
    hardTotal: 1,
    unstable: [],
    unstableTotal: 0,
    confused: [{ gold: 'cat', predicted: 'dog', count: 2, support: 4, configurations: 1 }],
    confusedTotal: 1,
    warnings: [],
  };
  const correlation = { n: 3, value: 0.4, low: 0.1, high: 0.6, level: 0.95, p: null, reason: null };
  const rewards = {
    overall: [],
    sets: [
      {
        configuration: 'plain-mlp',
        run: 'x',
        seed: '0',
        columns: [
          {
            column: 'judge',
            n: 3,
            mean: 0.5,
            sd: 0.1,
            min: 0.4,
            max: 0.6,
            correctness: [{ ...correlation, method: 'pearson' }],
          },
        ],
        agreement: [],
      },
    ],
    warnings: [],
  };
  const made = madeOf(reportOf({ ...fixture, benchmark: { ...benchmark, samples, rewards } }));

  test('each table holds its numbers, and its reasons where there is none', () => {
    expect(values(made.get('samples'), 'right')).toEqual([3]);
    expect(made.get('samples')!.rows[0]!.cells.at(-1)!.text).toMatch(/^50/);
    expect(values(made.get('flips'), 'only_a')).toEqual([1]);
    expect(made.get('flips')!.rows[0]!.cells.at(-1)).toMatchObject({ text: '—', reason: 'one flip only' });
    expect(values(made.get('samples-hardest'), 'common_wrong_runs')).toEqual([3]);
    expect(values(made.get('samples-confused'), 'support')).toEqual([4]);
    expect(made.has('samples-unstable')).toBe(false);
    expect(values(made.get('rewards'), 'r_high')).toEqual([0.6]);
    expect(made.get('rewards')!.rows[0]!.cells.at(-1)).toMatchObject({ text: '—', reason: 'not computed' });
  });
});
