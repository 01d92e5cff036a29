import { expect, test } from 'vitest';
import { numberOf, quantityText, reasonInWords, reasonOf } from '../../src/format/missing.ts';

test('a number prints, what is missing is a dash with its reason', () => {
  expect(quantityText(0.5, (value) => value.toFixed(1))).toEqual({ text: '0.5', reason: null });
  expect(quantityText(0, String)).toEqual({ text: '0', reason: null });
  expect(quantityText({ value: null, reason: 'one seed' }, String)).toEqual({ text: '—', reason: 'one seed' });
  expect(numberOf({ value: null, reason: 'x' })).toBeNull();
  expect(reasonOf({ value: null, reason: 'x' })).toBe('x');
  expect(reasonOf(3)).toBeNull();
});

test('a value that is no finite number is told in words', () => {
  expect(reasonInWords('NaN')).toBe('the file says: not a number');
  expect(reasonInWords('-Infinity')).toBe('the file says: minus infinity');
  expect(reasonInWords('one seed')).toBe('one seed');
});
