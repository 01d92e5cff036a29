import { expect, test } from 'vitest';
import { dateText, dayText, timeText } from '../../src/format/dates.ts';

test('instants print in UTC, whatever their offset', () => {
  expect(dateText('2026-11-21T03:13:33Z')).toBe('21 Nov 2026, 03:13 UTC');
  expect(dateText('2026-11-21T01:30:00+02:00')).toBe('20 Nov 2026, 23:30 UTC');
  expect(dayText('2024-02-29T00:00:00Z')).toBe('29 Feb 2024');
  expect(timeText('2026-01-01T09:05:07.9Z')).toBe('09:05:07');
});

test('what is no date comes back as it is', () => {
  expect(dateText('yesterday')).toBe('yesterday');
  expect(dayText('')).toBe('');
  expect(timeText('??')).toBe('??');
});
