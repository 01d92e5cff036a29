import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveReferences } from '../../../src/ingest/readers/hydra/interpolate.ts';
import { readFiles, readFolder, realData } from '../support/read.ts';

describe('the real Hydra job', () => {
  it('gives its config to the metrics beside it', (context) => {
    const folder = realData('formats/hydra-single');
    if (folder === null) return context.skip();
    const { keys, raw } = readFolder(folder);
    expect(keys).toEqual(['']);
    const text = readFileSync(join(folder, '.hydra/config.yaml'), 'utf8');
    const metrics: { pr_auc: number; f1: number } = JSON.parse(
      readFileSync(join(folder, 'registry/staging/metrics.json'), 'utf8'),
    );
    const run = raw('');
    expect(run.metrics).toMatchObject({ pr_auc: metrics.pr_auc, f1: metrics.f1 });
    expect(run.config).toMatchObject({
      model: { name: 'rf', n_estimators: Number(/n_estimators: (\d+)/.exec(text)![1]), C: 1 },
      data: { target: 'Class' },
    });
    expect(run.name).toBe('model=rf,hpo.sampler=tpe,hpo.n_trials=20');
    expect(run.environment?.['hydra']).toMatch(/^\d+\.\d+/);
  });
});

describe('Hydra jobs of our own', () => {
  const job = (number: number, overrides: string[], more: Record<string, string> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries({
        '.hydra/config.yaml': `lr: 0.1\nseed: ${number}\nlog: \${now:%Y}\nmodel:\n  dim: 8\n  twice: \${model.dim}\n`,
        '.hydra/overrides.yaml': overrides.map((override) => `- ${override}\n`).join(''),
        '.hydra/hydra.yaml': 'hydra:\n  job:\n    name: train\n  runtime:\n    version: 1.3.2\n',
        ...more,
      }).map(([name, text]) => [`multirun/2026-03-01/12-30-00/${number}/${name}`, text]),
    );
  const base = 'multirun/2026-03-01/12-30-00';

  it('reads each job of a multirun; the label leaves out seeds and Hydra itself', () => {
    const { keys, raw } = readFiles({
      [`${base}/multirun.yaml`]: 'hydra: {}\n',
      ...job(0, ['+model.dim=8', 'seed=0', 'hydra.launcher.n_jobs=4', 'output_dir=/x'], {
        'metrics.json': '{"acc": 0.5}',
      }),
      ...job(1, ['seed=1'], { 'metrics.json': '{"acc": 0.6}' }),
    });
    expect(keys).toEqual([`${base}/0`, `${base}/1`]);
    expect(raw(`${base}/0`)).toMatchObject({
      name: '+model.dim=8',
      config: { lr: 0.1, seed: 0, log: '${now:%Y}', model: { dim: 8, twice: 8 } },
      metrics: { acc: 0.5 },
      startedAt: '2026-03-01T12:30:00',
      provenance: { config: '.hydra/config.yaml', metrics: 'metrics.json' },
    });
    expect(raw(`${base}/1`).name).toBeUndefined();
  });

  it('finds the error of a job in its log', () => {
    const log =
      '[INFO] start\nError executing job with overrides: []\nTraceback (most recent call last):\n  File "a.py", line 1\nKeyError: \'x\'\n';
    const { raw } = readFiles(job(3, ['lr=0.1'], { 'train.log': log, 'other.log': 'fine\n' }));
    expect(raw(`${base}/3`)).toMatchObject({
      error: { type: 'KeyError', message: "'x'" },
      provenance: { log: 'train.log' },
    });
  });

  it('gives its config to the logs of Lightning below', () => {
    const { keys, raw } = readFiles(
      job(0, ['model.dim=8'], { 'lightning_logs/version_0/metrics.csv': 'epoch,step,val_acc\n0,1,0.5\n1,2,0.75\n' }),
    );
    expect(keys).toEqual([`${base}/0`]);
    expect(raw(`${base}/0`)).toMatchObject({ config: { lr: 0.1 }, metrics: { val_acc: 0.75 }, name: 'model.dim=8' });
  });

  it('keeps a job whose config is broken, as one that cannot count', () => {
    const { raw } = readFiles(job(0, [], { '.hydra/config.yaml': 'a: [1,\n', 'metrics.json': '{"a": 1}' }));
    expect(raw(`${base}/0`).unreadable).toEqual([expect.stringContaining('.hydra/config.yaml cannot be read')]);
  });
});

describe('references', () => {
  it.each([
    [
      { a: { b: 1 }, c: '${a.b}' },
      { a: { b: 1 }, c: 1 },
    ],
    [
      { a: [{ b: 'x' }], c: 'in ${a[0].b}!' },
      { a: [{ b: 'x' }], c: 'in x!' },
    ],
    [
      { a: '${b}', b: '${c}', c: 3 },
      { a: 3, b: 3, c: 3 },
    ],
    [{ a: '${a}' }, { a: '${a}' }],
    [
      { a: '${none}', b: '${oc.env:HOME}', c: '${.rel}', d: '???' },
      { a: '${none}', b: '${oc.env:HOME}', c: '${.rel}', d: null },
    ],
  ])('%j', (document, expected) => {
    expect(resolveReferences(document)).toEqual(expected);
  });

  it('ends in a circle and in a text that doubles itself', () => {
    expect(resolveReferences({ a: '${b}', b: '${a}' })).toEqual({ a: expect.any(String), b: expect.any(String) });
    const bomb = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`k${at}`, `\${k${at + 1}}\${k${at + 1}}`]));
    expect(JSON.stringify(resolveReferences({ ...bomb, k40: 'x' })).length).toBeLessThan(2_000_000);
  });
});
