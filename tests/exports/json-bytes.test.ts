import { expect, test } from 'vitest';
import { jsonBytes } from '../../src/exports/json-bytes.ts';

const long = Array.from({ length: 3_000 }, (_, i) => ({
  id: `run–${i}`,
  value: i / 7,
  none: undefined,
  list: [i, null],
}));

test.each([
  ['a small document', { a: 1, b: [1, undefined, 'ü'], c: undefined, d: null }],
  ['nothing but a text', 'text'],
  ['a long list', long],
  ['documents with long lists', { first: undefined, items: [{ rows: long, more: { rows: long } }, {}], last: [] }],
  ['a list of long lists', [[], long, { long }]],
  ['more than one piece', { text: 'é'.repeat(2_000_000), long, after: 'x' }],
])('%s has the bytes of JSON.stringify', (_, value) => {
  expect(jsonBytes(value).equals(Buffer.from(`${JSON.stringify(value)}\n`))).toBe(true);
});
