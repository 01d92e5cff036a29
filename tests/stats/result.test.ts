import { expect, it } from 'vitest';
import { finiteOrNull } from '../../src/stats/result.ts';

it('lets finite numbers through and nothing else', () => {
  expect([0, -1.5, 5e-324, Number.MAX_VALUE].map(finiteOrNull)).toEqual([0, -1.5, 5e-324, Number.MAX_VALUE]);
  expect([Number.NaN, Infinity, -Infinity].map(finiteOrNull)).toEqual([null, null, null]);
});
