import { describe, expect, it } from 'vitest';
import { findRedundant } from '../../src/analyze/redundant-params.ts';
import { codeColumn, type Setting } from '../../src/stats/association/columns.ts';

const find = (columns: Readonly<Record<string, readonly Setting[]>>, preferred: readonly string[] = []) => [
  ...findRedundant(
    Object.entries(columns).map(([name, settings]) => codeColumn(name, settings)),
    preferred,
  ).keys(),
];

describe('findRedundant', () => {
  const model = ['svm', 'svm', 'mlp', 'mlp', 'rf', 'rf'];

  it('drops what another param settles', () => {
    expect(find({ model, hidden: [null, null, 64, 64, null, null] })).toEqual(['hidden']);
  });

  it('keeps one of two that vary only together: the preferred, else the first', () => {
    const copy = model.map((name) => `${name}!`);
    expect(find({ copy, model })).toEqual(['model']);
    expect(find({ copy, model }, ['model'])).toEqual(['copy']);
  });

  it('keeps a preferred param', () => {
    expect(find({ model, hidden: [null, null, 64, 64, null, null] }, ['hidden'])).toEqual([]);
  });

  it('does not take a nearly unique param for a reason', () => {
    expect(find({ lr: [1, 2, 3, 4, 5, 5], flag: ['a', 'b', 'a', 'b', 'a', 'a'] })).toEqual([]);
  });

  it('keeps independent params', () => {
    expect(find({ a: [1, 1, 2, 2], b: [1, 2, 1, 2] })).toEqual([]);
  });
});
