import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readNameParams } from '../../../src/ingest/readers/table/name-params.ts';
import { fixture } from '../support/fixtures.ts';
import { readFiles } from '../support/read.ts';

describe('a table with one run per row', () => {
  const csv = `run_id,model,lr,seed,test_accuracy,loss,status,started_at,runtime
a1,mlp,0.001,0,0.91,0.35,completed,2026-03-01T10:00:00Z,61.5
a2,mlp,0.001,1,0.93,0.31,completed,2026-03-01T10:02:00Z,60
a3,mlp,0.01,0,nan,inf,failed,2026-03-01T10:04:00Z,5
a4,cnn,0.01,0,,,running,2026-03-01T10:06:00Z,
`;
  const wanted = {
    config: { model: 'mlp', lr: 0.001, seed: 1 },
    metrics: { test_accuracy: 0.93, loss: 0.31 },
    finalValue: { test_accuracy: 'declared', loss: 'declared' },
    status: 'completed',
    startedAt: '2026-03-01T10:02:00Z',
    durationSeconds: 60,
  };

  it.each([
    ['results.csv', csv],
    ['runs.tsv', csv.replaceAll(',', '\t')],
    ['experiments.csv.gz', gzipSync(csv)],
  ])('reads %s', (name, content) => {
    const { keys, raw } = readFiles({ [`sweep/${name}`]: content });
    expect(keys).toEqual(['sweep:a1', 'sweep:a2', 'sweep:a3', 'sweep:a4']);
    expect(raw('sweep:a2')).toMatchObject(wanted);
    expect(raw('sweep:a3').metrics).toEqual({ test_accuracy: { nonFinite: 'NaN' }, loss: { nonFinite: 'Infinity' } });
    expect(raw('sweep:a4').metrics).toBeUndefined();
    expect(raw('sweep:a4').status).toBe('running');
    expect(raw('sweep:a4').provenance).toMatchObject({ metrics: name });
  });

  it('reads JSON lines and a JSON list, and leaves a JSON mapping to the generic reader', () => {
    const rows = [
      { model: 'a', seed: 1, acc: 0.5 },
      { model: 'a', seed: 2, acc: 0.75 },
    ];
    for (const [name, text] of [
      ['results.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
      ['results.json', JSON.stringify(rows, null, 2)],
    ] as const) {
      const { keys, raw } = readFiles({ [name]: text });
      expect(keys).toEqual([':row-1', ':row-2']);
      expect(raw(':row-2')).toMatchObject({ config: { model: 'a', seed: 2 }, metrics: { acc: 0.75 } });
    }
    expect(readFiles({ 'run/results.json': '{"acc": 0.5}' }).raw('run').metrics).toEqual({ acc: 0.5 });
  });

  it('tells settings from measurements where names say nothing', () => {
    const { raw } = readFiles({
      'results.csv': 'alpha2,width2,q\n0.1,64,0.731\n0.1,128,0.742\n0.2,64,0.755\n0.2,128,0.761\n',
    });
    expect(raw(':row-3')).toMatchObject({ config: { alpha2: 0.2, width2: 64 }, metrics: { q: 0.755 } });
  });

  it('keeps a torn last row out and says so', () => {
    const { keys, diagnostics } = readFiles({ 'results.csv': 'seed,acc,loss\n1,0.5,0.1\n2,0.6' });
    expect(keys).toEqual([':row-1']);
    expect(diagnostics).toMatchObject([{ code: 'torn-file', file: 'results.csv' }]);
  });

  it('turns a table that cannot be read into a run that says why', () => {
    const { raw } = readFiles({ 'results.parquet': fixture('python/predictions-none.parquet').subarray(0, 900) });
    expect(raw(':results').unreadable).toEqual([expect.stringContaining('it was not written completely')]);
  });

  it('leaves a table of steps to the reader of histories', () => {
    const { keys, raw } = readFiles({ 'x/results.csv': 'step,loss\n0,1\n1,2\n' });
    expect(keys).toEqual(['x']);
    expect(raw('x')).toMatchObject({ metrics: { loss: 2 }, history: { x: 'step', rows: 2 } });
  });

  it('says where a table holds nothing that looks like a metric', () => {
    const { keys, diagnostics } = readFiles({ 'results.csv': 'model,seed\na,1\nb,2\n', 'x/results.tsv': '' });
    expect(keys).toEqual([]);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['no-metrics-in-table', 'results.csv'],
      ['no-metrics-in-table', 'x/results.tsv'],
    ]);
  });

  it('does not make run folders beside the table a part of it', () => {
    const { keys } = readFiles({
      'results.csv': 'seed,acc\n1,0.5\n',
      'r1/metrics.json': '{"a": 1}',
      'r1/config.yaml': 'lr: 1',
    });
    expect([...keys].sort()).toEqual([':row-1', 'r1']);
  });
});

