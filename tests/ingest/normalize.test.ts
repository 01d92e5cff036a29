import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/report/run.ts';
import { codesOf, ingestTree, runOf } from './tree.ts';

/** Runs `r0`, `r1`, … with these configs and a metric each. */
const ingestConfigs = (...configs: readonly string[]) =>
  ingestTree(
    Object.fromEntries(
      configs.flatMap((config, index) => [
        [`s/r${index}/config.yaml`, config],
        [`s/r${index}/metrics.json`, '{"accuracy": 0.5}'],
      ]),
    ),
  );
const groupsOf = (runs: readonly Run[]): number => new Set(runs.map((run) => run.group)).size;

describe('groups', () => {
  test('seed and volatile keys do not separate; everything else does', () => {
    const { runs } = ingestConfigs(
      'lr: 0.1\nseed: 0\noutput_dir: /a/0\nhost: n1\nnum_workers: 2\n',
      'lr: 0.1\nseed: 1\noutput_dir: /a/1\nhost: n2\nnum_workers: 8\n',
      'lr: 0.2\nseed: 0\n',
      'lr: "0.1"\nseed: 0\n',
    );
    expect(groupsOf(runs)).toBe(3);
    expect(runs[0]!.group).toBe(runs[1]!.group);
    expect(runs[1]).toMatchObject({
      params: { lr: 0.1 },
      seed: '1',
      seedKey: 'seed',
      volatile: { output_dir: '/a/1', num_workers: 8 },
    });
  });

  test('the order of keys does not matter', () => {
    expect(groupsOf(ingestConfigs('a: 1\nb: {c: 2, d: 3}\n', 'b: {d: 3, c: 2}\na: 1\n').runs)).toBe(1);
  });

  test('equal params with other labels, and equal labels with other params, are other configurations', () => {
    const { runs } = ingestConfigs('label: a\nlr: 1\n', 'label: b\nlr: 1\n', 'label: a\nlr: 2\n');
    expect(groupsOf(runs)).toBe(3);
    expect(runs.map((run) => run.name)).toEqual(['a', 'b', 'a']);
  });

  test('a seed in a label does not separate, and a name that is the folder’s names the run', () => {
    const { runs } = ingestConfigs(
      'name: base seed 0\nlr: 1\nseed: 0\n',
      'name: base seed 1\nlr: 1\nseed: 1\n',
      'name: r2\nlr: 1\n',
      'name: r3\nlr: 1\n',
    );
    expect(runs.map((run) => run.name)).toEqual(['base', 'base', null, null]);
    expect(groupsOf(runs)).toBe(2);
  });

  test('another dataset is another group; it stands in the params only where it varies', () => {
    const one = ingestConfigs('lr: 1\ndataset: {name: A, version: "1", val_fraction: 0.1}\n').runs[0]!;
    expect(one).toMatchObject({
      params: { lr: 1 },
      task: { dataset: 'A', version: '1' },
      environment: { 'dataset.val_fraction': 0.1 },
    });
    const { runs } = ingestConfigs(
      'lr: 1\ndataset: {name: A, version: "1", val_fraction: 0.1}\n',
      'lr: 1\ndataset: {name: B, version: "1", val_fraction: 0.1}\n',
    );
    expect(groupsOf(runs)).toBe(2);
    expect(runs.map((run) => run.params)).toEqual([
      { lr: 1, 'dataset.name': 'A' },
      { lr: 1, 'dataset.name': 'B' },
    ]);
    expect(runs[0]!.group).toBe(one.group);
  });

  test('runs that tell nothing of their configuration stand alone', () => {
    const { runs } = ingestTree({
      's/run1/metrics.json': '{"x": 1}',
      's/run2/metrics.json': '{"x": 1}',
      's/exp_20240101_120000_ab12cd/metrics.json': '{"x": 1}',
      's/exp_20240102_120000_ab12ce/metrics.json': '{"x": 1}',
    });
    expect(groupsOf(runs)).toBe(4);
    expect(runs.map((run) => run.startedAt)).toEqual(['2024-01-01T12:00:00Z', '2024-01-02T12:00:00Z', null, null]);
  });

  test('folder names give params where configs are silent', () => {
    const { runs } = ingestTree({
      'strong_augment_vit_b16_20260301_120000_0e7abcde/metrics.json': '{"x": 1}',
      'strong_augment_vit_b16_20260301_120001_1e7abcde/metrics.json': '{"x": 1}',
      'none_vit_b16_20260301_120000_047abcde/metrics.json': '{"x": 1}',
      'none_resnet50_20260301_120000_048abcde/config.yaml': 'lr: 0.1\n',
      'none_resnet50_20260301_120000_048abcde/metrics.json': '{"x": 1}',
    });
    expect(runs.map((run) => run.params)).toEqual([
      { lr: 0.1, augmentation: 'none', model: 'resnet50' },
      { augmentation: 'none', model: 'vit_b16' },
      { augmentation: 'strong_augment', model: 'vit_b16' },
      { augmentation: 'strong_augment', model: 'vit_b16' },
    ]);
    expect(groupsOf(runs)).toBe(3);
  });

  test('a folder name with a seed gives name and seed', () => {
    const { runs } = ingestTree({
      's/mlp_seed1/metrics.json': '{"x": 1}',
      's/mlp_seed2/metrics.json': '{"x": 1}',
      's/cnn_s1/metrics.json': '{"x": 1}',
    });
    expect(runs.map((run) => [run.name, run.seed, run.seedKey])).toEqual([
      ['cnn', '1', null],
      ['mlp', '1', null],
      ['mlp', '2', null],
    ]);
    expect(groupsOf(runs)).toBe(2);
  });
});

