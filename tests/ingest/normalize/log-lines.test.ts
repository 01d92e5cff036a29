import { expect, test } from 'vitest';
import { lastLines } from '../../../src/ingest/normalize/log-lines.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');

test('keeps forty lines from the end, without blank ones behind them', () => {
  expect(lastLines(`${lines(100)}\n\n\n`).split('\n')).toEqual(lines(100).split('\n').slice(-40));
  expect(lastLines(lines(3))).toBe(lines(3));
  expect(lastLines('one')).toBe('one');
  expect(lastLines('')).toBe('');
});

test('keeps no more than 6,000 characters of endless lines', () => {
  expect(lastLines('x'.repeat(100_000))).toHaveLength(6000);
  expect(lastLines(`${'x'.repeat(100_000)}\nend`).endsWith('\nend')).toBe(true);
});
