import { describe, expect, it } from 'vitest';
import { commonName, nameGroups, varyingKeys } from '../../src/analyze/names.ts';
import type { Scalar } from '../../src/report/primitives.ts';
import { makeRun } from '../helpers/runs.ts';

const group = (id: string, params: Record<string, Scalar>, names: readonly (string | null)[] = [null]) => ({
  group: id,
  params,
  runs: names.map((name, seed) => makeRun({ id: `${id}-${seed}`, name, seed: String(seed) })),
});
const namesOf = (groups: readonly ReturnType<typeof group>[]) =>
  [...nameGroups(groups, 'bench')].map(([id, given]) => [id, given.name]).sort();

describe('commonName', () => {
  const runs = (names: readonly string[]) => names.map((name, seed) => makeRun({ id: name, name, seed: String(seed) }));

  it('is the name that all or most runs give', () => {
    expect(commonName(runs(['a', 'a']))).toBe('a');
    expect(commonName(runs(['a', 'b', 'a']))).toBe('a');
  });

  it('drops the seed that names carry', () => {
    expect(commonName(runs(['mlp-seed-0', 'mlp-seed-1']))).toBe('mlp');
    expect(commonName(runs(['mlp_0', 'mlp_1']))).toBe('mlp');
    expect(commonName(runs(['mlp (seed=0)', 'mlp (seed=1)']))).toBe('mlp');
  });

  it('is the name that begins the others', () => {
    expect(commonName(runs(['forest', 'forest, interrupted']))).toBe('forest');
  });

  it('is none where names have nothing in common', () => {
    expect(commonName(runs(['happy-cat', 'blue-dog']))).toBeNull();
    expect(commonName([makeRun({ id: 'a' })])).toBeNull();
  });
});

describe('nameGroups', () => {
  it('names by the params that differ, with short keys', () => {
    expect(namesOf([group('g1', { 'opt.lr': 0.1, depth: 2 }), group('g2', { 'opt.lr': 0.01, depth: 2 })])).toEqual([
      ['g1', 'lr=0.1'],
      ['g2', 'lr=0.01'],
    ]);
  });

  it('tells equal labels apart by params, else by hash', () => {
    expect(namesOf([group('aaaaaa11', { lr: 1 }, ['x']), group('bbbbbb22', { lr: 2 }, ['x'])])).toEqual([
      ['aaaaaa11', 'x (lr=1)'],
      ['bbbbbb22', 'x (lr=2)'],
    ]);
    expect(namesOf([group('aaaaaa11', {}, ['x']), group('bbbbbb22', {}, ['x'])])).toEqual([
      ['aaaaaa11', 'x (#aaaaaa)'],
      ['bbbbbb22', 'x (#bbbbbb)'],
    ]);
  });

  it('falls back to the benchmark where nothing differs', () => {
    expect(namesOf([group('g1', { lr: 1 })])).toEqual([['g1', 'bench']]);
  });

  it('leaves out a param that only repeats another one', () => {
    const groups = [
      group('g1', { model: 'runs/a', peft: 'runs/a' }),
      group('g2', { model: 'runs/b', peft: 'runs/b' }),
      group('g3', { model: 'base' }),
    ];
    expect(namesOf(groups).map(([, name]) => name)).toEqual(['model=runs/a', 'model=runs/b', 'model=base']);
    // Where only its absence tells two apart, it is said.
    const alike = [
      group('g1', { model: 'r/a', peft: 'r/a' }),
      group('g2', { model: 'r/a' }),
      group('g3', { model: 'b' }),
    ];
    expect(new Set(namesOf(alike).map(([, name]) => name)).size).toBe(3);
  });

  it('names one alone after its model', () => {
    expect(namesOf([group('g1', { model: 'openai/gpt-4o-mini', lr: 1 })])).toEqual([['g1', 'openai/gpt-4o-mini']]);
    expect(namesOf([group('g1', { model: 7 })])).toEqual([['g1', 'bench']]);
    expect(namesOf([group('g1', { model: '...' })])).toEqual([['g1', 'bench']]);
  });
});

describe('varyingKeys', () => {
  it('counts an absent param as a value, and tells "1" from 1', () => {
    expect(varyingKeys([{ params: { a: 1, b: 1 } }, { params: { a: 1 } }])).toEqual(['b']);
    expect(varyingKeys([{ params: { a: 1 } }, { params: { a: '1' } }])).toEqual(['a']);
  });
});
