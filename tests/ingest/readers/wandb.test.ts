import { describe, expect, it } from 'vitest';
import { fixturePath } from '../support/fixtures.ts';
import { readFiles, readFolder } from '../support/read.ts';
import { exitRecord, historyRecord, runRecord, summaryRecord, writeWandbLog } from '../writers/wandb-log.ts';

const run = 'wandb/run-20260301_120000-abc123';
const log = (...records: Uint8Array[]): Buffer =>
  writeWandbLog([runRecord('abc123', 'digits', { lr: '0.1', _wandb: '{}', model: '{"name": "mlp"}' }), ...records]);
const steps = [0, 1, 2].map((step) =>
  historyRecord(step, { loss: String(1 / (step + 1)), _runtime: '1', note: '"text"' }),
);

describe('folders that wandb wrote', () => {
  const { keys, raw, diagnostics } = readFolder(fixturePath('tools/wandb'));

  it('gives config, history, summary, project, group and tags', () => {
    expect(keys).toHaveLength(2);
    expect(diagnostics).toEqual([]);
    const first = raw(keys[0]!);
    expect(first).toMatchObject({
      config: { lr: 0.0001, seed: 0, model: { name: 'mlp', layers: [1, 2] } },
      study: 'digits',
      notes: 'a note',
      tags: ['demo', 'group=mlp-group', 'job_type=train'],
      status: 'completed',
      environment: { host: 'trainer', run_name: 'mlp-s0' },
      metrics: { 'val/acc': 0.9, final_acc: 0.9, loss: { nonFinite: 'NaN' }, 'val.f1': 11 / 40 },
      finalValue: { 'val/acc': 'best', final_acc: 'last', loss: 'last' },
    });
    expect(first.name).toBeUndefined();
    // 12 steps and a last one with NaN.
    expect(first.history).toMatchObject({ x: 'step', rows: 13 });
    expect(first.history!.columns['loss']).toEqual([...Array.from({ length: 12 }, (_, step) => 1 / (step + 1)), null]);
    expect(first.history!.columns['val/acc']!.slice(0, 3)).toEqual([0.1, 0.9, 0.5]);
  });

  it('calls a run that exited with another code than 0 failed', () => {
    expect(raw(keys[1]!)).toMatchObject({ status: 'failed', config: { seed: 1 } });
  });
});

describe('logs of our own', () => {
  it('calls a run without an exit running, and keeps what is whole of a torn log', () => {
    const torn = log(...steps).subarray(0, -4);
    const { raw, diagnostics } = readFiles({ [`${run}/run-abc123.wandb`]: torn });
    expect(raw(run)).toMatchObject({ status: 'running', metrics: { loss: 0.5 }, config: { lr: 0.1 } });
    expect(Object.keys(raw(run).config!)).toEqual(['lr', 'model']);
    expect(diagnostics).toEqual([]);
  });

  it('reports damage inside', () => {
    const bytes = log(...steps, exitRecord(0));
    bytes[bytes.length - 40]! ^= 1;
    const { raw, diagnostics } = readFiles({ [`${run}/run-abc123.wandb`]: bytes });
    expect(raw(run).status).toBe('completed');
    expect(diagnostics).toMatchObject([
      { code: 'torn-file', message: expect.stringContaining('1 records are damaged') },
    ]);
  });

  it('keeps a folder whose log is no log as a run that says why', () => {
    const { raw } = readFiles({ [`${run}/run-abc123.wandb`]: 'nothing of the kind' });
    expect(raw(run).unreadable).toEqual([expect.stringContaining('this is not a W&B log')]);
  });

  it('reads the files of a synced run where the log is gone', () => {
    const { keys, raw } = readFiles({
      [`${run}/files/config.yaml`]:
        'wandb_version: 1\n\nlr:\n  desc: null\n  value: 0.1\nseed:\n  value: 4\n_wandb:\n  value: {}\n',
      [`${run}/files/wandb-summary.json`]:
        '{"_step": 5, "_runtime": 61.5, "acc": 0.5, "loss": "NaN", "table": {"_type": "table-file"}, "best": {"min": 1, "max": 2}}',
      [`${run}/files/wandb-metadata.json`]:
        '{"host": "gpu-1", "gpu": "A100", "gpu_count": 2, "startedAt": "2026-03-01T11:00:00Z", "git": {"remote": "r", "commit": "c"}}',
      [`${run}/files/output.log`]: 'epoch 1\nepoch 2\n',
    });
    expect(keys).toEqual([run]);
    expect(raw(run)).toMatchObject({
      config: { lr: 0.1, seed: 4 },
      metrics: { acc: 0.5, loss: { nonFinite: 'NaN' }, 'best.min': 1, 'best.max': 2 },
      finalValue: { acc: 'last', 'best.min': 'best' },
      durationSeconds: 61.5,
      startedAt: '2026-03-01T11:00:00Z',
      git: { commit: 'c', remote: 'r' },
      environment: { host: 'gpu-1', gpu: 'A100', gpu_count: '2' },
      logTail: 'epoch 1\nepoch 2\n',
    });
    expect(raw(run).status).toBeUndefined();
  });

  it('reports a broken config instead of passing over it', () => {
    const { diagnostics } = readFiles({
      [`${run}/files/config.yaml`]: 'lr: [',
      [`${run}/files/wandb-summary.json`]: '{"a": 1}',
    });
    expect(diagnostics).toMatchObject([{ severity: 'error', file: `${run}/files/config.yaml` }]);
  });

  it('joins the run with the folder around it, but never two runs', () => {
    const around = { 'r/config.yaml': 'width: 3\n', 'r/metrics.json': '{"test": 1}' };
    const one = { [`r/${run}/run-abc123.wandb`]: log(...steps, summaryRecord({ acc: '0.5' }), exitRecord(0)) };
    const joined = readFiles({ ...around, ...one });
    expect(joined.keys).toEqual(['r']);
    expect(joined.raw('r')).toMatchObject({
      metrics: { test: 1, acc: 0.5 },
      config: { width: 3, lr: 0.1 },
      status: 'completed',
    });
    const two = readFiles({ ...around, ...one, 'r/wandb/run-20260302_120000-def/run-def.wandb': log(...steps) });
    expect(two.keys).toHaveLength(3);
  });
});