describe('params', () => {
  test('are flat: lists of scalars as JSON, lists of mappings by index', () => {
    const [run] = ingestConfigs(
      'optim: {betas: [0.9, 0.999], name: adam}\nlayers:\n- {size: 4}\n- {size: 8}\nempty: []\nnone: {}\nflag: true\nnothing: null\nnan: .nan\n',
    ).runs;
    expect(run!.params).toEqual({
      'optim.betas': '[0.9,0.999]',
      'optim.name': 'adam',
      'layers.0.size': 4,
      'layers.1.size': 8,
      empty: '[]',
      none: '{}',
      flag: true,
      nothing: null,
      nan: 'NaN',
    });
  });

  test('seed: null is no seed, long seeds keep their digits', () => {
    const { runs } = ingestConfigs('lr: 1\nseed: null\n', 'lr: 1\nseed: 1732175999123456789\n');
    expect(runs.map((run) => run.seed)).toEqual([null, '1732175999123456789']);
    expect(groupsOf(runs)).toBe(1);
  });

  test('reserved names give study, tags, notes and the primary metric', () => {
    const [run, other] = ingestConfigs(
      'label: a\nname: b\nstudy: s1\ntags: [x, 3]\nnotes: careful\nprimary_metric: accuracy\nlr: 1\n',
      'tags: one, two\nlr: 1\n',
    ).runs;
    expect(run).toMatchObject({
      name: 'a',
      study: 's1',
      tags: ['x', '3'],
      notes: 'careful',
      primaryMetric: 'accuracy',
      params: { lr: 1 },
      volatile: { name: 'b' },
    });
    expect(other!.tags).toEqual(['one', 'two']);
  });

  test('a hostile key stays a key', () => {
    const [run] = ingestConfigs('__proto__: 1\nconstructor: {prototype: x}\n').runs;
    expect(Object.keys(run!.volatile)).toEqual(['__proto__']);
    expect(run!.params).toEqual({ 'constructor.prototype': 'x' });
    expect(Reflect.get({}, 'prototype')).toBeUndefined();
  });

  test('secrets and home folders are hidden, and counted', () => {
    const ingested = ingestConfigs(
      'lr: 1\nwandb: {api_key: abcdef}\nmodel_path: /home/ada/m\nowner: ada@example.org\n',
    );
    expect(ingested.runs[0]).toMatchObject({
      params: { lr: 1, model_path: '~/m', owner: '[email]' },
      volatile: { 'wandb.api_key': '[secret]' },
    });
    expect(ingested.redactions).toEqual([
      { kind: 'e-mail addresses', count: 1 },
      { kind: 'home folders', count: 1 },
      { kind: 'passwords and secrets', count: 1 },
    ]);
  });
});

