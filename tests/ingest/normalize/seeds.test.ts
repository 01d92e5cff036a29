import { describe, expect, test } from 'vitest';
import { chooseSeeds, type SeedFacts } from '../../../src/ingest/normalize/seeds.ts';

const facts = (seeds: SeedFacts['seeds'], rest: Partial<SeedFacts> = {}): SeedFacts => ({
  seeds,
  stated: null,
  fromFolder: null,
  ...rest,
});
const chosen = (groups: readonly (readonly SeedFacts[])[]) =>
  chooseSeeds(groups).map((group) => group.map(({ seed, seedKey }) => `${seedKey}:${seed}`));

describe('chooseSeeds', () => {
  test('takes the key that varies, not the one that is called seed', () => {
    expect(chosen([[facts({ seed: 42, 'data.seed': 1 }), facts({ seed: 42, 'data.seed': 2 })]])).toEqual([
      ['data.seed:1', 'data.seed:2'],
    ]);
  });

  test('a single run takes the key that varies elsewhere', () => {
    const groups = [
      [facts({ seed: 42, data_seed: 1 }), facts({ seed: 42, data_seed: 2 })],
      [facts({ seed: 42, data_seed: 1 })],
    ];
    expect(chosen(groups)[1]).toEqual(['data_seed:1']);
    expect(chosen([[facts({ seed: 42, data_seed: 1 })]])).toEqual([['seed:42']]);
  });

  test('one of several keys that vary together is enough; the others follow', () => {
    const [group] = chooseSeeds([[facts({ seed: 1, data_seed: 11 }), facts({ seed: 2, data_seed: 12 })]]);
    expect(group).toEqual([
      { seed: '1', seedKey: 'seed', followers: ['data_seed'] },
      { seed: '2', seedKey: 'seed', followers: ['data_seed'] },
    ]);
  });

  test('crossed keys count together', () => {
    const group = [1, 2].flatMap((seed) => [7, 8].map((data) => facts({ seed, data_seed: data })));
    expect(chosen([group])).toEqual([
      ['seed+data_seed:1/7', 'seed+data_seed:1/8', 'seed+data_seed:2/7', 'seed+data_seed:2/8'],
    ]);
  });

  test('a constant seed gives way to folder names that vary', () => {
    const group = ['0', '1'].map((fromFolder) => facts({ seed: 42 }, { fromFolder }));
    expect(chosen([group])).toEqual([['null:0', 'null:1']]);
  });

  test('without a seed in the config: metadata, then the folder, then none', () => {
    const group = [facts({}, { stated: '5', fromFolder: '6' }), facts({}, { fromFolder: '7' }), facts({})];
    expect(chosen([group])).toEqual([['null:5', 'null:7', 'null:null']]);
  });
});
