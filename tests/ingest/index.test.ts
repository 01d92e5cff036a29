/** The whole stage: the demo against an independent reading, and inputs that are wrong in every way. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ingestRoots } from '../../src/ingest/index.ts';
import { runSchemaOf } from './run-schema.ts';
import { codesOf, ingestTree, makeTree, runOf } from './tree.ts';

/** The parts of a demo config that are compared. */
const configSchema = z.object({
  label: z.string(),
  seed: z.number(),
  study: z.string(),
  tags: z.array(z.string()),
  model: z.string(),
  augmentation: z.object({ name: z.string() }),
  hyperparameters: z.record(z.string(), z.union([z.string(), z.number()])),
  dataset: z.object({ version: z.string(), split: z.string() }),
});

const demo = join(import.meta.dirname, '../../results');

describe('the demo', () => {
  const ingested = ingestRoots({ roots: [{ label: 'results', path: demo }], redact: true });
  /** The trained models; beside them stand the measurements of this program, which grow in number. */
  const echo = ingested.runs.filter((run) => run.sweep?.startsWith('echo-'));

  test('holds 201 trained models in 16 + 12 + 5 configurations', () => {
    const counts = Map.groupBy(echo, (run) => run.sweep);
    const shape = [...counts].map(([sweep, runs]) => [sweep, runs.length, new Set(runs.map((run) => run.group)).size]);
    expect(shape.sort()).toEqual([
      ['echo-augmentation', 160, 16],
      ['echo-mlp-hparams', 36, 12],
      ['echo-stress', 5, 5],
    ]);
    expect(ingested.diagnostics).toEqual([]);
  });

  test('holds the measurements of this program, each of a round and a version that git knows', () => {
    const measured = ingested.runs.filter((run) => run.sweep === 'sweepbook-bench');
    expect(echo.length + measured.length).toBe(ingested.runs.length);
    expect(measured.length).toBeGreaterThanOrEqual(18);
    for (const run of measured) {
      const commit = run.git?.commit ?? '';
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(run).toMatchObject({ study: 'sweepbook-bench', status: 'completed', seedKey: 'seed' });
      expect(run.id).toBe(`${run.name!.replace(' ', '_')}_${run.seed}`);
      expect(commit.startsWith(run.name!.split(' ')[1]!)).toBe(true);
      expect(Object.keys(run.metrics).sort()).toEqual([
        'analyze_cpu_seconds',
        'analyze_over_floor',
        'analyze_peak_mb',
        'floor_cpu_seconds',
        'report_kb',
      ]);
    }
  });

  test('every configuration of a full sweep has each of its seeds once', () => {
    const seedsOf = (sweep: string): readonly string[] =>
      [
        ...Map.groupBy(
          ingested.runs.filter((run) => run.sweep === sweep),
          (run) => run.group,
        ).values(),
      ].map((runs) =>
        runs
          .map((run) => run.seed)
          .sort()
          .join(' '),
      );
    expect(new Set(seedsOf('echo-augmentation'))).toEqual(new Set(['0 1 2 3 4 5 6 7 8 9']));
    expect(new Set(seedsOf('echo-mlp-hparams'))).toEqual(new Set(['0 1 2']));
    expect(new Set(ingested.runs.map((run) => run.seedKey))).toEqual(new Set(['seed']));
  });

  test('agrees with a plain reading of every file', () => {
    for (const run of echo) {
      const folder = join(demo, run.sweep!, run.id);
      const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
      const config = configSchema.parse(load(read('config.yaml')));
      const metadata = JSON.parse(read('metadata.json'));
      expect(run).toMatchObject({
        name: config.label,
        seed: String(config.seed),
        study: config.study,
        tags: config.tags,
        primaryMetric: 'accuracy',
        task: { dataset: 'FSDD', version: config.dataset.version, split: config.dataset.split, sampleCount: 300 },
        startedAt: metadata.timestamp,
        durationSeconds: metadata.duration_seconds ?? null,
        attempts: metadata.attempts ?? null,
        status: metadata.status,
        reported: metadata.status,
        reader: 'generic',
      });
      expect(run.params).toMatchObject({ model: config.model, 'augmentation.name': config.augmentation.name });
      for (const [key, value] of Object.entries(config.hyperparameters)) {
        expect(run.params[`hyperparameters.${key}`]).toBe(value);
      }
      expect(Object.keys(run.params).filter((key) => /^(dataset|seed|study|label|tags|primary)/.test(key))).toEqual([]);
      expect(run.metrics).toEqual(existsSync(join(folder, 'metrics.json')) ? JSON.parse(read('metrics.json')) : {});
      expect(run.files.map((file) => file.path)).toEqual(readdirSync(folder).sort());
      expect(run.attachments).toEqual({
        history: existsSync(join(folder, 'history.csv')) && read('history.csv').trim().includes('\n'),
        samples: existsSync(join(folder, 'predictions.csv')),
        log: true,
      });
    }
  });

  test('reads every history and every prediction', () => {
    for (const run of echo) {
      const lines = (file: string): string[][] =>
        readFileSync(join(demo, run.sweep!, run.id, file), 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','));
      const samples = ingested.attachments.samples(run.id);
      if (samples !== null) {
        const rows = lines('predictions.csv');
        expect(samples.ids).toEqual(rows.map((row) => row[0]));
        expect(samples.gold).toEqual(rows.map((row) => row[1]));
        expect(samples.predicted).toEqual(rows.map((row) => row[2]));
        expect(samples.probability).toEqual(rows.map((row) => Number(row[3])));
        const accuracy = samples.correct!.filter((correct) => correct === true).length / rows.length;
        expect(accuracy).toBeCloseTo(Number(run.metrics['accuracy']), 12);
      }
      const history = ingested.attachments.history(run.id);
      if (history === null) continue;
      const rows = lines('history.csv');
      expect(history).toMatchObject({ x: 'epoch', rows: rows.length });
      expect(history.columns['train_loss']).toEqual(rows.map((row) => (row[1] === 'nan' ? null : Number(row[1]))));
      expect(history.columns['lr']).toEqual(rows.map((row) => (row[4] === '' ? null : Number(row[4]))));
    }
  });

  test('the stress runs have their status, reason and error', () => {
    const stress = ingested.runs.filter((run) => run.sweep === 'echo-stress');
    expect(stress.map((run) => [run.name, run.status, run.error?.type ?? null])).toEqual([
      ['freq_mask 32', 'failed', 'ValueError'],
      ['mlp sgd lr=0.5', 'failed', 'ValueError'],
      ['forest 20000 trees', 'failed', 'TimeLimitExceeded'],
      ['forest 40 trees', 'completed', null],
      ['forest 20000 trees, interrupted', 'running', null],
    ]);
    const [mask] = stress;
    expect(mask!.statusReason).toBe('ValueError: max_mask=32 must be smaller than the mel axis (20)');
    expect(mask!.error!.traceback).toContain('File "~/echo-digits/train_fsdd.py"');
    expect(mask!.error!.logTail).toContain('ValueError: max_mask=32');
    expect(stress[4]!.error!.logTail).toContain('start forest 20000 trees, interrupted');
  });

  test('hides home folders and hosts, and no ordinary word', () => {
    const text = JSON.stringify([ingested.runs, ingested.runs.map((run) => ingested.attachments.log(run.id))]);
    expect(text).not.toContain('/home/');
    expect(text).not.toMatch(/"hostname":"runner"/);
    expect(ingested.redactions.map((entry) => entry.kind)).toEqual(['home folders', 'host names']);
    expect(ingested.redactions[1]!.count).toBe(201);
    const raw = ingested.readRawFile('none__mlp__20261121_031414__3a67ce46', 'metadata.json');
    expect(Buffer.from(raw!).toString()).toContain('"hostname": "[host]"');
    expect(Buffer.from(raw!).toString()).toContain('~/echo-digits/train_fsdd.py');
  });

  test('equal test sets are held once', () => {
    const [first, second] = ingested.runs.filter((run) => run.attachments.samples);
    expect(ingested.attachments.samples(first!.id)!.ids).toBe(ingested.attachments.samples(second!.id)!.ids);
  });

  test('two readings are equal, and the roots’ place on the disk is nowhere in the runs', () => {
    const again = ingestRoots({ roots: [{ label: 'results', path: `${demo}/` }], redact: true });
    expect(JSON.stringify(again.runs)).toBe(JSON.stringify(ingested.runs));
    expect(again.redactions).toEqual(ingested.redactions);
    expect(JSON.stringify(ingested.runs)).not.toContain(demo);
  });

  test('sources lead to the files', () => {
    for (const run of ingested.runs) {
      for (const file of run.files) {
        expect(readFileSync(ingested.sources.get(run.id)!.files.get(file.path)!)).toHaveLength(file.bytes);
      }
    }
  });

  test('every run fits the contract', () => {
    for (const run of ingested.runs) expect(runSchemaOf(run)).toEqual([]);
  });
});

