import { expect, test } from 'vitest';
import { isComment, readLiteral } from '../../../src/ingest/notes/literal.ts';

test.each([
  ['5', 5],
  [' -0.5e-3 ', -0.0005],
  ['true', true],
  ['null', null],
  ['"a \\"b\\""', 'a "b"'],
  ["'it is'", 'it is'],
  ['`plain`', 'plain'],
  ['["a", \'b, c\', 2]', ['a', 'b, c', 2]],
  ['[]', []],
])('%s is a literal', (source, value) => {
  expect(readLiteral(source)).toEqual(value);
});

test.each([
  'foo',
  'process.exit(1)',
  '1 + 1',
  '"a" + b',
  '`${x}`',
  '[a]',
  '["a", f()]',
  '() => 1',
  '{ a: 1 }',
  '"a',
  'undefined',
  '',
])('%s is code, or nothing', (source) => {
  expect(readLiteral(source)).toBeUndefined();
});

test('a comment prints nothing; code behind a comment is no comment', () => {
  expect(isComment('/* a */')).toBe(true);
  expect(isComment('')).toBe(true);
  expect(isComment(' /* a */ /* b */ ')).toBe(true);
  expect(isComment('/* a */ f() /* b */')).toBe(false);
});
