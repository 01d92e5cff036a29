import { expect, test } from 'vitest';
import { scanner, scanNumber } from '../../../src/ingest/parse/scan-number.ts';

test('gives exactly what Number() gives, for 20,000 decimals of all lengths', () => {
  let state = 12345;
  const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let index = 0; index < 20_000; index++) {
    const value = (next() - 0.5) * 10 ** Math.floor(40 * next() - 20);
    const text = [String(value), value.toFixed(6), value.toExponential(4), value.toPrecision(17)][index % 4]!;
    expect(scanNumber(`${text},1`, 0)).toBe(Number(text));
    expect(scanner.end).toBe(text.length);
  }
});

test.each([
  ['1.', 1, 2],
  ['.5', 0.5, 2],
  ['+3', 3, 2],
  ['-0', -0, 2],
  ['1e5x', 100000, 3],
  ['1e', 1, 1],
  ['1e+', 1, 1],
  ['12345678901234567890', 12345678901234567890, 20],
  ['1e400', Infinity, 5],
])('reads the number that begins %s', (text, value, end) => {
  expect(scanNumber(text, 0)).toBe(value);
  expect(scanner.end).toBe(end);
});

test.each(['', '-', '.', 'nan', 'e5', ',1'])('finds no number at the beginning of %j', (text) => {
  expect(scanNumber(text, 0)).toBeUndefined();
});
