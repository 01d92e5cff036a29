import { expect, test } from 'vitest';
import { collectNumbers, flatten, toRawNumber } from '../../src/ingest/flatten.ts';

test('flatten gives dotted keys and scalars only', () => {
  expect(
    flatten({ a: { b: 1, c: [1, 'x', null, NaN] }, d: [{ e: 1 }, [2]], f: {}, g: [], h: -0, i: -Infinity }),
  ).toEqual({
    'a.b': 1,
    'a.c': '[1,"x",null,"NaN"]',
    'd.0.e': 1,
    'd.1': '[2]',
    f: '{}',
    g: '[]',
    h: 0,
    i: '-Infinity',
  });
  expect(flatten({})).toEqual({});
  expect(flatten({ a: 1 }, 'p')).toEqual({ 'p.a': 1 });
});

test.each([
  [1.5, 1.5],
  ['0.25', 0.25],
  [' 1e-3 ', 0.001],
  [NaN, { nonFinite: 'NaN' }],
  ['nan', { nonFinite: 'NaN' }],
  ['-inf', { nonFinite: '-Infinity' }],
  ['Infinity', { nonFinite: 'Infinity' }],
  ['12%', undefined],
  ['', undefined],
  [true, undefined],
  [null, undefined],
  ['0x10', undefined],
])('toRawNumber(%s)', (value, number) => {
  expect(toRawNumber(value)).toEqual(number);
});

test('collectNumbers sorts a document into numbers, lists and the rest', () => {
  expect(collectNumbers({ a: { b: 1, c: 'x' }, d: [1, 2], e: true, f: NaN })).toEqual({
    numbers: { 'a.b': 1, f: { nonFinite: 'NaN' } },
    lists: { d: [1, 2] },
    others: ['a.c', 'e'],
  });
});
