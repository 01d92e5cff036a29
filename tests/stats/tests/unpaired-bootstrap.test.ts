import { describe, expect, it } from 'vitest';
import { unpairedBootstrapTest } from '../../../src/stats/tests/unpaired-bootstrap.ts';

describe('unpairedBootstrapTest', () => {
  it('finds a clear difference and none between equal sides', () => {
    const [low, high] = [
      [1, 2, 3, 4, 5, 6],
      [21, 22, 23, 24, 25, 26],
    ];
    const result = unpairedBootstrapTest(high, low);
    expect(result.p).toBe(1e-4);
    expect(result.low).toBeGreaterThan(15);
    expect(unpairedBootstrapTest(low, low).p).toBe(1);
    expect(unpairedBootstrapTest([1], low).reason).toMatch(/too few/);
  });
});
