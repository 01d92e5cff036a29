import { expect, test } from 'vitest';
import { pStatement, pValue } from '../../src/format/p-values.ts';

test.each([
  [0.001953125, '0.0020'],
  [0.0234, '0.023'],
  [0.86, '0.86'],
  [0.0996, '0.10'],
  [0.11, '0.11'],
  [0.0498, '0.050'],
  [8.7e-7, '8.7 × 10⁻⁷'],
  [1e-16, '1.0 × 10⁻¹⁶'],
  [1e-17, '< 10⁻¹⁶'],
  [0, '< 10⁻¹⁶'],
  [0.994, '0.99'],
  [0.9999, '> 0.99'],
  [1, '1'],
])('pValue(%s)', (p, text) => expect(pValue(p)).toBe(text));

test('a p-value is never printed as zero', () => {
  for (let exponent = 0; exponent > -320; exponent--) expect(pValue(10 ** exponent)).not.toMatch(/^0(\.0*)?$/);
});

test('a statement has its sign once and does not break', () => {
  expect(pStatement(0.002)).toBe('p\u00a0=\u00a00.0020');
  expect(pStatement(0)).toBe('p\u00a0< 10⁻¹⁶');
  expect(pStatement(0.5, 'q')).toBe('q\u00a0=\u00a00.50');
});
