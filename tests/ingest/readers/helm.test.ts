import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';

const spec = JSON.stringify({
  name: 'mmlu:subject=law,model=gpt2',
  scenario_spec: { class_name: 'helm.benchmark.scenarios.mmlu_scenario.MMLUScenario', args: { subject: 'law' } },
  adapter_spec: { method: 'multiple_choice_joint', model: 'openai/gpt2', max_train_instances: 5, temperature: 0.0 },
});
const stat = (name: object, count: number, sum: number): object => ({
  name,
  count,
  sum,
  sum_squared: sum,
  min: 0,
  max: 1,
  mean: 99,
  variance: 0,
  stddev: 0,
});
const stats = JSON.stringify([
  stat({ name: 'exact_match', split: 'test' }, 2, 1),
  stat({ name: 'exact_match', split: 'valid' }, 4, 1),
  stat({ name: 'exact_match', split: 'test', perturbation: { name: 'typos', computed_on: 'worst' } }, 2, 0.5),
  stat({ name: 'num_instances' }, 1, 3),
  stat({ name: 'empty', split: 'test' }, 0, 0),
]);
const instance = (id: string, trial: number, value: number, perturbation?: object): object => ({
  instance_id: id,
  train_trial_index: trial,
  ...(perturbation ? { perturbation } : {}),
  stats: [stat({ name: 'exact_match', split: 'test' }, 1, value), stat({ name: 'num_bytes', split: 'test' }, 2, 10)],
});
const run = 'benchmark_output/runs/v1/mmlu:subject=law,model=gpt2';

describe('a run of HELM', () => {
  it('gives means, model, scenario and samples', () => {
    const { keys, raw } = readFiles({
      [`${run}/run_spec.json`]: spec,
      [`${run}/stats.json`]: stats,
      [`${run}/per_instance_stats.json`]: JSON.stringify([
        instance('id1', 0, 1),
        instance('id2', 0, 0),
        instance('id1', 0, 0, { name: 'typos' }),
      ]),
    });
    expect(keys).toEqual([run]);
    expect(raw(run)).toMatchObject({
      config: { model: 'openai/gpt2', max_train_instances: 5, scenario: { subject: 'law' } },
      metrics: {
        exact_match: 0.5,
        'exact_match.valid': 0.25,
        'exact_match.typos.worst': 0.25,
        num_instances: 3,
        empty: 99,
      },
      metricFacts: { exact_match: { better: 'higher', replication: 'sample' } },
      status: 'completed',
      task: { dataset: 'MMLU', split: 'test', sampleCount: 3 },
      study: 'v1 MMLU subject=law',
      samples: { ids: ['id1', 'id2'], correct: [true, false], numbers: { num_bytes: [5, 5] } },
    });
  });

  it('tells the trials of one instance apart', () => {
    const { raw } = readFiles({
      [`${run}/run_spec.json`]: spec,
      [`${run}/stats.json`]: stats,
      [`${run}/per_instance_stats.json`]: JSON.stringify([instance('a', 0, 1), instance('a', 1, 1)]),
    });
    expect(raw(run).samples?.ids).toEqual(['a#0', 'a#1']);
  });

  it('failed where stats.json is missing, and cannot count where it is torn', () => {
    const { raw } = readFiles({
      'a/run_spec.json': spec,
      'a/scenario.json': '{}',
      'b/run_spec.json': spec,
      'b/stats.json': stats.slice(0, 50),
    });
    expect(raw('a')).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('stats.json is missing') },
    });
    expect(raw('b').unreadable).toHaveLength(1);
  });
});
