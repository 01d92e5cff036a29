import { describe, expect, it } from 'vitest';
import { factsFromName } from '../../src/analyze/metric-facts.ts';

describe('factsFromName', () => {
  it.each([
    ['accuracy', 'higher', 'secondary', null, 'accuracy'],
    ['val_loss', 'lower', 'secondary', null, 'val loss'],
    ['macro_f1', 'higher', 'secondary', null, 'macro F1'],
    ['ece', 'lower', 'secondary', null, 'ECE'],
    ['latency_ms', 'lower', 'cost', 'ms', 'latency'],
    ['train_seconds', 'lower', 'cost', 's', 'train'],
    ['model_bytes', 'lower', 'cost', 'B', 'model'],
    ['n_params', 'lower', 'cost', null, 'n params'],
    ['n_samples', 'higher', 'info', null, 'n samples'],
    ['n_correct', 'higher', 'info', null, 'n correct'],
    ['no_final_answer', 'higher', 'info', null, 'no final answer'],
    ['no_dropout_accuracy', 'higher', 'secondary', null, 'no dropout accuracy'],
    ['tokens_per_second', 'higher', 'cost', null, 'tokens per second'],
    ['valBpb', 'lower', 'secondary', null, 'val BPB'],
    ['eval/WER', 'lower', 'secondary', null, 'eval WER'],
    ['mean_reward', 'higher', 'secondary', null, 'mean reward'],
    ['learning_rate', 'higher', 'info', null, 'learning rate'],
    ['episode_len_mean', 'higher', 'info', null, 'episode len mean'],
    ['trajectories_hash_100', 'higher', 'info', null, 'trajectories hash 100'],
    ['epochs_trained', 'higher', 'info', null, 'epochs trained'],
    ['test_return_std', 'higher', 'info', null, 'test return std'],
    ['sample_accuracy', 'higher', 'secondary', null, 'sample accuracy'],
    ['step_loss', 'lower', 'secondary', null, 'step loss'],
    ['episode_reward_mean', 'higher', 'secondary', null, 'episode reward mean'],
  ])('reads %s', (name, better, role, unit, label) => {
    expect(factsFromName(name)).toMatchObject({ better, role, unit, label });
  });

  it('says where the name tells no direction', () => {
    expect(factsFromName('foo').betterKnown).toBe(false);
    expect(factsFromName('foo_loss').betterKnown).toBe(true);
  });

  it('lets the last word decide between two directions', () => {
    expect(factsFromName('reward_loss').better).toBe('lower');
    expect(factsFromName('error_accuracy').better).toBe('higher');
  });
});
