import { expect, test } from 'vitest';
import { compareSeedKeys, roleOfKey } from '../../../src/ingest/normalize/keys.ts';

test.each([
  ['lr', 'param'],
  ['model', 'param'],
  ['model.name', 'param'],
  ['optimizer.name', 'param'],
  ['model_name_or_path', 'param'],
  ['data_dir', 'param'],
  ['gradient_checkpointing', 'param'],
  ['epochs', 'param'],
  ['num_gpus', 'param'],
  ['seed', 'seed'],
  ['trainer.seed', 'seed'],
  ['dataset.seed', 'seed'],
  ['data_seed', 'seed'],
  ['dataLoaderSeed', 'seed'],
  ['seed_everything', 'seed'],
  ['num_seeds', 'param'],
  ['use_seed', 'param'],
  ['seedling', 'param'],
  ['dataset', 'dataset'],
  ['dataset.name', 'dataset'],
  ['name', 'name'],
  ['label', 'name'],
  ['tags', 'tags'],
  ['tags.0', 'tags'],
  ['study', 'study'],
  ['notes', 'notes'],
  ['primary_metric', 'primary'],
  ['output_dir', 'volatile'],
  ['training.output_dir', 'volatile'],
  ['data.workers', 'volatile'],
  ['device', 'volatile'],
  ['hostname', 'volatile'],
  ['wandb.project', 'volatile'],
  ['resume_from_checkpoint', 'volatile'],
  ['_wandb.x', 'volatile'],
  ['run-name', 'volatile'],
  ['runName', 'volatile'],
])('%s is a %s', (key, role) => {
  expect(roleOfKey(key)).toBe(role);
});

test('usual seed keys come first', () => {
  expect(['z.seed', 'data_seed', 'random_seed', 'a.seed', 'seed'].sort(compareSeedKeys)).toEqual([
    'seed',
    'random_seed',
    'a.seed',
    'z.seed',
    'data_seed',
  ]);
});
