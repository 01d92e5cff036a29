import { describe, expect, it } from 'vitest';
import { oneWayAnova } from '../../../src/stats/tests/one-way-anova.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('oneWayAnova', () => {
  it.each(loadGolden('anova_eta'))('$id', (golden) => {
    const { statistic, df, dfWithin, p, etaSquared, omegaSquared, epsilonSquared } = oneWayAnova(golden.input.groups);
    expectGolden(golden, { F: statistic, df1: df, df2: dfWithin, p, etaSquared, omegaSquared, epsilonSquared });
  });

  it('has the expectation of eta squared under no effect', () => {
    expect(
      oneWayAnova([
        [1, 2, 3],
        [2, 3, 4],
        [3, 1, 2],
      ]).etaSquaredByChance,
    ).toBe(2 / 8);
  });

  it('answers degenerate layouts with a reason', () => {
    expect(oneWayAnova([[1, 2, 3]]).reason).toMatch(/two groups/);
    expect(oneWayAnova([[1], [2]]).reason).toMatch(/two values/);
    expect(
      oneWayAnova([
        [1, 1],
        [1, 1],
      ]).reason,
    ).toBe('all values are equal');
    expect(
      oneWayAnova([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ p: null, etaSquared: 1 });
  });

  it('does not change with scale', () => {
    const groups = [
      [1, 2, 4],
      [2, 5, 3],
      [7, 1, 3],
    ];
    const huge = groups.map((group) => group.map((value) => value * 1e299));
    expect(oneWayAnova(huge).p).toBeCloseTo(oneWayAnova(groups).p!, 12);
  });
});
