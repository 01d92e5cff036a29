/** Predictions and histories of the generic run folder in every format that holds a table, packed or not. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { genericReader } from '../../../src/ingest/readers/generic.ts';
import { streamTable } from '../../../src/ingest/readers/support/stream-samples.ts';
import { fixture } from '../support/fixtures.ts';
import { readFiles, readFolder, realData, type ReadResult } from '../support/read.ts';

const metrics = { 'run/metrics.json': '{"accuracy": 0.5}' };
const read = (files: Record<string, string | Uint8Array>): ReadResult =>
  readFiles({ ...metrics, ...files }, [genericReader]);
const csv = 'id,label,pred,prob,correct\nq1,1,1,0.9,True\nq2,0,1,0.25,False\nq3,1,1,,True\n';
const samples = {
  ids: ['q1', 'q2', 'q3'],
  gold: ['1', '0', '1'],
  predicted: ['1', '1', '1'],
  correct: [true, false, true],
  probability: [0.9, 0.25, null],
};

describe('predictions in every format', () => {
  const files: Record<string, Uint8Array> = {
    'predictions.csv': Buffer.from(csv),
    'predictions.csv.gz': gzipSync(csv),
    'predictions.tsv.zst': zstdCompressSync(Buffer.from(csv.replaceAll(',', '\t'))),
    'predictions.pkl': fixture('python/numpy1-frame-protocol4.pkl'),
    'predictions.pickle': fixture('python/numpy2-frame-protocol5.pkl'),
    'predictions.pkl.gz': gzipSync(fixture('python/numpy2-rows.pkl')),
    'predictions.parquet': fixture('python/predictions-snappy.parquet'),
  };

  it.each(Object.keys(files))('reads %s', (name) => {
    const { raw, diagnostics } = read({ [`run/${name}`]: files[name]! });
    expect(raw('run').samples).toMatchObject(samples);
    expect(raw('run').provenance).toMatchObject({ samples: name, metrics: 'metrics.json' });
    expect(diagnostics).toEqual([]);
  });

  it('takes the most probable class out of rows of probabilities', () => {
    const { raw } = read({ 'run/predictions.npz': fixture('python/predictions.npz') });
    expect(raw('run').samples).toMatchObject({
      ids: ['q1', 'q2', 'q3'],
      gold: ['1', '0', '1'],
      predicted: ['1', '1', '1'],
      probability: [Math.fround(0.9), 0.75, 0.5],
    });
  });

  it('reads a pickle that would run a program, and runs nothing', () => {
    const { raw } = read({ 'run/predictions.pkl': fixture('python/exploit.pkl') });
    expect(raw('run').samples).toMatchObject({ ids: ['1', '2'], correct: [true, null] });
  });

  it('says why a file cannot be read, and keeps the run', () => {
    const whole = fixture('python/predictions-snappy.parquet');
    const { raw, diagnostics } = read({ 'run/predictions.parquet': whole.subarray(0, -9) });
    expect(raw('run').metrics).toEqual({ accuracy: 0.5 });
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'torn-file', file: 'run/predictions.parquet' }]);
  });
});

describe('packed files', () => {
  it('reads the beginning of a torn history, and names the packed file', () => {
    const rows = Array.from({ length: 3000 }, (_, step) => `${step},${1 / (step + 1)}`).join('\n');
    const packed = gzipSync(`step,loss\n${rows}\n`).subarray(0, -3000);
    const { raw, diagnostics } = read({ 'run/history.csv.gz': packed });
    const { history, provenance } = raw('run');
    expect(history!.rows).toBeGreaterThan(100);
    expect(history!.columns['loss']![99]).toBe(0.01);
    expect(provenance).toMatchObject({ history: 'history.csv.gz' });
    expect(diagnostics.map((entry) => [entry.code, entry.file])).toContainEqual(['torn-file', 'run/history.csv.gz']);
  });

  it('prefers the plain file where both are there', () => {
    const { raw } = read({
      'run/history.csv': 'step,loss\n1,5\n2,6\n',
      'run/history.csv.gz': gzipSync('step,loss\n1,7\n'),
    });
    expect(raw('run').history?.columns['loss']).toEqual([5, 6]);
  });

  it('finds the error in a packed log', () => {
    const log = 'epoch 1\nTraceback (most recent call last):\n  File "t.py", line 1\nValueError: bad value\n';
    const { raw } = readFiles({ 'run/config.yaml': 'lr: 0.1\n', 'run/train.log.gz': gzipSync(log) }, [genericReader]);
    expect(raw('run').error).toMatchObject({ type: 'ValueError', message: 'bad value' });
  });

  it('refuses a bomb', () => {
    const { raw, diagnostics } = read({ 'run/history.csv.gz': gzipSync(Buffer.alloc(300 * 1024 * 1024)) });
    expect(raw('run').history).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'file-too-large', file: 'run/history.csv.gz' }]);
  });
});

describe('predictions that are too large to be held', () => {
  const isKey = (name: string): boolean => ['id', 'predicted', 'correct'].includes(name);
  const line = (id: number): string =>
    JSON.stringify({
      id: `q${id}`,
      question: 'long '.repeat(200),
      predicted: 'x'.repeat(500),
      correct: id % 2 === 0,
      score: id / 10,
    });

  it('keeps what means something, cuts texts, counts the rest', () => {
    const lines = ['', line(0), 'broken', line(1), line(2), '[1]', line(3)];
    const { table, rows, broken } = streamTable(lines, isKey, { limits: { maxRows: 3, maxColumns: 10, maxText: 20 } });
    expect([rows, broken, table.rows]).toEqual([4, 2, 3]);
    expect(table.columns).toEqual([
      { name: 'id', values: ['q0', 'q1', 'q2'] },
      { name: 'predicted', values: Array.from({ length: 3 }, () => `${'x'.repeat(19)}…`) },
      { name: 'correct', values: [true, false, true] },
      { name: 'score', values: [0, 0.1, 0.2] },
    ]);
    expect(table.notes).toEqual([
      'too large to be held, so these are left out: question',
      'the first 3 of 4 samples are kept',
    ]);
  });

  it('caps the number of columns and fills gaps', () => {
    const lines = ['{"id": "a", "x": 1}', '{"id": "b", "y": 2, "correct": true}', '{"id": "c", "x": 3}'];
    const { table } = streamTable(lines, isKey, { limits: { maxRows: 9, maxColumns: 2, maxText: 20 } });
    expect(table.columns).toEqual([
      { name: 'id', values: ['a', 'b', 'c'] },
      { name: 'x', values: [1, null, 3] },
      { name: 'correct', values: [null, true, null] },
    ]);
  });
});

describe('the real predictions of GSM8K', () => {
  it('agree with an independent count of correct answers, also when streamed', (context) => {
    const folder = realData('gsm8k');
    if (folder === null) return context.skip();
    const { keys, raw } = readFolder(folder);
    expect(keys).toHaveLength(4);
    for (const key of keys) {
      const lines = readFileSync(join(folder, key, 'predictions.jsonl'), 'utf8')
        .trim()
        .split('\n');
      const correct = lines.filter((text) => /"(?:is_)?correct": true/.test(text)).length;
      const { samples: table } = raw(key);
      expect(table?.ids.length).toBe(1319);
      expect(table?.correct?.filter((value) => value === true).length).toBe(correct);
      const streamed = streamTable(lines, (name) => ['question_id', 'correct', 'is_correct'].includes(name));
      expect(streamed.rows).toBe(1319);
      const column = streamed.table.columns.find(({ name }) => /correct/.test(name));
      expect(column?.values.filter((value) => value === true).length).toBe(correct);
    }
  });
});

describe('the fixtures', () => {
  it('were never executed', () => {
    expect(execFileSync('ls', ['-a'], { encoding: 'utf8' })).not.toContain('pwned');
  });
});
