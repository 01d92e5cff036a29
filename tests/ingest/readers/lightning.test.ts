import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, readFolder, realData } from '../support/read.ts';

describe('the real log of Lightning', () => {
  it('holds the last value of every metric, and all of them by step', (context) => {
    const folder = realData('formats/lightning-csvlogger-2');
    if (folder === null) return context.skip();
    const { keys, raw, diagnostics } = readFolder(folder);
    expect(keys).toEqual(['lightning_logs/version_0']);
    expect(diagnostics).toEqual([]);
    const [header, ...rows] = readFileSync(join(folder, keys[0]!, 'metrics.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const run = raw(keys[0]!);
    for (const name of ['train_loss', 'val_acc', 'val_loss']) {
      const at = header!.indexOf(name);
      const values = rows.map((row) => row[at]!).filter((cell) => cell !== '');
      expect(run.metrics?.[name]).toBe(Number(values.at(-1)));
      expect(run.history?.columns[name]!.filter((value) => value !== null)).toEqual(values.map(Number));
    }
    expect(run.history?.rows).toBe(new Set(rows.map((row) => row[1])).size);
    expect(run.metrics?.['epoch']).toBeUndefined();
  });
});

describe('logs of our own', () => {
  it('puts sparse rows of one step together, with NaN as what it is', () => {
    const csv = 'epoch,step,train_loss,val_acc\n0,9,0.5,\n0,9,,0.1\n1,19,nan,\n1,19,,0.2\n';
    const { raw } = readFiles({
      'lightning_logs/version_3/metrics.csv': csv,
      'lightning_logs/version_3/hparams.yaml': 'lr: 0.1\nseed: 2\n',
    });
    expect(raw('lightning_logs/version_3')).toMatchObject({
      config: { lr: 0.1, seed: 2 },
      metrics: { train_loss: { nonFinite: 'NaN' }, val_acc: 0.2 },
      finalValue: { val_acc: 'last' },
      history: {
        x: 'step',
        rows: 2,
        columns: { step: [9, 19], val_acc: [0.1, 0.2], train_loss: [0.5, null], epoch: [0, 1] },
      },
    });
  });

  it('reads hparams.yaml with Python objects in it', () => {
    const yaml =
      "lr: 0.1\nmodel: !!python/object:my.Model\n  dim: 8\nact: !!python/name:torch.nn.ReLU ''\nsizes: !!python/tuple\n- 1\n- 2\n";
    const { raw } = readFiles({ 'version_0/hparams.yaml': yaml, 'version_0/metrics.csv': 'step,epoch,a\n1,0,5\n' });
    expect(raw('version_0').config).toMatchObject({ lr: 0.1 });
    expect(raw('version_0').metrics).toEqual({ a: 5 });
  });

  it('gives the config to the event files of the other logger', async () => {
    const { scalarFile } = await import('../writers/tfevents.ts');
    const { keys, raw } = readFiles({
      'lightning_logs/version_0/hparams.yaml': 'lr: 0.3\n',
      'lightning_logs/version_0/events.out.tfevents.1.h': scalarFile(['val_acc'], 3, (_, step) => step),
    });
    expect(keys).toEqual(['lightning_logs/version_0']);
    expect(raw(keys[0]!)).toMatchObject({ config: { lr: 0.3 }, metrics: { val_acc: 2 } });
  });

  it('loses only the torn row of a killed run', () => {
    const { raw, diagnostics } = readFiles({ 'version_0/metrics.csv': 'epoch,step,a\n0,1,5\n0,2' });
    expect(raw('version_0').metrics).toEqual({ a: 5 });
    expect(diagnostics).toMatchObject([{ code: 'torn-file' }]);
  });
});
