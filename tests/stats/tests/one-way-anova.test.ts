import { describe, expect, it } from 'vitest';
import { oneWayAnova, welchAnova } from '../../../src/stats/tests/one-way-anova.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('oneWayAnova and welchAnova', () => {
  it.each(loadGolden('anova_eta'))('$id', (golden) => {
    const [plain, welch] = [oneWayAnova(golden.input.groups), welchAnova(golden.input.groups)];
    expectGolden(golden, {
      ...{ F: plain.statistic, df1: plain.df, df2: plain.dfWithin, p: plain.p },
      ...{ etaSquared: plain.etaSquared, omegaSquared: plain.omegaSquared, epsilonSquared: plain.epsilonSquared },
      ...{ welchF: welch.statistic, welchDf2: welch.dfWithin, welchP: welch.p },
    });
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
    expect(
      welchAnova([
        [1, 1],
        [2, 3],
      ]).reason,
    ).toBe('a group does not vary');
  });

  it('does not change with scale', () => {
    const groups = [
      [1, 2, 4],
      [2, 5, 3],
      [7, 1, 3],
    ];
    const huge = groups.map((group) => group.map((value) => value * 1e299));
    expect(oneWayAnova(huge).p).toBeCloseTo(oneWayAnova(groups).p!, 12);
    expect(welchAnova(huge).p).toBeCloseTo(welchAnova(groups).p!, 12);
  });
});
