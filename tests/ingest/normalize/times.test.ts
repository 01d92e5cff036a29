import { expect, test } from 'vitest';
import { readMoment, secondsBetween } from '../../../src/ingest/normalize/times.ts';

test.each([
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', false],
  ['2026-03-01T12:00:00.123456Z', '2026-03-01T12:00:00.123Z', false],
  ['2026-03-01 12:00:00,5', '2026-03-01T12:00:00.500Z', true],
  ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00Z', false],
  ['2026-03-01T00:30:00+0100', '2026-02-28T23:30:00Z', false],
  ['2026-03-01T12:00:00-05', '2026-03-01T17:00:00Z', false],
  ['2026-03-01 12:00:00 UTC', '2026-03-01T12:00:00Z', false],
  ['2026-03-01T12:00', '2026-03-01T12:00:00Z', true],
  ['2026-03-01', '2026-03-01T00:00:00Z', true],
  ['20260301_120000', '2026-03-01T12:00:00Z', true],
  ['20260301-120000', '2026-03-01T12:00:00Z', true],
  ['20260301T120000Z', '2026-03-01T12:00:00Z', false],
  ['1772366400', '2026-03-01T12:00:00Z', false],
  ['1772366400.25', '2026-03-01T12:00:00.250Z', false],
  ['1772366400000', '2026-03-01T12:00:00Z', false],
  ['1772366400000000', '2026-03-01T12:00:00Z', false],
  ['1772366400000000000', '2026-03-01T12:00:00Z', false],
  ['2024-02-29', '2024-02-29T00:00:00Z', true],
])('reads %s', (text, iso, assumed) => {
  expect(readMoment(text)).toEqual({ iso, assumed });
});

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2025-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-01T25:00:00Z',
  '12',
  'Sun Mar 1 12:00:00 2026',
])('reads no time from %j', (text) => expect(readMoment(text)).toBeNull());

test('secondsBetween needs both ends in order', () => {
  expect(secondsBetween('2026-03-01T12:00:00Z', '2026-03-01T12:01:30.500Z')).toBe(90.5);
  expect(secondsBetween('2026-03-01T12:00:01Z', '2026-03-01T12:00:00Z')).toBeNull();
  expect(secondsBetween(null, '2026-03-01T12:00:00Z')).toBeNull();
});
