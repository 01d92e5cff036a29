import { expect, test } from 'vitest';
import { tasksTable } from '../../../src/exports/tables/tasks-table.ts';
import { partsOf, rawOf } from '../../../src/exports/tables/table.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { indexReport } from '../../../src/report/select.ts';
import { reportOf } from '../../components/make-report.ts';
import { benchmark, runs } from '../../figures/fixture.ts';

const viewOf = (over: Partial<typeof benchmark>) =>
  viewsOf(indexReport(reportOf({ benchmark: { ...benchmark, ...over }, runs })))[0]!;

test('has a column for each task, the aggregate and the mean rank, best configuration first', () => {
  const table = tasksTable(viewOf({}), 'tasks')!;
  expect(table.columns.map((column) => column.label)).toEqual([
    'Configuration',
    ...['t1', 't2', 't3', 't4', 't5'].map((task) => `${task} (higher)`),
    'Interquartile mean',
    'Mean rank',
  ]);
  expect(table.rows.map((row) => row.cells[0]!.text)).toEqual(['plain/svm', 'noise/mlp', 'noise/svm', 'plain/mlp']);
  expect(table.rows[0]!.cells[6]!.text).toBe('0.9000 (0.880 to 0.920)');
  for (const row of table.rows) expect(rawOf(row)).toHaveLength(partsOf(table).length);
});

test('says why a configuration has no place over tasks', () => {
  const across = benchmark.acrossTasks!;
  const leftOut = [{ configuration: 'plain-mlp', reason: 'no score on t2' }];
  const kept = across.aggregates.filter((item) => item.configuration !== 'plain-mlp');
  const table = tasksTable(viewOf({ acrossTasks: { ...across, leftOut, aggregates: kept } }), 'tasks')!;
  expect(table.rows.at(-1)!.cells[6]).toMatchObject({ text: '—', reason: 'no score on some task' });
});

test('is null without several tasks', () => expect(tasksTable(viewOf({ acrossTasks: null }), 'tasks')).toBeNull());
