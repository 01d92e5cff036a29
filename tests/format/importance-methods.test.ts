import { expect, test } from 'vitest';
import { importanceMeaning, importanceName, importanceSymbol } from '../../src/format/importance-methods.ts';

test('known measures have a symbol, a name and a meaning; an unknown id prints as it is', () => {
  expect(importanceSymbol('spearman')).toBe('ρ');
  expect(importanceName('eta-squared')).toBe('η², share of variance');
  expect(importanceMeaning('forest-permutation')).toContain('Exploratory');
  expect(importanceSymbol('my-measure')).toBe('my measure');
  expect(importanceName('my_measure')).toBe('my measure');
  expect(importanceMeaning('my-measure')).toBeNull();
});
