import { expect, test } from 'vitest';
import { effectText } from '../../src/format/effect-sizes.ts';

test('effect sizes have a sign and two decimals; shares have no sign', () => {
  expect(effectText('hedges-g', 0.7449)).toBe('+0.74');
  expect(effectText('cohens-dz', -6.5)).toBe('−6.50');
  expect(effectText('hedges-g', 0)).toBe('0.00');
  expect(effectText('probability-of-superiority', 0.93)).toBe('0.93');
});