describe('wrong input', () => {
  const config = 'lr: 0.1\nseed: 1\n';

  test('an unreadable config makes a failed run, with file and line', () => {
    const ingested = ingestTree({ 's/r/config.yaml': 'a: 1\nb: [1\nc: 2\n', 's/r/metrics.json': '{"accuracy": 0.9}' });
    expect(runOf(ingested, 'r')).toMatchObject({
      status: 'failed',
      metrics: { accuracy: 0.9 },
      error: { type: 'UnreadableFile' },
    });
    expect(runOf(ingested, 'r').statusReason).toContain('config.yaml cannot be read');
    expect(ingested.diagnostics).toMatchObject([
      { severity: 'error', code: 'unreadable-file', file: 's/r/config.yaml', line: 3 },
    ]);
  });

  test.each([
    ['a list of numbers', '[1, 2]', 'failed'],
    ['a string', '"0.93"', 'failed'],
    ['a number', '0.93', 'failed'],
    ['null', 'null', 'failed'],
    ['cut short', '{"accuracy": 0.9, "f1": 0.', 'failed'],
    ['empty', '', 'failed'],
    ['without numbers', '{"note": "good"}', 'incomplete'],
    ['NaN', '{"accuracy": NaN}', 'diverged'],
    ['all null', '{"accuracy": null}', 'incomplete'],
  ])('metrics.json that is %s', (_what, metrics, status) => {
    const ingested = ingestTree({ 'r/config.yaml': config, 'r/metrics.json': metrics });
    const run = runOf(ingested, 'r');
    expect(run.status).toBe(status);
    expect(run.statusReason).not.toBe('');
    if (status === 'failed')
      expect(ingested.diagnostics[0]).toMatchObject({ severity: 'error', file: 'r/metrics.json' });
    expect(runSchemaOf(run)).toEqual([]);
  });

  test('metrics.json that is a list of rows is a history with its last row as result', () => {
    const rows = '[{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": NaN, "acc": 0.7}]';
    const ingested = ingestTree({ 'r/config.yaml': config, 'r/metrics.json': rows });
    expect(runOf(ingested, 'r').metrics).toEqual({ loss: { value: null, reason: 'NaN' }, acc: 0.7 });
    expect(ingested.attachments.history('r')).toEqual({
      x: 'epoch',
      rows: 2,
      columns: { epoch: [1, 2], loss: [0.5, null], acc: [null, 0.7] },
    });
    expect(codesOf(ingested)).toEqual(['metrics-are-a-history']);
  });

  test('nested metrics get dotted keys', () => {
    const metrics =
      '{"training_metrics": {"loss": 0.1}, "evaluation_metrics": {"gsm8k": {"accuracy": 0.3, "n": "25"}}}';
    const ingested = ingestTree({ 'r/config.yaml': config, 'r/metrics.json': metrics });
    expect(runOf(ingested, 'r').metrics).toEqual({
      'training_metrics.loss': 0.1,
      'evaluation_metrics.gsm8k.accuracy': 0.3,
      'evaluation_metrics.gsm8k.n': 25,
    });
  });

  test('a log of 2 GB costs its last lines', () => {
    const path = makeTree({ 's/r/config.yaml': config, 's/r/train.log': 'start\n' });
    truncateSync(join(path, 's/r/train.log'), 2 ** 31);
    writeFileSync(join(path, 's/r/train.log'), '\nTraceback (most recent call last):\n  File "x"\nMemoryError: no\n', {
      flag: 'a',
    });
    const ingested = ingestRoots({ roots: [{ label: 'results', path }], redact: true });
    expect(runOf(ingested, 'r')).toMatchObject({ status: 'failed', error: { type: 'MemoryError', message: 'no' } });
    expect(ingested.attachments.log('r')!.length).toBeLessThan(70_000);
    expect(runOf(ingested, 'r').files.find((file) => file.path === 'train.log')!.bytes).toBeGreaterThan(2 ** 31);
  });

  test('a folder without permission is named, its neighbours are read', async () => {
    const { nodeDisk } = await import('../../src/ingest/disk.ts');
    const files = { 's/a/metrics.json': '{"x": 1}', 's/locked/metrics.json': '{"x": 1}' };
    const disk = {
      ...nodeDisk,
      entries: (path: string) => {
        if (path.endsWith('locked')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        return nodeDisk.entries(path);
      },
    };
    const ingested = ingestTree(files, { disk });
    expect(ingested.runs.map((run) => run.id)).toEqual(['a']);
    expect(ingested.diagnostics).toMatchObject([{ code: 'folder-unreadable', file: 's/locked' }]);
  });

  test('a circle of links ends, and runs are read once', () => {
    const path = makeTree({ 's/r/config.yaml': config, 's/r/metrics.json': '{"x": 1}' });
    symlinkSync(path, join(path, 's/r/loop'));
    symlinkSync('r', join(path, 's/latest'));
    const ingested = ingestRoots({ roots: [{ label: 'results', path }], redact: true });
    expect(ingested.runs.map((run) => run.id)).toEqual(['r']);
  });

  test('any name of a folder gives a safe slug', () => {
    const names = [
      'a b',
      `q"'x`,
      '<script>alert(1)<',
      'ünï-☃',
      'a..b',
      '..x',
      'new\nline\u0007',
      '-dash',
      'con',
      'end.',
      'x'.repeat(200),
      'Run',
      'run',
    ];
    const path = makeTree({});
    for (const name of names) {
      mkdirSync(join(path, name));
      writeFileSync(join(path, name, 'metrics.json'), '{"x": 1}');
    }
    const { runs } = ingestRoots({ roots: [{ label: 'results', path }], redact: true });
    const shown = names.map((name) => name.replace('\u0007', '[U+0007]'));
    expect(runs.map((run) => run.id).sort()).toEqual(shown.sort());
    for (const run of runs) expect(run.slug).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
    expect(new Set(runs.map((run) => run.slug.toLowerCase())).size).toBe(names.length);
    const slugOf = (id: string): string => runs.find((run) => run.id === id)!.slug;
    expect(slugOf('a..b')).toBe('a..b');
    expect(slugOf('<script>alert(1)<')).toMatch(/^script-alert-1-[0-9a-f]{8}$/);
    expect(slugOf('con')).toMatch(/^con-[0-9a-f]{8}$/);
    expect(slugOf('end.')).toMatch(/^end-[0-9a-f]{8}$/);
  });

  test('torn predictions and histories keep their whole lines and name the torn one', () => {
    const ingested = ingestTree({
      'r/config.yaml': config,
      'r/metrics.json': '{"accuracy": 0.75}',
      'r/predictions.jsonl':
        '{"id": "s1", "label": 1, "predicted": 1}\n{"id": "s2", "label": 0, "predicted": 1}\n{"id": "s3", "la',
      'r/history.csv': 'epoch,loss\n1,0.5\n2',
    });
    const run = runOf(ingested, 'r');
    expect(run).toMatchObject({ status: 'completed', metrics: { accuracy: 0.75 } });
    expect(ingested.attachments.samples('r')).toMatchObject({
      ids: ['s1', 's2'],
      gold: ['1', '0'],
      correct: [true, false],
    });
    expect(ingested.attachments.history('r')!.rows).toBe(1);
    expect(ingested.diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['torn-file', 'r/history.csv', 3],
      ['torn-file', 'r/predictions.jsonl', 3],
    ]);
    expect(run.warnings.map((warning) => warning.code)).toEqual(['torn-file', 'torn-file']);
  });

  test('a lone config, a lone log with a traceback, an empty and a foreign folder', () => {
    const ingested = ingestTree({
      's/only-config/config.yaml': config,
      's/only-log/out.log': 'hello\nTraceback (most recent call last):\n  File "x", line 1\nKeyError: \'lr\'\n',
      's/quiet-log/server.log': 'hello\n',
      's/train-log/train.log': 'epoch 1\n',
      's/empty/': '',
      's/plots/fig.png': 'x',
      's/README.md': '# hi',
      's/model/config.json': '{"hidden": 3}',
      's/model/model.safetensors': 'x',
    });
    expect(ingested.runs.map((run) => [run.id, run.status, run.error?.type ?? null])).toEqual([
      ['only-config', 'incomplete', null],
      ['only-log', 'failed', 'KeyError'],
      ['train-log', 'incomplete', null],
    ]);
    expect(runOf(ingested, 'only-log').error).toMatchObject({
      message: "'lr'",
      traceback: expect.stringContaining('line 1'),
    });
  });

  test('the config of a sweep is no run', () => {
    const ingested = ingestTree({
      's/config.yaml': 'sweep: x\n',
      's/summary.json': '{"best": 1}',
      's/a/config.yaml': config,
      's/a/metrics.json': '{"x": 1}',
      's/b/metrics.json': '{"x": 2}',
    });
    expect(ingested.runs.map((run) => run.id)).toEqual(['a', 'b']);
    expect(ingested.diagnostics).toMatchObject([{ code: 'folder-of-runs', severity: 'info', file: 's' }]);
  });

  test('files in folders of a run belong to the run', () => {
    const ingested = ingestTree({
      'r/config.yaml': config,
      'r/metrics.json': '{"loss": 1}',
      'r/eval/math/metrics.json': '{"accuracy": 0.5}',
      'r/checkpoints/last.pt': 'xx',
      'r/plots/a.png': 'x',
    });
    expect(ingested.runs).toHaveLength(1);
    expect(runOf(ingested, 'r').metrics).toEqual({ loss: 1, 'eval.math.accuracy': 0.5 });
    expect(runOf(ingested, 'r').files.map(({ path, kind }) => [path, kind])).toEqual([
      ['checkpoints/last.pt', 'checkpoint'],
      ['config.yaml', 'config'],
      ['eval/math/metrics.json', 'metrics'],
      ['metrics.json', 'metrics'],
      ['plots/a.png', 'other'],
    ]);
  });

  test('equal names in two places, two roots, and the root as a run', () => {
    const ingested = ingestTree({
      'a/r/metrics.json': '{"x": 1}',
      'b/r/metrics.json': '{"x": 1}',
      'b/q/metrics.json': '{"x": 1}',
    });
    expect(ingested.runs.map((run) => run.id)).toEqual(['a/r', 'b/r', 'q']);
    expect(runOf(ingested, 'a/r')).toMatchObject({
      sweep: 'a',
      folder: 'results/a/r',
      slug: expect.stringMatching(/^a-r-/),
    });
    const one = makeTree({ 'r/metrics.json': '{"x": 1}' });
    const two = makeTree({ 'r/metrics.json': '{"x": 2}', 'bad/metrics.json': '{' });
    const both = ingestRoots({
      roots: [
        { label: 'one', path: one },
        { label: 'two', path: two },
      ],
      redact: true,
    });
    expect(both.runs.map((run) => run.id)).toEqual(['bad', 'one/r', 'two/r']);
    expect(both.diagnostics).toMatchObject([{ file: 'two/bad/metrics.json' }]);
    const alone = ingestTree({ 'metrics.json': '{"x": 1}' });
    expect(alone.runs).toMatchObject([{ id: 'results', sweep: null, folder: 'results' }]);
  });

  test('a reader that throws costs its run, which says so', () => {
    const broken = {
      id: 'broken',
      title: 'Broken',
      recognises: [],
      precedence: 1,
      claim: () => ({ files: ['metrics.json'], wholeTree: true }),
      fileKind: () => 'other' as const,
      read: () => {
        throw new TypeError('oops');
      },
    };
    const ingested = ingestTree({ 'metrics.json': '{}' }, { readers: [broken] });
    expect(ingested.runs).toMatchObject([{ status: 'failed', statusReason: expect.stringContaining('oops') }]);
    expect(codesOf(ingested)).toEqual(['reader-failed']);
  });

  test('raw files: only those of the run, and only redacted', () => {
    const ingested = ingestTree({
      'r/metrics.json': '{"x": 1}',
      'r/train.log': 'by ada@example.org\n',
      'other.txt': 'x',
    });
    expect(Buffer.from(ingested.readRawFile('r', 'train.log')!).toString()).toBe('by [email]\n');
    expect(ingested.readRawFile('r', '../other.txt')).toBeNull();
    expect(ingested.readRawFile('none', 'train.log')).toBeNull();
    const open = ingestTree({ 'r/metrics.json': '{"x": 1}', 'r/train.log': 'by ada@example.org\n' }, { redact: false });
    expect(Buffer.from(open.readRawFile('r', 'train.log')!).toString()).toBe('by ada@example.org\n');
    expect(open.redactions).toEqual([]);
  });

  test('reports its progress', () => {
    const calls: (readonly [number, number])[] = [];
    ingestTree({ 'r/metrics.json': '{"x": 1}' }, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
});
