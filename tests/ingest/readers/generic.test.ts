import { describe, expect, test } from 'vitest';
import { codesOf, ingestTree, runOf } from '../tree.ts';

const run = (files: Readonly<Record<string, string>>) => {
  const ingested = ingestTree(Object.fromEntries(Object.entries(files).map(([name, text]) => [`s/r/${name}`, text])));
  return { ingested, run: runOf(ingested, 'r'), codes: codesOf(ingested) };
};
const samplesOf = (name: string, text: string) => {
  const { ingested, codes } = run({ 'metrics.json': '{"x": 1}', [name]: text });
  return { samples: ingested.attachments.samples('r'), codes };
};

describe('config', () => {
  test.each([
    ['config.yaml', 'model: {name: mlp}\nlr: 0.1\n'],
    ['config.yml', 'model: {name: mlp}\nlr: 0.1\n'],
    ['config.json', '{"model": {"name": "mlp"}, "lr": 0.1}'],
    ['config.toml', 'lr = 0.1\n[model]\nname = "mlp"\n'],
  ])('%s', (name, text) => {
    expect(run({ [name]: text, 'metrics.json': '{"x": 1}' }).run).toMatchObject({
      params: { 'model.name': 'mlp', lr: 0.1 },
      provenance: { config: name, metrics: 'metrics.json' },
    });
  });

  test('forms that PyYAML reads otherwise are diagnostics with a line', () => {
    const { ingested } = run({ 'config.yaml': 'a: 1\nlr: 1e-4\n', 'metrics.json': '{"x": 1}' });
    expect(ingested.diagnostics).toMatchObject([
      { severity: 'warning', code: 'yaml-pyyaml-differs', file: 's/r/config.yaml', line: 2 },
    ]);
  });

  test('a config that is a list makes a failed run', () => {
    expect(run({ 'config.yaml': '- 1\n- 2\n', 'metrics.json': '{"x": 1}' }).run).toMatchObject({ status: 'failed' });
  });
});

describe('metrics', () => {
  test('metrics.json first, then results.json and summary.json for what it lacks', () => {
    const { run: read } = run({
      'summary.json': '{"a": 3, "c": 3}',
      'results.json': '{"a": 2, "b": 2}',
      'metrics.json': '{"a": 1}',
    });
    expect(read.metrics).toEqual({ a: 1, b: 2, c: 3 });
  });

  test('a seed among the metrics is the seed, and no metric; the config counts before it', () => {
    const alone = run({ 'metrics.json': '{"a": 1, "seed": 42}' }).run;
    expect([alone.seed, alone.metrics]).toEqual(['42', { a: 1 }]);
    const both = run({ 'config.yaml': 'seed: 7\n', 'metrics.json': '{"a": 1, "seed": 42}' }).run;
    expect([both.seed, both.metrics]).toEqual(['7', { a: 1 }]);
    // Nothing else is there: then it is a number like any other.
    expect(run({ 'metrics.json': '{"seed": 42}' }).run).toMatchObject({ seed: null, metrics: { seed: 42 } });
  });

  test('texts, booleans and lists are named and left out', () => {
    const { ingested, run: read } = run({
      'metrics.json':
        '{"a": 1, "model": "x", "ok": true, "none": null, "cm": [[1, 2], [3, 4]], "s": "0.5", "inf": "inf"}',
    });
    expect(read.metrics).toEqual({ a: 1, s: 0.5, inf: { value: null, reason: 'Infinity' } });
    expect(ingested.diagnostics).toMatchObject([{ severity: 'info', code: 'metrics-not-numbers' }]);
    expect(ingested.diagnostics[0]!.message).toContain('model, ok, none, cm');
  });

  test('equally long lists are a history (Keras)', () => {
    const { ingested, run: read } = run({
      'metrics.json': '{"loss": [0.5, 0.25], "val_loss": [0.6, NaN], "best": 0.25}',
    });
    expect(read.metrics).toEqual({ loss: 0.25, val_loss: { value: null, reason: 'NaN' }, best: 0.25 });
    expect(ingested.attachments.history('r')).toEqual({
      x: 'row',
      rows: 2,
      columns: { loss: [0.5, 0.25], val_loss: [0.6, null] },
    });
  });

  test('without a metrics file the last values of the history count', () => {
    const { run: read } = run({
      'config.yaml': 'lr: 1\n',
      'metrics.csv': 'step,train_loss,val_acc\n10,0.5,\n10,,0.7\n20,0.4,\n20,,0.8\n',
    });
    expect(read.metrics).toEqual({ train_loss: 0.4, val_acc: 0.8 });
    expect(read.provenance['metrics']).toBe('metrics.csv');
  });

  test('but not those of a run that did not end', () => {
    const history = { 'history.csv': 'epoch,acc\n1,0.5\n' };
    expect(run({ ...history, 'metadata.json': '{"status": "running"}' }).run.metrics).toEqual({});
    expect(run({ ...history, 'metadata.json': '{"status": "failed"}' }).run.metrics).toEqual({});
    expect(
      run({ ...history, 'train.log': 'Traceback (most recent call last):\n  x\nOSError: disk\n' }).run.metrics,
    ).toEqual({});
    expect(run({ ...history, 'metadata.json': '{"status": "done"}' }).run.metrics).toEqual({ acc: 0.5 });
  });
});

