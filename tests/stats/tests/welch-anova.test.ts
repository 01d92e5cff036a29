import { describe, expect, it } from 'vitest';
import { welchTTest } from '../../../src/stats/tests/welch-t.ts';
import { welchAnova } from '../../../src/stats/tests/welch-anova.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('welchAnova', () => {
  it.each(loadGolden('anova_eta'))('$id', (golden) => {
    const { statistic, dfWithin, p } = welchAnova(golden.input.groups);
    expectGolden(golden, { welchF: statistic, welchDf2: dfWithin, welchP: p });
  });

  it("is Welch's t test squared for two groups", () => {
    const [x, y] = [
      [1, 2, 4, 9],
      [3, 8, 5],
    ];
    expect(welchAnova([x, y]).p).toBeCloseTo(welchTTest(x, y).p!, 12);
  });

  it('does not change with scale, and needs variation in every group', () => {
    const groups = [
      [1, 2, 4],
      [2, 5, 3],
      [7, 1, 3],
    ];
    const huge = groups.map((group) => group.map((value) => value * 1e299));
    expect(welchAnova(huge).p).toBeCloseTo(welchAnova(groups).p!, 12);
    expect(
      welchAnova([
        [1, 1],
        [2, 3],
      ]).reason,
    ).toBe('a group does not vary');
    expect(welchAnova([[1], [2, 3]]).reason).toBe('a group has fewer than two values');
  });
});
