import { expect, it } from 'vitest';
import { permutationsOf } from '../../../src/stats/association/permutations.ts';

it.each([
  [0, 1],
  [1, 1],
  [4, 24],
  [6, 720],
])('visits every order of %i once', (n, count) => {
  const seen = new Set(Array.from(permutationsOf(n), (order) => order.join()));
  expect(seen.size).toBe(count);
});
