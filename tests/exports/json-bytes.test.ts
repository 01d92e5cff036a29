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
  expect(Buffer.concat(jsonBytes(value)).equals(Buffer.from(`${JSON.stringify(value)}\n`))).toBe(true);
});

test('what several documents share is printed once and stands in each of them', () => {
  const shared = { rows: long, name: 'é' };
  const documents = [{ version: 1, items: [{}, shared], runs: [1] }, { shared, runs: long }, { none: null }];
  for (const value of documents) {
    expect(Buffer.concat(jsonBytes(value, [shared])).equals(Buffer.from(`${JSON.stringify(value)}\n`))).toBe(true);
  }
  // Printed once: a later change of it, which its owner promises not to make, is not seen.
  shared.name = 'changed';
  expect(Buffer.concat(jsonBytes({ shared }, [shared])).toString()).toContain('"name":"é"');
});
