import { describe, expect, it } from 'vitest';
import { findFactors, levelsOf } from '../../src/analyze/factors.ts';
import { UserError } from '../../src/report/user-error.ts';

const grid = ['mlp', 'svm'].flatMap((model) => [1, 2, 10].map((lr) => ({ params: { model, lr, fixed: 'x' } })));

describe('findFactors', () => {
  it('infers two params that form a grid, and says so', () => {
    const found = findFactors(grid, null);
    expect(found.factors).toEqual([
      { parameter: 'lr', label: 'lr', levels: ['1', '2', '10'], channel: 'colour' },
      { parameter: 'model', label: 'model', levels: ['mlp', 'svm'], channel: 'shape' },
    ]);
    expect(found.inferences[0]).toContain('lr × model');
  });

  it('accepts a nearly full grid and no sparse one', () => {
    expect(findFactors(grid.slice(1), null).factors).toHaveLength(2);
    expect(findFactors(grid.slice(2), null).factors).toEqual([]);
  });

  it('infers none where three params vary or one', () => {
    expect(findFactors([...grid, { params: { model: 'mlp', lr: 1, fixed: 'y' } }], null).factors).toEqual([]);
    expect(findFactors([{ params: { a: 1 } }, { params: { a: 2 } }], null).factors).toEqual([]);
  });

  it('takes the stated ones with their labels', () => {
    const found = findFactors(
      [{ params: { 'augmentation.name': 'none' } }, { params: { 'augmentation.name': 'noise' } }],
      {
        id: 'b',
        file: 'b.yaml',
        factors: ['augmentation.name'],
      },
    );
    expect(found.factors).toEqual([
      { parameter: 'augmentation.name', label: 'augmentation', levels: ['noise', 'none'], channel: 'colour' },
    ]);
  });

  it('throws for an unknown param with the nearest one', () => {
    const act = () => findFactors(grid, { id: 'b', file: 'b.yaml', factors: ['modle'] });
    expect(act).toThrow(UserError);
    expect(act).toThrow(/no configuration has the param "modle"/);
  });
});

describe('levelsOf', () => {
  it('skips configurations without the param', () => {
    expect(levelsOf([{ params: { a: 2 } }, { params: {} }, { params: { a: 10 } }], 'a')).toEqual(['2', '10']);
  });
});
