import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturePath } from '../support/fixtures.ts';
import { readFiles, readFolder, realData } from '../support/read.ts';

describe('the real trial', () => {
  it('holds the last line of result.json, and every line in its history', (context) => {
    const folder = realData('formats/ray-tune');
    if (folder === null) return context.skip();
    const { keys, raw } = readFolder(folder);
    expect(keys).toHaveLength(1);
    const text = readFileSync(join(folder, keys[0]!, 'result.json'), 'utf8');
    const rewards = [...text.matchAll(/"episode_reward_mean": (NaN|[-\d.e]+)/g)].map((found) => Number(found[1]));
    const run = raw(keys[0]!);
    expect(run.metrics?.['episode_reward_mean']).toBe(rewards.at(-1));
    expect(run.history?.columns['episode_reward_mean']).toEqual(
      rewards.map((value) => (Number.isFinite(value) ? value : null)),
    );
    expect(run.config).toMatchObject({ env: 'PongNoFrameskip-v4', lr: 0.0005, model: { dim: 42 } });
    expect(run).toMatchObject({ study: 'pong-impala-lowlatency-32', finalValue: { episode_reward_mean: 'last' } });
    expect(Object.keys(run.metrics!).filter((name) => name.startsWith('ray/') || name.startsWith('config'))).toEqual(
      [],
    );
  });
});

describe('the experiment that Ray wrote', () => {
  it('gives one run per trial: what was reported, and what went wrong', () => {
    const folder = fixturePath('tools/ray');
    const { keys, raw, diagnostics } = readFolder(folder);
    const trials = readdirSync(join(folder, 'exp')).filter((name) => name.startsWith('trainable'));
    expect(keys).toEqual(trials.map((trial) => `exp/${trial}`));
    expect(diagnostics).toEqual([]);
    expect(raw(keys[0]!)).toMatchObject({
      config: { lr: 0.1, seed: 3 },
      metrics: { loss: 0.025, 'eval/acc': 0.75 },
      history: {
        x: 'training_iteration',
        columns: { training_iteration: [1, 2, 3, 4], 'eval/acc': [0, 0.25, 0.5, 0.75] },
      },
      status: 'TERMINATED',
      study: 'exp',
    });
    expect(Object.keys(raw(keys[0]!).metrics!)).toEqual(['loss', 'eval/acc']);
    expect(raw(keys[1]!)).toMatchObject({
      status: 'ERROR',
      error: { type: 'RuntimeError', message: 'diverged badly' },
      metrics: { loss: 0.45 },
    });
  });
});

describe('trials of our own', () => {
  const line = (fields: object): string => JSON.stringify({ trial_id: 't1', done: false, ...fields });
  it('take their status from the state of the experiment', () => {
    const state = {
      trial_data: [
        [JSON.stringify({ trial_id: 't1', status: 'TERMINATED' }), '{}'],
        [JSON.stringify({ trial_id: 't2', status: 'RUNNING' }), '{}'],
      ],
    };
    const { raw } = readFiles({
      'exp/experiment_state-1.json': JSON.stringify(state),
      'exp/a/params.json': '{"lr": 0.1}',
      'exp/a/result.json': `${line({ training_iteration: 1, acc: 0.5 })}\n${line({ training_iteration: 2, acc: 0.6 })}\n{"trial_id": "t1", "acc`,
      'exp/b/params.json': '{}',
      'exp/b/progress.csv': 'training_iteration,acc,trial_id,done\n1,0.25,t2,False\n2,nan,t2,False\n',
    });
    expect(raw('exp/a')).toMatchObject({ status: 'TERMINATED', metrics: { acc: 0.6 } });
    expect(raw('exp/b')).toMatchObject({ status: 'RUNNING', metrics: { acc: { nonFinite: 'NaN' } } });
  });

  it('keep trials that failed before their first result', () => {
    const { raw } = readFiles({
      'exp/a/params.json': '{"lr": 1}',
      'exp/a/error.txt': 'Failure # 1\nray.exceptions.OutOfMemoryError: Task was killed\n',
    });
    expect(raw('exp/a')).toMatchObject({
      status: 'ERROR',
      error: { type: 'ray.exceptions.OutOfMemoryError', message: 'Task was killed' },
      config: { lr: 1 },
    });
  });
});
