import { expect, it } from 'vitest';
import { certain, mirrored, tailsFromProbability } from '../../../src/stats/distributions/tails.ts';

it('pairs of tails add up and mirror', () => {
  expect(certain(1)).toEqual({ lower: 1, upper: 0 });
  expect(mirrored({ lower: 0.2, upper: 0.8 })).toEqual({ lower: 0.8, upper: 0.2 });
  expect(tailsFromProbability(0.25, 'lower')).toEqual({ lower: 0.25, upper: 0.75 });
  expect(tailsFromProbability(1e-300, 'upper')).toEqual({ lower: 1, upper: 1e-300 });
});
