import { describe, expect, it } from 'vitest';
import { welchTTest } from '../../../src/stats/tests/welch-t.ts';
import { checkTTest } from './t-test-checks.ts';

checkTTest('t_welch', welchTTest);

describe('welchTTest', () => {
  it('has no p when both sides are constant and different', () => {
    expect(welchTTest([1, 1], [2, 2])).toMatchObject({ p: null, reason: 'both sides constant and different' });
  });

  it('has the example of its docstring', () => {
    expect(welchTTest([1, 2, 3], [2, 4, 6]).df).toBeCloseTo(2.941176470588235, 12);
  });
});
