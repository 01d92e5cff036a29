import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../support/fixtures.ts';
import { readFiles, readFolder, realData } from '../support/read.ts';

describe('the real output of the Trainer', () => {
  it('gives the published result and the whole history', (context) => {
    const folder = realData('formats/hf-trainer');
    if (folder === null) return context.skip();
    const { keys, raw } = readFolder(folder);
    expect(keys).toEqual(['']);
    const run = raw('');
    const state: { best_metric: number; log_history: Record<string, number>[] } = JSON.parse(
      readFileSync(join(folder, 'trainer_state.json'), 'utf8'),
    );
    const results: Record<string, number> = JSON.parse(readFileSync(join(folder, 'all_results.json'), 'utf8'));
    expect(run.metrics).toMatchObject({
      eval_wer: results['eval_wer'],
      eval_loss: results['eval_loss'],
      train_loss: results['train_loss'],
    });
    expect(run).toMatchObject({
      primaryMetric: 'eval_wer',
      status: 'completed',
      durationSeconds: results['train_runtime'],
      finalValue: { eval_wer: 'best', eval_loss: 'declared', loss: 'last' },
      config: { max_steps: 100000 },
    });
    expect(state.best_metric).toBe(run.metrics?.['eval_wer']);
    const logged = (name: string): number[] =>
      state.log_history.flatMap((row) => (row[name] === undefined ? [] : [row[name]]));
    for (const name of ['loss', 'eval_wer', 'learning_rate']) {
      expect(run.history?.columns[name]!.filter((value) => value !== null)).toEqual(logged(name));
    }
    expect(run.metrics?.['loss']).toBe(logged('loss').at(-1));
  });
});

describe('output of our own', () => {
  const state = (step: number): string =>
    `{"best_metric": null, "epoch": 1.0, "global_step": ${step}, "max_steps": 100, "log_history": [
      {"epoch": 0.5, "loss": 0.9, "step": 10}, {"epoch": 1.0, "eval_loss": NaN, "step": 20}, {"loss": 0.5, "step": ${step}}],
      "trial_params": {"width": 3}, "num_train_epochs": 9223372036854775807}`;

  it('reads the latest checkpoint, the arguments out of the pickle, and leaves the rest alone', () => {
    const { keys, raw, diagnostics } = readFiles({
      'out/checkpoint-20/trainer_state.json': state(20),
      'out/checkpoint-100/trainer_state.json': state(100),
      'out/checkpoint-100/config.json': '{"a": 1}',
      'out/training_args.bin': fixture('python/training_args.bin'),
      'out/config.json': '{"_name_or_path": "gpt2", "n_layer": 2}',
      'out/model.safetensors': 'x',
      'out/runs/Mar01/events.out.tfevents.1.h': 'x',
    });
    expect(keys).toEqual(['out']);
    expect(raw('out')).toMatchObject({
      config: {
        model: 'gpt2',
        width: 3,
        seed: 42,
        learning_rate: 3e-6,
        eval_strategy: 'steps',
        fp16: true,
        optim: 'adamw_torch',
        lr_scheduler_kwargs: { a: 1 },
      },
      metrics: { loss: 0.5, eval_loss: { nonFinite: 'NaN' } },
      finalValue: { loss: 'last' },
      status: 'completed',
      history: { columns: { step: [10, 20, 100], loss: [0.9, null, 0.5] } },
      provenance: { config: 'training_args.bin' },
    });
    expect(Object.keys(raw('out').config!)).not.toContain('output_dir');
    expect(diagnostics).toEqual([]);
  });

  it('says where a training stopped early, and keeps one whose state is torn', () => {
    const early = readFiles({ 'a/trainer_state.json': state(40) });
    expect(early.raw('a').status).toBeUndefined();
    expect(early.diagnostics).toMatchObject([{ code: 'end-unknown', severity: 'info' }]);
    const torn = readFiles({
      'b/trainer_state.json': state(40).slice(0, 150),
      'b/eval_results.json': '{"eval_acc": 0.5}',
    });
    expect(torn.raw('b')).toMatchObject({
      metrics: { eval_acc: 0.5 },
      unreadable: [expect.stringContaining('trainer_state.json')],
    });
  });

  it('reports arguments that cannot be read', () => {
    const { raw, diagnostics } = readFiles({
      'a/trainer_state.json': state(100),
      'a/training_args.bin': fixture('python/training_args.bin').subarray(0, 200),
    });
    expect(raw('a').metrics).toMatchObject({ loss: 0.5 });
    expect(diagnostics).toMatchObject([{ severity: 'error', file: 'a/training_args.bin' }]);
  });
});
