import { describe, expect, it } from 'vitest';
import { kruskalWallisTest } from '../../../src/stats/tests/kruskal-wallis.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('kruskalWallisTest', () => {
  it.each(loadGolden('kruskal'))('$id', (golden) => {
    const { statistic, df, p, epsilonSquared, etaSquaredH } = kruskalWallisTest(golden.input.groups);
    expectGolden(golden, { H: statistic, df, p, epsilonSquared, etaSquaredH });
  });

  it('needs two groups', () => {
    expect(kruskalWallisTest([[1, 2], [], [null]])).toMatchObject({
      p: null,
      reason: expect.stringContaining('two groups'),
    });
  });
});
