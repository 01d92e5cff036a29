import { expect, test } from 'vitest';
import { bytesText } from '../../src/format/bytes.ts';

test.each([
  [0, '0\u202fB'],
  [589, '589\u202fB'],
  [999, '999\u202fB'],
  [1000, '1.0\u202fkB'],
  [136558, '137\u202fkB'],
  [999499, '999\u202fkB'],
  [999999, '1.0\u202fMB'],
  [3.2e9, '3.2\u202fGB'],
  [5e18, '5000\u202fPB'],
])('bytesText(%s)', (bytes, text) => expect(bytesText(bytes)).toBe(text));
