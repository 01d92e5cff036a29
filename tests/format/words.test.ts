import { expect, test } from 'vitest';
import { capital, count, countWord, cutMiddle, listText, seedsText } from '../../src/format/words.ts';

test('counts agree with their nouns', () => {
  expect(count(1, 'run')).toBe('1 run');
  expect(count(0, 'run')).toBe('0 runs');
  expect(count(12345, 'run')).toBe('12\u202f345 runs');
  expect(count(2, 'hypothesis', 'hypotheses')).toBe('2 hypotheses');
  expect(countWord(2, 'configuration')).toBe('two configurations');
  expect(countWord(0, 'run')).toBe('no runs');
  expect(countWord(11, 'run')).toBe('11 runs');
});

test('lists', () => {
  expect(listText([])).toBe('');
  expect(listText(['a'])).toBe('a');
  expect(listText(['a', 'b'])).toBe('a and b');
  expect(listText(['a', 'b', 'c'])).toBe('a, b and c');
});

test('seeds as ranges, lists, or a beginning', () => {
  expect(seedsText(['0', '1', '2', '3'])).toBe('0 to 3');
  expect(seedsText(['0', '1'])).toBe('0 and 1');
  expect(seedsText(['0', '2', '4'])).toBe('0, 2 and 4');
  expect(seedsText(['42'])).toBe('42');
  expect(seedsText(['a', 'b', 'c'])).toBe('a, b and c');
  const many = Array.from({ length: 20 }, (_, i) => String(i * 7));
  expect(seedsText(many)).toBe('0, 7, 14, 21, 28, 35, 42, 49, 56, 63 and 10 more');
});

test('long texts are cut in the middle, whole characters only', () => {
  expect(cutMiddle('short', 5)).toBe('short');
  expect(cutMiddle('a-long-name-7', 8)).toBe('a-l…me-7');
  expect(cutMiddle('🙂🙂🙂🙂🙂', 4)).toBe('🙂…🙂🙂');
});

test('capitals', () => {
  expect(capital('two runs')).toBe('Two runs');
  expect(capital('')).toBe('');
});
