import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { QueryError } from '../../src/query/tokens.ts';

const compare = (path: string, comparator: string, value: unknown, at = 0) => ({
  kind: 'compare',
  path,
  comparator,
  values: [value],
  at,
});

describe('parseQuery', () => {
  test('reads the long form and the short form alike', () => {
    const long = parseQuery('model = mlp and lr < 1e-2');
    const short = parseQuery('model=mlp lr<0.01');
    expect(long).toMatchObject({
      kind: 'and',
      parts: [compare('model', '=', 'mlp'), { comparator: '<', values: [0.01] }],
    });
    expect(short).toMatchObject({
      kind: 'and',
      parts: [compare('model', '=', 'mlp'), { comparator: '<', values: [0.01] }],
    });
  });
  test('and binds tighter than or; brackets and not are respected', () => {
    expect(parseQuery('a=1 or b=2 and not (c=3)')).toMatchObject({
      kind: 'or',
      parts: [compare('a', '=', 1), { kind: 'and', parts: [{ path: 'b' }, { kind: 'not', part: { path: 'c' } }] }],
    });
  });
  test('quoted text is never a number, and a lone word is looked for', () => {
    expect(parseQuery('seed = "1"')).toMatchObject({ values: ['1'] });
    expect(parseQuery('svm')).toEqual({ kind: 'text', text: 'svm' });
    expect(parseQuery('')).toEqual({ kind: 'everything' });
  });
  test('lists, has, true and null', () => {
    expect(parseQuery('model in [mlp, svm_rbf]')).toMatchObject({ comparator: 'in', values: ['mlp', 'svm_rbf'] });
    expect(parseQuery('tags has echo')).toMatchObject({ comparator: 'has', values: ['echo'] });
    expect(parseQuery('a = true b = null')).toMatchObject({ parts: [{ values: [true] }, { values: [null] }] });
  });
  test.each([
    ['lr >', 4, 'A value is expected here.'],
    ['(a=1', 0, 'This bracket is never closed.'],
    ['a=1)', 3, '")" is too much here.'],
    ['name = "x', 7, 'This text has no closing quote.'],
    ['a ! b', 2, '"!" means nothing here.'],
    ['and', 0, null],
    ['a in [1 2]', 8, 'Expected "," or "]".'],
  ])('%s: says what is wrong and where', (query, position, message) => {
    if (message === null) {
      expect(parseQuery(query)).toEqual({ kind: 'text', text: 'and' });
      return;
    }
    expect(() => parseQuery(query)).toThrow(expect.objectContaining({ position, message, query }));
  });
  test('a hostile depth is an error, not a stack overflow', () => {
    expect(() => parseQuery('('.repeat(100_000))).toThrow(QueryError);
    expect(() => parseQuery('not '.repeat(100_000))).toThrow(QueryError);
  });
});
