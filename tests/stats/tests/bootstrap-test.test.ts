import { expect, it } from 'vitest';
import { finishBootstrap } from '../../../src/stats/tests/bootstrap-test.ts';

const base = { n: 10, method: 'm', warnings: [] };

it('counts the resamples that stray as far as the observed difference lies from 0', () => {
  // Strays of 2, 1, 0, 1 and 2 from the difference 2: two of five reach it.
  const result = finishBootstrap({ ...base, difference: 2, means: Float64Array.of(0, 1, 2, 3, 4) }, { level: 0.5 });
  expect(result.p).toBe(3 / 6);
  expect([result.low, result.high]).toEqual([1, 3]);
  expect(result.minimumP).toBe(1 / 6);
});

it('has no p where the resamples overflow', () => {
  const result = finishBootstrap({ ...base, difference: 1e308, means: Float64Array.of(1, Infinity) }, {});
  expect(result).toMatchObject({ p: null, low: null, reason: 'the difference overflows' });
});
