import { expect, test } from 'vitest';
import { fits, namesIn, type Looked } from '../../src/query/evaluate.ts';
import { resolveName } from '../../src/query/names.ts';
import { parseQuery } from '../../src/query/parse.ts';

const values: Record<string, Looked> = { model: 'mlp', lr: 0.01, text: '0.5', tags: ['echo', 'audio'], on: true };
const subject = {
  lookUp: (path: string): Looked => (Object.hasOwn(values, path) ? values[path] : undefined),
  text: 'none/mlp mlp echo',
};

test.each([
  ['', true],
  ['model=mlp', true],
  ['model=MLP', true],
  ['model!=mlp', false],
  ['lr<0.1 and lr>=0.01', true],
  ['lr = 1e-2', true],
  ['text > 0.4', true],
  ['model > 3', false],
  ['tags has echo', true],
  ['tags has ech', false],
  ['model has ml', true],
  ['model ~ ML', true],
  ['model !~ svm', true],
  ['model in [svm, mlp]', true],
  ['on = true', true],
  ['none', true],
  ['forest or mlp', true],
  ['not forest', true],
  ['missing = 1', false],
  ['missing != 1', false],
  ['__proto__ = x', false],
  ['constructor ~ o', false],
])('%s → %s', (query, expected) => {
  expect(fits(parseQuery(query), subject)).toBe(expected);
});

test('lists the names of a query with their places', () => {
  expect(namesIn(parseQuery('a=1 (b>2 or not c has x)'))).toEqual([
    { path: 'a', at: 0 },
    { path: 'b', at: 5 },
    { path: 'c', at: 16 },
  ]);
});

test('short names stand for the only name that ends in them', () => {
  const known = ['model', 'hyperparameters.lr', 'a.depth', 'b.depth'];
  expect(resolveName('lr', known)).toBe('hyperparameters.lr');
  expect(resolveName('config.hyperparameters.lr', known)).toBe('hyperparameters.lr');
  expect(resolveName('config.lr', known)).toBe('hyperparameters.lr');
  expect(resolveName('depth', known)).toBe(null);
  expect(resolveName('nothing', known)).toBe(null);
});
