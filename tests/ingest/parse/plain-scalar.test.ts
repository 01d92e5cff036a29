import { expect, test } from 'vitest';
import { pythonReads, resolvePlain } from '../../../src/ingest/parse/plain-scalar.ts';

test.each([
  ['12', 12],
  ['-3', -3],
  ['0x1F', 31],
  ['0o17', 15],
  ['017', 17],
  ['1e-4', 0.0001],
  ['.5', 0.5],
  ['1.', 1],
  ['9007199254740993', '9007199254740993'],
  ['1e999', '1e999'],
  ['.inf', Infinity],
  ['-.INF', -Infinity],
  ['~', null],
  ['True', true],
  ['no', 'no'],
  ['2026-01-01', '2026-01-01'],
  ['1.2.3', '1.2.3'],
  ['-', '-'],
])('reads %s as YAML 1.2 does', (source, value) => {
  expect(resolvePlain(source)).toBe(value);
});

test('reads .nan', () => expect(resolvePlain('.nan')).toBeNaN());

// What PyYAML 6.0's safe_load answers.
test.each([
  ['1e-4', "the text '1e-4'"],
  ['1E5', "the text '1E5'"],
  ['1.5e3', "the text '1.5e3'"],
  ['-.5', "the text '-.5'"],
  ['no', 'False'],
  ['Yes', 'True'],
  ['on', 'True'],
  ['OFF', 'False'],
  ['12:30:45', '45045'],
  ['017', '15'],
  ['089', "the text '089'"],
  ['0o17', "the text '0o17'"],
  ['1_000', '1000'],
  ['0b11', '3'],
])('knows that PyYAML reads %s otherwise', (source, python) => {
  expect(pythonReads(source)).toBe(python);
});

test.each([
  '1.0e-4',
  '1.5e+3',
  '0.1',
  '.5',
  '12',
  '-7',
  '0',
  'none',
  'yesterday',
  'n',
  'a_b',
  '2026-01-01',
  '1.2.3',
  '0x1F',
])('agrees with PyYAML on %s', (source) => expect(pythonReads(source)).toBeNull());