describe('history', () => {
  test('JSONL with nested, sparse and non-finite values', () => {
    const { ingested } = run({
      'metrics.json': '{"x": 1}',
      'history.jsonl':
        '{"step": 1, "train": {"loss": 0.5}}\n{"step": 2, "val": 0.1, "note": "x"}\n{"step": 3, "train": {"loss": NaN}}\n',
    });
    expect(ingested.attachments.history('r')).toEqual({
      x: 'step',
      rows: 3,
      columns: { step: [1, 2, 3], 'train.loss': [0.5, null, null], val: [null, 0.1, null] },
    });
  });

  test('a header without rows is no history', () => {
    expect(run({ 'metrics.json': '{"x": 1}', 'history.csv': 'epoch,loss\n' }).run.attachments.history).toBe(false);
  });

  test('text columns are left out', () => {
    const { ingested } = run({
      'metrics.json': '{"x": 1}',
      'history.csv': 'epoch,time,loss\n1,12:00,0.5\n2,12:01,0.4\n',
    });
    expect(Object.keys(ingested.attachments.history('r')!.columns)).toEqual(['epoch', 'loss']);
  });
});

describe('predictions', () => {
  const expected = {
    ids: ['a', 'b', 'c'],
    gold: ['1', '0', '1'],
    predicted: ['1', '1', null],
    correct: [true, false, false],
    probability: [0.9, 0.6, 0.5],
    numbers: { reward: [1, 0, 0.5] },
    texts: { question: ['q1', 'q2', 'q3'] },
  };
  test.each([
    [
      'predictions.csv',
      'sample_id,label,predicted,probability,reward,question\na,1,1,0.9,1,q1\nb,0,1,0.6,0,q2\nc,1,,0.5,0.5,q3\n',
    ],
    [
      'predictions.tsv',
      'id\ty_true\ty_pred\tprob\treward\tquestion\na\t1\t1\t0.9\t1\tq1\nb\t0\t1\t0.6\t0\tq2\nc\t1\t\t0.5\t0.5\tq3\n',
    ],
    [
      'predictions.jsonl',
      '{"question_id": "a", "gold": 1, "prediction": 1, "confidence": 0.9, "reward": 1, "question": "q1"}\n{"question_id": "b", "gold": 0, "prediction": 1, "confidence": 0.6, "reward": 0, "question": "q2"}\n{"question_id": "c", "gold": 1, "prediction": null, "confidence": 0.5, "reward": 0.5, "question": "q3"}\n',
    ],
    [
      'predictions.json',
      '{"samples": [{"doc_id": "a", "target": "1", "pred": "1", "prob": 0.9, "reward": 1, "question": "q1"}, {"doc_id": "b", "target": "0", "pred": "1", "prob": 0.6, "reward": 0, "question": "q2"}, {"doc_id": "c", "target": "1", "prob": 0.5, "reward": 0.5, "question": "q3"}]}',
    ],
    [
      'predictions.json',
      '{"id": ["a", "b", "c"], "label": [1, 0, 1], "predicted": [1, 1, null], "probability": [0.9, 0.6, 0.5], "reward": [1, 0, 0.5], "question": ["q1", "q2", "q3"]}',
    ],
    [
      'predictions.json',
      '{"a": {"label": 1, "predicted": 1, "probability": 0.9, "reward": 1, "question": "q1"}, "b": {"label": 0, "predicted": 1, "probability": 0.6, "reward": 0, "question": "q2"}, "c": {"label": 1, "probability": 0.5, "reward": 0.5, "question": "q3"}}',
    ],
  ])('%s', (name, text) => {
    expect(samplesOf(name, text)).toEqual({ samples: expected, codes: [] });
  });

  test('a stated correctness wins over a comparison', () => {
    expect(
      samplesOf('predictions.csv', 'id,gold,pred,correct\na,x,y,True\nb,x,x,0\nc,x,x,maybe\n').samples!.correct,
    ).toEqual([true, false, null]);
  });

  test('labels that became floats equal the integers they were', () => {
    expect(samplesOf('predictions.csv', 'id,gold,pred\na,3,3.0\nb,03,3\nc,3,3.5\n').samples!.correct).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('nested scores become columns of numbers', () => {
    expect(
      samplesOf('predictions.jsonl', '{"id": 1, "correct": true, "rewards": {"format": 1, "answer": 0.5}}\n').samples,
    ).toMatchObject({
      ids: ['1'],
      correct: [true],
      numbers: { 'rewards.format': [1], 'rewards.answer': [0.5] },
    });
  });

  test('repeated and missing ids are made distinct, with a note', () => {
    expect(samplesOf('predictions.csv', 'id,pred\na,1\na,2\n')).toMatchObject({
      samples: { ids: ['a', 'a#2'] },
      codes: ['samples-odd'],
    });
    expect(samplesOf('predictions.csv', 'id,pred\na,1\n,2\n')).toMatchObject({ samples: { ids: ['a', 'row 1'] } });
    expect(samplesOf('predictions.csv', 'gold,pred\na,1\nb,2\n')).toMatchObject({
      samples: { ids: ['0', '1'] },
      codes: ['samples-odd'],
    });
  });

  test('what says nothing of a prediction, or has a format of its own, is named', () => {
    expect(samplesOf('predictions.csv', 'id,comment\na,b\n')).toEqual({
      samples: null,
      codes: ['samples-without-prediction'],
    });
    expect(samplesOf('predictions.csv', 'id,label,predicted\n')).toEqual({
      samples: null,
      codes: ['samples-without-prediction'],
    });
    expect(samplesOf('predictions.bin', 'x')).toEqual({ samples: null, codes: ['samples-not-read'] });
    expect(samplesOf('predictions.json', '[{"id": 1')).toEqual({ samples: null, codes: ['torn-file'] });
  });
});

describe('metadata', () => {
  test('gives times, git, attempts and error; the rest is environment', () => {
    const { run: read } = run({
      'metrics.json': '{"accuracy": 0.5, "loss": 1}',
      'metadata.json': JSON.stringify({
        run_id: 'r',
        status: 'completed',
        started_at: '2026-03-01T12:00:00Z',
        finished_at: '2026-03-01T12:40:00Z',
        git: { commit: 'abc', branch: 'main', dirty: true, remote: 'https://ada:pw@example.org/x.git' },
        attempts: 2,
        hostname: 'gpu-17',
        python: '3.11',
        libraries: { torch: '2.4' },
        gpus: ['H100', 'H100'],
        lower_is_better: ['loss'],
        error: null,
      }),
      'train.log': 'on gpu-17\n',
    });
    expect(read).toMatchObject({
      status: 'completed',
      startedAt: '2026-03-01T12:00:00Z',
      finishedAt: '2026-03-01T12:40:00Z',
      durationSeconds: 2400,
      git: { commit: 'abc', branch: 'main', dirty: true, remote: 'https://[secret]@example.org/x.git' },
      attempts: 2,
      error: null,
      metricFacts: { loss: { better: 'lower' } },
    });
    expect(read.environment).toEqual({
      hostname: '[host]',
      python: '3.11',
      'libraries.torch': '2.4',
      gpus: '["H100","H100"]',
    });
  });

  test('the host of a run is hidden in its log', () => {
    const { ingested } = run({
      'metrics.json': '{"x": 1}',
      'metadata.json': '{"hostname": "gpu-17"}',
      'train.log': 'on gpu-17\n',
    });
    expect(ingested.attachments.log('r')).toBe('on [host]\n');
  });

  test('flat git keys, a text as error, a seed', () => {
    const { run: read } = run({
      'metrics.json': '{"x": 1}',
      'metadata.json': '{"git_commit": "abc", "git_dirty": false, "error": "out of disk", "seed": 4}',
    });
    expect(read).toMatchObject({
      git: { commit: 'abc', branch: null, dirty: false },
      seed: '4',
      status: 'failed',
      error: { type: null, message: 'out of disk' },
    });
  });

  test('metadata that cannot be read leaves a warning, not a failure', () => {
    const { run: read, codes } = run({ 'metrics.json': '{"x": 1}', 'metadata.json': '{"status": ' });
    expect(read).toMatchObject({ status: 'completed', warnings: [{ code: 'torn-file' }] });
    expect(codes).toEqual(['torn-file']);
  });
});

describe('errors in logs', () => {
  const traceback = 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: bad\n';
  test('a run that ended well may have caught an error', () => {
    expect(
      run({ 'metrics.json': '{"x": 1}', 'metadata.json': '{"status": "completed"}', 'train.log': traceback }).run
        .status,
    ).toBe('completed');
    expect(run({ 'metrics.json': '{"x": 1}', 'train.log': `${traceback}${'epoch\n'.repeat(100)}` }).run.status).toBe(
      'completed',
    );
  });

  test('an error at the end of the log is the end of the run', () => {
    expect(run({ 'metrics.json': '{"x": 1}', 'train.log': `epoch\n${traceback}` }).run).toMatchObject({
      status: 'failed',
      statusReason: 'ValueError: bad',
    });
    expect(run({ 'config.yaml': 'a: 1\n', 'train.log': 'epoch\n', 'stderr.txt': traceback }).run).toMatchObject({
      status: 'failed',
      provenance: { error: 'stderr.txt' },
    });
    expect(run({ 'metadata.json': '{"status": "running"}', 'train.log': traceback }).run.status).toBe('failed');
  });

  test('metadata and log complete each other', () => {
    const { run: read } = run({
      'metadata.json': '{"status": "failed", "error": {"type": "X", "message": "m"}}',
      'train.log': traceback,
    });
    expect(read.error).toMatchObject({ type: 'X', message: 'm', traceback: traceback.trimEnd() });
  });

  test('error.txt alone makes a failed run', () => {
    expect(run({ 'error.txt': 'first\nno space left\n' }).run).toMatchObject({
      status: 'failed',
      error: { message: 'no space left' },
    });
  });
});
