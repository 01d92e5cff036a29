import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { readFiles } from '../support/read.ts';
import { writeDatabase } from '../writers/database.ts';

interface Trial {
  readonly number: number;
  readonly state: string;
  readonly params: Record<string, unknown>;
  readonly values: number[] | null;
}
const expected: { sqlite: Trial[]; journal: Trial[] } = JSON.parse(
  readFileSync(fixturePath('tools/optuna/expected.json'), 'utf8'),
);

describe.each([
  ['sqlite', 'study.db'],
  ['journal', 'journal.log'],
] as const)('the study that Optuna wrote into its %s', (kind, file) => {
  const { keys, raw, diagnostics } = readFiles({ [`hpo/${file}`]: fixture(`tools/optuna/${file}`) });

  it('gives the trials that Optuna itself lists', () => {
    expect(keys).toEqual(expected[kind].map((trial) => `hpo:trial-${trial.number}`));
    expect(diagnostics).toEqual([]);
    const statuses: Record<string, string | undefined> = {
      COMPLETE: 'completed',
      FAIL: 'failed',
      PRUNED: undefined,
      RUNNING: 'running',
    };
    for (const trial of expected[kind]) {
      const run = raw(`hpo:trial-${trial.number}`);
      expect(run.config).toEqual(trial.params);
      expect(run.status).toBe(statuses[trial.state]);
      expect(run.metrics).toEqual(trial.state === 'COMPLETE' ? { value: trial.values![0] } : undefined);
      expect(run).toMatchObject({
        study: 'digits',
        primaryMetric: 'value',
        metricFacts: { value: { better: 'lower' } },
      });
      expect(run.seed).toBeUndefined();
    }
  });

  it('counts a pruned trial neither as failed nor as a result, and keeps what it reported', () => {
    const run = raw('hpo:trial-2');
    const lr = Number(run.config!['lr']);
    expect(run.tags).toEqual(['pruned']);
    expect(run.history?.columns).toEqual({ step: [0, 1, 2], intermediate_value: [0, lr, lr * 2] });
  });

  it('keeps times and attributes', () => {
    expect(raw('hpo:trial-0')).toMatchObject({
      environment: { note: 'kept' },
      startedAt: expect.stringMatching(/^2026-\d\d-\d\dT/),
      finishedAt: expect.stringMatching(/^2026-/),
    });
  });
});

describe('studies of our own', () => {
  it('have several objectives, infinities and names', () => {
    const database = writeDatabase(
      [
        'CREATE TABLE studies (study_id INTEGER, study_name TEXT)',
        'CREATE TABLE study_directions (study_id INTEGER, direction TEXT, objective INTEGER)',
        'CREATE TABLE study_system_attributes (study_id INTEGER, key TEXT, value_json TEXT)',
        'CREATE TABLE trials (trial_id INTEGER, number INTEGER, study_id INTEGER, state TEXT, datetime_start TEXT, datetime_complete TEXT)',
        'CREATE TABLE trial_params (param_id INTEGER, trial_id INTEGER, param_name TEXT, param_value REAL, distribution_json TEXT)',
        'CREATE TABLE trial_values (trial_id INTEGER, objective INTEGER, value REAL, value_type TEXT)',
        'CREATE TABLE trial_intermediate_values (trial_id INTEGER, step INTEGER, intermediate_value REAL, intermediate_value_type TEXT)',
      ],
      {
        studies: [
          [1, 'two'],
          [2, 'other'],
        ],
        study_directions: [
          [1, 'MINIMIZE', 0],
          [1, 'MAXIMIZE', 1],
          [2, 'MAXIMIZE', 0],
        ],
        study_system_attributes: [[1, 'study:metric_names', '["latency", "accuracy"]']],
        trials: [
          [1, 0, 1, 'COMPLETE', '2026-03-01 10:00:00.123456', null],
          [2, 0, 2, 'WAITING', null, null],
        ],
        trial_params: [
          [1, 1, 'n', 3, '{"name": "IntDistribution", "attributes": {}}'],
          [2, 1, 'kind', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": ["a", null]}}'],
        ],
        trial_values: [
          [1, 0, null, 'INF_POS'],
          [1, 1, 0.5, 'FINITE'],
        ],
        trial_intermediate_values: [
          [1, 0, null, 'NAN'],
          [1, 1, 2, 'FINITE'],
        ],
      },
    );
    const { keys, raw } = readFiles({ 'x.db': database });
    expect(keys).toEqual([':two/trial-0', ':other/trial-0']);
    expect(raw(':two/trial-0')).toMatchObject({
      config: { n: 3, kind: null },
      metrics: { latency: { nonFinite: 'Infinity' }, accuracy: 0.5 },
      metricFacts: { latency: { better: 'lower' }, accuracy: { better: 'higher' } },
      primaryMetric: 'latency',
      startedAt: '2026-03-01T10:00:00.123',
      history: { columns: { intermediate_value: [null, 2] } },
    });
    expect(raw(':other/trial-0').status).toBe('waiting');
  });
});
