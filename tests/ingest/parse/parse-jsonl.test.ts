import { expect, test } from 'vitest';
import { parseJsonl } from '../../../src/ingest/parse/parse-jsonl.ts';

test('keeps whole lines, skips blank ones and names the torn last one', () => {
  const { rows, problems } = parseJsonl('{"a": 1}\n\n{"a": NaN}\r\n{"a": 3');
  expect(rows).toEqual([{ a: 1 }, { a: NaN }]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ line: 4, torn: true });
});

test('names broken lines in the middle, which are not torn', () => {
  const { rows, problems } = parseJsonl('{"a": 1}\n{"a": \n{"a": 3}\n');
  expect(rows).toEqual([{ a: 1 }, { a: 3 }]);
  expect(problems).toMatchObject([{ line: 2, torn: false }]);
});

test('reads nothing from an empty text', () => {
  expect(parseJsonl('')).toEqual({ rows: [], problems: [] });
  expect(parseJsonl('\n\n')).toEqual({ rows: [], problems: [] });
});