describe('times and status', () => {
  const withMetadata = (...documents: readonly object[]) =>
    ingestTree(
      Object.fromEntries(
        documents.flatMap((document, index) => [
          [`s/r${index}/metadata.json`, JSON.stringify(document)],
          [`s/r${index}/metrics.json`, '{"accuracy": 0.5}'],
        ]),
      ),
    );

  test('a missing zone is noted once, a wrong time each time', () => {
    const ingested = withMetadata(
      { started_at: '2026-03-01 12:00:00' },
      { started_at: '2026-03-01 13:00:00' },
      { started_at: 'noon' },
    );
    expect(ingested.runs.map((run) => run.startedAt)).toEqual(['2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z', null]);
    expect(codesOf(ingested)).toEqual(['time-zone-assumed', 'time-unreadable']);
  });

  test('the duration is stated or the difference of the times, never negative', () => {
    const { runs } = withMetadata(
      { started_at: '2026-03-01T12:00:00Z', finished_at: '2026-03-01T12:00:30Z' },
      { started_at: '2026-03-01T12:00:00Z', finished_at: '2026-03-01T12:00:30Z', duration_s: 25 },
      { duration_seconds: -4 },
    );
    expect(runs.map((run) => run.durationSeconds)).toEqual([30, 25, null]);
  });

  test('the type of an error is not repeated in its message', () => {
    const { runs } = withMetadata(
      { status: 'failed', error: { type: 'RuntimeError', message: 'RuntimeError: out of memory' } },
      { status: 'failed', error: { type: 'KeyError', message: "'lr: x'" } },
    );
    expect(runs.map((run) => run.error?.message)).toEqual(['out of memory', "'lr: x'"]);
    expect(runs[0]!.statusReason).toBe('RuntimeError: out of memory');
  });

  test('a crash stands above its metric, an unknown word is unknown', () => {
    const { runs } = withMetadata({ status: 'crashed' }, { status: 'purple' }, { status: 'success' }, {});
    expect(runs.map((run) => [run.status, run.reported])).toEqual([
      ['failed', 'crashed'],
      ['unknown', 'purple'],
      ['completed', 'success'],
      ['completed', null],
    ]);
    expect(runs[0]!.metrics).toEqual({ accuracy: 0.5 });
  });

  test('the run’s own primary metric decides on completion', () => {
    const { runs } = ingestTree({
      'a/config.yaml': 'primary_metric: f1\n',
      'a/metrics.json': '{"accuracy": 0.5}',
      'b/config.yaml': 'primary_metric: f1\n',
      'b/metrics.json': '{"f1": Infinity}',
    });
    expect(runs.map((run) => [run.status, run.statusReason])).toEqual([
      ['incomplete', 'it does not hold the primary metric f1'],
      ['diverged', 'f1 is not a finite number: Infinity'],
    ]);
  });

  test('lineage: a run inside a run names it', () => {
    const ingested = ingestTree({
      'a/config.yaml': 'lr: 1\n',
      'a/metrics.json': '{"x": 1}',
      'a/again/config.yaml': 'lr: 1\n',
      'a/again/metrics.json': '{"x": 2}',
    });
    expect(runOf(ingested, 'again').lineage).toEqual({ reproduces: null, parent: 'a' });
    expect(runOf(ingested, 'a').lineage.parent).toBeNull();
  });
});
