import { expect, it } from 'vitest';
import { cliffLabel, cohenLabel, sawilowskyLabel } from '../../../src/stats/effects/magnitude.ts';
import { loadGolden } from '../golden.ts';

for (const { id, input, expected } of loadGolden('magnitude_label')) {
  it(`labels as the sources do: ${id}`, () => {
    expect(cohenLabel(input.d)).toBe(expected.cohen);
    expect(sawilowskyLabel(input.d)).toBe(expected.sawilowsky);
  });
}

it('runs its examples', () => {
  expect(cohenLabel(-0.5)).toBe('medium');
  expect(sawilowskyLabel(1.5)).toBe('very large');
  expect(cliffLabel(0.2)).toBe('small');
});

it('closes the classes of Cliff’s delta below', () => {
  expect([0, 0.1469, 0.147, 0.33, 0.474, -1].map(cliffLabel)).toEqual([
    'negligible',
    'negligible',
    'small',
    'medium',
    'large',
    'large',
  ]);
});
