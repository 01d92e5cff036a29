import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';
import { mlflowTables, writeDatabase } from '../writers/database.ts';

const database = writeDatabase(mlflowTables, {
  experiments: [
    [1, 'digits', 'x', 'active'],
    [2, 'Default', 'x', 'active'],
  ],
  runs: [
    ['r1', 'calm-hare-1', 'FINISHED', 1754589325688, 1754589350319, 'active', 1],
    ['r2', 'calm-hare-2', 'FAILED', 1754589325689, null, 'active', 2],
    ['gone', 'x', 'FINISHED', 1, 2, 'deleted', 1],
    ['parent', 'x', 'FINISHED', 1754589325680, 2, 'active', 1],
  ],
  params: [
    ['lr', '0.1', 'r1'],
    ['seed', '3', 'r1'],
    ['net', 'None', 'r2'],
  ],
  tags: [
    ['mlflow.parentRunId', 'parent', 'r1'],
    ['mlflow.source.git.commit', 'abc', 'r1'],
  ],
  metrics: [
    ['acc', 0.5, 10, 'r1', 1, 0],
    ['acc', 0.9, 20, 'r1', 3, 0],
    ['acc', 0.7, 30, 'r1', 2, 0],
    ['loss', 0, 10, 'r1', 1, 1],
    ['high', 1.7976931348623157e308, 10, 'r1', 1, 0],
    ['low', -1.7976931348623157e308, 10, 'r2', 1, 0],
  ],
});

describe('the database of MLflow', () => {
  it('gives one run per row, with flags for what is no number', () => {
    const { keys, raw, diagnostics } = readFiles({ 'store/mlflow.db': database });
    expect(keys).toEqual(['store:r1', 'store:r2']);
    expect(raw('store:r1')).toMatchObject({
      config: { lr: 0.1, seed: 3 },
      metrics: { acc: 0.9, loss: { nonFinite: 'NaN' }, high: { nonFinite: 'Infinity' } },
      finalValue: { acc: 'last' },
      history: { columns: { acc: [0.5, 0.7, 0.9], loss: [null, null, null] } },
      status: 'FINISHED',
      study: 'digits',
      parent: 'parent',
      startedAt: '2025-08-07T17:55:25.688Z',
      git: { commit: 'abc' },
      provenance: { metrics: 'mlflow.db' },
    });
    expect(raw('store:r2')).toMatchObject({
      config: { net: null },
      metrics: { low: { nonFinite: '-Infinity' } },
      status: 'FAILED',
    });
    expect(raw('store:r2').study).toBeUndefined();
    expect(diagnostics.map((entry) => entry.code)).toEqual(['deleted-run', 'parent-run']);
  });

  it('tells the databases of one folder apart, and keeps the runs below', () => {
    const { keys } = readFiles({
      'a.db': database,
      'b.sqlite': database,
      'run/metrics.json': '{"a": 1}',
      'run/config.json': '{}',
    });
    expect([...keys].sort()).toEqual([':a.db/r1', ':a.db/r2', ':b.sqlite/r1', ':b.sqlite/r2', 'run']);
  });

  it('keeps a damaged database as a run that says why', () => {
    const damaged = Buffer.from(database);
    damaged.fill(0xee, 100, 3000);
    const { raw, diagnostics } = readFiles({ 'mlflow.db': damaged });
    expect(raw(':mlflow.db').unreadable).toEqual([expect.stringContaining('mlflow.db cannot be read')]);
    expect(diagnostics).toMatchObject([{ code: 'unreadable-file', severity: 'error', file: 'mlflow.db' }]);
  });

  it('leaves databases of other programs alone', () => {
    expect(readFiles({ 'x/cookies.db': writeDatabase(['CREATE TABLE cookies (a)']) }).keys).toEqual([]);
  });
});