describe('a table with one row per run and metric', () => {
  it('puts the metrics of a run together', () => {
    const long = 'model,seed,metric,value\nmlp,1,acc,0.5\nmlp,1,f1,0.4\nmlp,2,acc,0.6\ncnn,1,acc,0.7\ncnn,1,f1,nan\n';
    const { keys, raw } = readFiles({ 'results.csv': long });
    expect(keys).toHaveLength(3);
    expect(raw(':row-1')).toMatchObject({ config: { model: 'mlp', seed: 1 }, metrics: { acc: 0.5, f1: 0.4 } });
    expect(raw(':row-2').metrics).toEqual({ acc: 0.6 });
    expect(raw(':row-3').metrics).toEqual({ acc: 0.7, f1: { nonFinite: 'NaN' } });
  });
});

describe('the results.tsv of autoresearch', () => {
  const tsv = `commit\tval_bpb\tmemory_gb\tstatus\tdescription
a1b2c3d\t0.997900\t44.0\tkeep\tbaseline
b2c3d4e\t0.993200\t44.2\tkeep\tincrease LR to 0.04
c3d4e5f\t1.005000\t44.0\tdiscard\tswitch to GeLU activation
d4e5f6g\t0.000000\t0.0\tcrash\tdouble model width (OOM)
`;
  it('keeps the order, the words and the direction; a crash is no result', () => {
    const { keys, raw } = readFiles({ 'results.tsv': tsv });
    expect(keys).toEqual([':a1b2c3d', ':b2c3d4e', ':c3d4e5f', ':d4e5f6g']);
    expect(raw(':b2c3d4e')).toMatchObject({
      name: 'increase LR to 0.04',
      metrics: { val_bpb: 0.9932, memory_gb: 44.2 },
      metricFacts: { val_bpb: { better: 'lower' } },
      primaryMetric: 'val_bpb',
      status: 'completed',
      tags: ['keep'],
      git: { commit: 'b2c3d4e' },
    });
    expect(raw(':d4e5f6g')).toMatchObject({ status: 'crashed', tags: ['crash'] });
    expect(raw(':c3d4e5f').seed).toBeUndefined();
  });

  it('takes the columns that forks add: percentages and kinds', () => {
    const fork =
      'commit\tkind\tscore\tgain\tstatus\tdescription\nabc\tarch\t1.5\t-15.2%\tkeep\tx\ndef\tlr\t1.4\t3%\trepair\ty\n';
    const { raw } = readFiles({ 'results.tsv': fork });
    expect(raw(':abc')).toMatchObject({
      config: { kind: 'arch' },
      metrics: { score: 1.5, gain: -15.2 },
      metricFacts: { gain: { unit: '%' } },
      primaryMetric: 'score',
    });
    expect(raw(':def').tags).toEqual(['repair']);
  });

  it('passes over a cell of nothing but blanks, however long', () => {
    // With a backtracking expression this takes minutes, beyond the time limit of a test.
    const blanks = '\r'.repeat(400_000);
    const { raw } = readFiles({
      'results.tsv': `commit\tval_bpb\tstatus\tdescription\nabc\t0.5\tkeep\tx\ndef\t${blanks}0.4 %\tkeep\ty\n`,
    });
    expect(raw(':abc').metrics).toEqual({ val_bpb: 0.5 });
  });
});

describe('files whose names hold the params', () => {
  it.each([
    ['HalfCheetah_beta0.3_seed4', { beta: 0.3, seed: 4 }, 'HalfCheetah'],
    ['lr=0.1,seed=2', { lr: 0.1, seed: 2 }, null],
    ['ppo_seed_7', { seed: 7 }, 'ppo'],
    ['resnet18_cifar10_lr1e-3_s3', { lr: 0.001, seed: 3 }, 'resnet18_cifar10'],
    ['env-v2_seed-1', { seed: 1 }, 'env-v2'],
  ])('%s', (stem, params, label) => {
    expect(readNameParams(stem)).toEqual({ params, label });
  });

  it('reads one run per file: histories with their last values, or single rows', () => {
    const { keys, raw } = readFiles({
      'curves/env_beta0.3_seed4.csv': 'step,return\n0,1\n10,5\n20,3\n',
      'curves/env_beta0.3_seed5.csv': 'step,return\n0,1\n10,\n20,nan\n',
      'curves/env_beta0.5_seed4.csv': 'return,length\n7,100\n',
    });
    expect(keys).toHaveLength(3);
    expect(raw('curves:env_beta0.3_seed4')).toMatchObject({
      name: 'env',
      config: { beta: 0.3, seed: 4 },
      metrics: { return: 3 },
      finalValue: { return: 'last' },
      history: { x: 'step', rows: 3, columns: { return: [1, 5, 3] } },
    });
    expect(raw('curves:env_beta0.3_seed5').metrics).toEqual({ return: { nonFinite: 'NaN' } });
    expect(raw('curves:env_beta0.5_seed4')).toMatchObject({
      metrics: { return: 7, length: 100 },
      finalValue: { return: 'declared' },
    });
  });

  it('leaves such files to a run folder that holds more', () => {
    const { keys } = readFiles({
      'r/config.yaml': 'lr: 1',
      'r/metrics.json': '{"a": 1}',
      'r/curve_seed1.csv': 'step,x\n1,2\n',
    });
    expect(keys).toEqual(['r']);
  });
});
