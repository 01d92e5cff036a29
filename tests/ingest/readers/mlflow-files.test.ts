import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, readFolder, realData } from '../support/read.ts';

const id = (n: number): string => n.toString(16).padStart(32, '0');
const experiment = "artifact_location: x\nexperiment_id: '7'\nlifecycle_stage: active\nname: digits\n";
const meta = (n: number, status: number, more = ''): string =>
  `end_time: 1754589350319\nexperiment_id: '7'\nlifecycle_stage: active\nrun_id: ${id(n)}\nrun_name: calm-hare-1\nstart_time: 1754589325688\nstatus: ${status}\n${more}`;

describe('the real file store', () => {
  it('holds the values of its files', (context) => {
    const folder = realData('formats/mlflow-filestore');
    if (folder === null) return context.skip();
    const base = join(folder, 'mlruns/895387645806649699');
    const ids = readdirSync(base).filter(
      (name) => existsSync(join(base, name, 'params')) && /^[0-9a-f]{32}$/.test(name),
    );
    const { keys, raw, diagnostics } = readFolder(folder);
    expect(keys.map((key) => key.split('/').at(-1)).sort()).toEqual(ids.sort());
    expect(ids.length).toBeGreaterThan(3);
    for (const run of ids) {
      const found = raw(`mlruns/895387645806649699/${run}`);
      const lines = readFileSync(join(base, run, 'metrics/val_rmse'), 'utf8')
        .trim()
        .split('\n');
      expect(found.metrics?.['val_rmse']).toBe(Number(lines.at(-1)!.split(' ')[1]));
      expect(found.config?.['learning_rate']).toBe(
        Number(readFileSync(join(base, run, 'params/learning_rate'), 'utf8')),
      );
      expect(found.config?.['architecture']).toBe(readFileSync(join(base, run, 'params/architecture'), 'utf8'));
      expect(found).toMatchObject({
        status: 'FINISHED',
        study: 'wine-quality-optimization',
        finalValue: { val_rmse: 'last' },
      });
      expect(found.parent).toBe(readFileSync(join(base, run, 'tags/mlflow.parentRunId'), 'utf8'));
      const started = /start_time: (\d+)/.exec(readFileSync(join(base, run, 'meta.yaml'), 'utf8'))![1];
      expect(found.startedAt).toBe(new Date(Number(started)).toISOString());
    }
    expect(diagnostics).toEqual([]);
  });
});

describe('file stores of our own', () => {
  const run = (n: number, files: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`mlruns/7/${id(n)}/${name}`, text]));
  const store = (...runs: Record<string, string>[]): Record<string, string> =>
    Object.assign({ 'mlruns/7/meta.yaml': experiment }, ...runs);
  const key = (n: number): string => `mlruns/7/${id(n)}`;

  it('reads metrics in folders, non-finite values, two fields and more, and the latest by step', () => {
    const { raw } = readFiles(
      store(
        run(1, {
          'meta.yaml': meta(1, 4),
          'metrics/val/loss': '10 0.5 1\n20 0.3 3\n30 0.4 2\n',
          'metrics/old': '10 7\n',
          'metrics/new': '10 1.5 0 ds 0f\n',
          'metrics/bad': '10 nan 0\n',
          'metrics/far': '10 -inf 0\n',
          'params/layers': '[1, 2]',
          'params/opts': "{'a': True, 'b': None}",
          'params/lr': '1e-3',
          'params/big': '12345678901234567890',
          'params/empty': '',
          'tags/mlflow.source.git.commit': 'abc',
          'tags/mlflow.note.content': 'a note',
          'tags/team': 'x',
        }),
      ),
    );
    expect(raw(key(1))).toMatchObject({
      status: 'FAILED',
      study: 'digits',
      notes: 'a note',
      tags: ['team=x'],
      git: { commit: 'abc' },
      durationSeconds: 24.631,
      metrics: {
        'val/loss': 0.3,
        old: 7,
        new: 1.5,
        bad: { nonFinite: 'NaN' },
        far: { nonFinite: '-Infinity' },
      },
      history: { x: 'step', columns: { step: [0, 1, 2, 3], 'val/loss': [null, 0.5, 0.4, 0.3] } },
      config: { layers: [1, 2], opts: { a: true, b: null }, lr: 0.001, big: '12345678901234567890', empty: '' },
    });
    expect(raw(key(1)).name).toBeUndefined();
  });

  it('leaves out deleted runs and runs that only group, and says so', () => {
    const { keys, diagnostics } = readFiles(
      store(
        run(1, { 'meta.yaml': meta(1, 3).replace('active', 'deleted'), 'metrics/a': '1 1 0\n' }),
        run(2, { 'meta.yaml': meta(2, 3), 'params/n': '2' }),
        run(3, { 'meta.yaml': meta(3, 3), 'metrics/a': '1 1 0\n', 'tags/mlflow.parentRunId': id(2) }),
        run(4, { 'meta.yaml': meta(4, 1), 'params/n': '2' }),
      ),
    );
    expect(keys).toEqual([key(3), key(4)]);
    expect(diagnostics.map((entry) => entry.code)).toEqual(['deleted-run', 'parent-run']);
  });

  it('does not take stored models or artifacts for runs', () => {
    const { keys } = readFiles(
      store(
        run(1, {
          'meta.yaml': meta(1, 3),
          'metrics/a': '1 1 0\n',
          'artifacts/out/metrics.json': '{"a": 1}',
          'artifacts/out/config.yaml': 'b: 1',
        }),
        {
          'mlruns/7/models/m-1/meta.yaml': 'model_id: m-1\nsource_run_id: x\n',
          'mlruns/7/models/m-1/metrics/a': '1 1 0 x\n',
        },
      ),
    );
    expect(keys).toEqual([key(1)]);
  });

  it('keeps a run whose meta.yaml is empty or damaged, as one that cannot count', () => {
    const { raw, diagnostics } = readFiles(
      store(
        run(1, { 'meta.yaml': '', 'metrics/a': '1 1 0\n', 'params/x': '1' }),
        run(2, { 'meta.yaml': 'run_id: [', 'metrics/a': '1 1 0\nbroken\n', 'params/x': '1' }),
      ),
    );
    expect(raw(key(1))).toMatchObject({ metrics: { a: 1 }, unreadable: [expect.stringContaining('meta.yaml')] });
    expect(raw(key(2))).toMatchObject({ metrics: { a: 1 }, unreadable: [expect.stringContaining('meta.yaml')] });
    expect(diagnostics.map((entry) => entry.severity).sort()).toEqual(['error', 'error', 'warning']);
  });
});
