import { describe, expect, it } from 'vitest';
import { pairedTTest } from '../../../src/stats/tests/paired-t.ts';
import { checkTTest } from './t-test-checks.ts';

checkTTest('t_paired', pairedTTest);

describe('pairedTTest', () => {
  it('has no p for a constant non-zero difference of decimals', () => {
    const result = pairedTTest([0.53, 0.48, 0.83], [0.51, 0.46, 0.81]);
    expect(result).toMatchObject({ p: null, reason: 'constant non-zero difference' });
    expect(result.difference).toBeCloseTo(0.02, 12);
  });

  it('sees differences of rounding noise as zeros', () => {
    expect(pairedTTest([0.1 + 0.2, 0.3, 0.6], [0.3, 0.1 + 0.2, 0.6]).p).toBe(1);
  });

  it('survives opposite huge scores', () => {
    const result = pairedTTest([1.7e308, 1e300], [-1.7e308, 3]);
    expect(result.difference === null || Number.isFinite(result.difference)).toBe(true);
    expect(result.p === null || (result.p >= 0 && result.p <= 1)).toBe(true);
  });

  it('has the example of its docstring', () => {
    expect(pairedTTest([2, 4, 6], [1, 2, 3]).statistic).toBeCloseTo(3.4641016151377553, 12);
  });
});
