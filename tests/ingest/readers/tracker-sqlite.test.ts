import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';
import { trackerTables, writeDatabase } from '../writers/database.ts';

const config =
  '{"name": "mlp", "dataset": {"name": "digits", "seed": 7}, "lr": 0.001, "bound": Infinity, "seed": 12345678901234567890}';
const database = writeDatabase(trackerTables, {
  experiments: [
    ['exp_1', config, 'completed', '2026-03-01 10:00:00', '2026-03-01 10:05:00', 'abc', null, '["a", "b"]'],
    ['exp_2', '{"lr": 0.1', 'failed', '2026-03-01 11:00:00', null, null, 'CUDA out of memory', null],
    ['exp_3', '{}', 'running', null, null, null, null, null],
  ],
  training_metrics: [
    [1, 'exp_1', 1, 'loss', 0.9, 't'],
    [2, 'exp_1', 2, 'loss', 0.5, 't'],
    [3, 'exp_1', 2, 'acc', 0.7, 't'],
    [4, 'exp_2', 1, 'loss', Infinity, 't'],
  ],
  evaluation_results: [
    [1, 'exp_1', 'gsm8k', '{"accuracy": 0.1}', '2026-03-01T10:01:00'],
    [2, 'exp_1', 'gsm8k', '{"accuracy": 0.6, "by_level": {"hard": NaN}}', '2026-03-01T10:04:00'],
    [3, 'exp_1', 'mmlu', '{"accuracy": 0.4}', '2026-03-01T10:02:00'],
  ],
  sample_results: [
    [1, 1, 's1', 'x', 0],
    [2, 2, 's1', 'x', 1],
    [3, 2, 's2', 'y', 0],
    [4, 3, 's1', 'z', 1],
  ],
});

describe('the store of the experiment tracker', () => {
  const { keys, raw, diagnostics } = readFiles({ 'tracker/experiments.db': database });

  it('gives config, finals, history, evaluations and facts', () => {
    expect(keys).toEqual(['tracker:exp_1', 'tracker:exp_2', 'tracker:exp_3']);
    expect(raw('tracker:exp_1')).toMatchObject({
      config: { name: 'mlp', dataset: { name: 'digits', seed: 7 }, bound: Infinity, seed: '12345678901234567890' },
      metrics: {
        loss: 0.5,
        acc: 0.7,
        'gsm8k.accuracy': 0.6,
        'gsm8k.by_level.hard': { nonFinite: 'NaN' },
        'mmlu.accuracy': 0.4,
      },
      finalValue: { loss: 'last', 'gsm8k.accuracy': 'declared' },
      history: { x: 'step', rows: 2, columns: { loss: [0.9, 0.5], acc: [null, 0.7] } },
      status: 'completed',
      tags: ['a', 'b'],
      git: { commit: 'abc' },
      startedAt: '2026-03-01 10:00:00',
    });
  });

  it('takes the samples of the latest evaluations, by benchmark where there are several', () => {
    expect(raw('tracker:exp_1').samples).toMatchObject({
      ids: ['gsm8k/s1', 'gsm8k/s2', 'mmlu/s1'],
      predicted: ['x', 'y', 'z'],
      correct: [true, false, true],
    });
  });

  it('keeps runs that failed, never ended or hold a broken config', () => {
    expect(raw('tracker:exp_2')).toMatchObject({
      status: 'failed',
      error: { message: 'CUDA out of memory' },
      metrics: { loss: { nonFinite: 'Infinity' } },
    });
    expect(raw('tracker:exp_2').config).toBeUndefined();
    expect(raw('tracker:exp_2').unreadable).toEqual([expect.stringContaining('the config of exp_2 is broken')]);
    expect(diagnostics).toMatchObject([{ code: 'unreadable-file', severity: 'error' }]);
    expect(raw('tracker:exp_3')).toMatchObject({ status: 'running', config: {} });
    expect(raw('tracker:exp_3').metrics).toBeUndefined();
  });
});

describe('stores by their name', () => {
  it('are not passed over where they are empty, foreign or no database', () => {
    const { raw, diagnostics } = readFiles({
      'a/optuna.db': '',
      'b/experiments.db': writeDatabase(['CREATE TABLE something (x)']),
      'c/mlflow.db': 'no database',
      'd/cookies.db': writeDatabase(['CREATE TABLE cookies (x)']),
    });
    for (const key of ['a:optuna.db', 'b:experiments.db', 'c:mlflow.db']) expect(raw(key).unreadable).toHaveLength(1);
    expect(raw('b:experiments.db').unreadable).toEqual([expect.stringContaining('the tables of no known tool')]);
    expect(diagnostics.map(({ file }) => file)).toEqual(['a/optuna.db', 'b/experiments.db', 'c/mlflow.db']);
  });
});
