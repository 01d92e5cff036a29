import { describe, expect, test } from 'vitest';
import { readFolderName, splitNames, withoutSeed } from '../../../src/ingest/normalize/folder-name.ts';

describe('readFolderName', () => {
  test.each([
    ['add_noise__mlp__20261121_025921__00aa6721', 'add_noise__mlp', '20261121_025921', null, true],
    ['strong_augment_vit_b16_20260301_120001_1e7abcde', 'strong_augment_vit_b16', '20260301_120001', null, true],
    ['exp_20240101_120000_ab12cd', null, '20240101_120000', null, true],
    ['none_resnet50_20260301-120000_0e8abcde', 'none_resnet50', '20260301_120000', null, true],
    ['mixup_crnn_2026-03-01T12-00-00_deadbeef', 'mixup_crnn', '20260301_120000', null, true],
    ['resnet_20260301_120000', 'resnet', '20260301_120000', null, false],
    ['resnet_seed3', 'resnet', null, '3', false],
    ['cfg-0001_seed-01', 'cfg-0001', null, '01', false],
    ['resnet_s4', 'resnet', null, '4', false],
    ['seed=7_mlp', 'mlp', null, '7', false],
    ['base_3', 'base_3', null, null, false],
    ['run_17', null, null, null, false],
    ['linseed5', 'linseed5', null, null, false],
    ['trial', null, null, null, false],
  ])('%s', (name, rest, timestamp, seed, isStamped) => {
    expect(readFolderName(name)).toEqual({ rest, timestamp, seed, isStamped });
  });
});

describe('splitNames', () => {
  const none = { models: new Set<string>(), augmentations: new Set<string>() };
  const split = (names: readonly string[], known = none) =>
    Object.fromEntries(
      [...splitNames(names, known)].map(([name, { augmentation, model }]) => [name, `${augmentation} | ${model}`]),
    );

  test('learns long names from short ones', () => {
    expect(split(['none_resnet50', 'none_vit_b16', 'strong_augment_resnet50', 'strong_augment_vit_b16'])).toEqual({
      none_resnet50: 'none | resnet50',
      none_vit_b16: 'none | vit_b16',
      strong_augment_resnet50: 'strong_augment | resnet50',
      strong_augment_vit_b16: 'strong_augment | vit_b16',
    });
  });

  test('uses the models that sibling configs name', () => {
    const known = { models: new Set(['vit_b_16']), augmentations: new Set<string>() };
    expect(split(['strong_augment_vit_b_16'], known)).toEqual({ strong_augment_vit_b_16: 'strong_augment | vit_b_16' });
  });

  test('two underscores separate', () => {
    expect(split(['add_noise__random_forest'])).toEqual({ add_noise__random_forest: 'add_noise | random_forest' });
  });

  test('leaves out what stays ambiguous', () => {
    expect(split(['strong_augment_vit_b16', 'plain'])).toEqual({});
  });
});

test.each([
  ['resnet, seed 3', 'resnet'],
  ['resnet_seed3', 'resnet'],
  ['resnet (seed=12)', 'resnet'],
  ['mlp h=16 lr=0.0003', 'mlp h=16 lr=0.0003'],
  ['seed 3', 'seed 3'],
  ['linseed 5', 'linseed 5'],
])('withoutSeed(%s)', (name, configuration) => {
  expect(withoutSeed(name)).toBe(configuration);
});
