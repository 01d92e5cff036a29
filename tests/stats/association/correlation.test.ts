import { describe, expect, it } from 'vitest';
import {
  correlationTP,
  kendallCorrelation,
  pearsonCorrelation,
  spearmanCorrelation,
} from '../../../src/stats/association/correlation.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('correlations', () => {
  it.each(loadGolden('correlation'))('$id', (golden) => {
    const { x, y } = golden.input;
    const [pearson, spearman, kendall] = [
      pearsonCorrelation(x, y),
      spearmanCorrelation(x, y),
      kendallCorrelation(x, y),
    ];
    const exact = x.length <= 8;
    expectGolden(golden, {
      ...{ pearson: pearson.value, pearsonP: pearson.p, pearsonCiLower: pearson.low, pearsonCiUpper: pearson.high },
      ...{
        spearman: spearman.value,
        spearmanTP: spearman.value === null ? null : correlationTP(spearman.value, x.length),
      },
      ...{ spearmanExactP: exact ? spearman.p : null, kendallTauB: kendall.value, kendallP: kendall.p },
    });
    if (!exact) expect(spearman.p).toBe(correlationTP(spearman.value!, x.length));
  });

  it.each([pearsonCorrelation, spearmanCorrelation, kendallCorrelation])(
    '%o is symmetric, and blind to order, shift and scale',
    (correlate) => {
      const [x, y] = [
        [1, 4, 2, 8, 5, 7, 3, 9, 9],
        [2, 3, 1, 9, 4, 8, 8, 6, 7],
      ];
      const plain = correlate(x, y);
      expect(correlate(y, x).value).toBeCloseTo(plain.value!, 14);
      expect(correlate(x.toReversed(), y.toReversed()).p).toBeCloseTo(plain.p!, 12);
      const moved = x.map((value) => 1e290 * (value - 50));
      expect(correlate(moved, y).value).toBeCloseTo(plain.value!, 12);
      expect(
        correlate(
          x,
          y.map((value) => -value),
        ).value,
      ).toBeCloseTo(-plain.value!, 14);
    },
  );

  it.each([pearsonCorrelation, spearmanCorrelation, kendallCorrelation])(
    '%o answers bad input with a reason',
    (correlate) => {
      expect(correlate([], [])).toMatchObject({ value: null, p: null, reason: 'too few pairs: 0' });
      expect(correlate([1, 1, 1], [1, 2, 3]).reason).toBe('one side is constant');
      const partial = correlate([1, 2, null, 4, 5], [1, 3, 2, Infinity, 4]);
      expect(partial.n).toBe(3);
      expect(partial.warnings.map(({ code }) => code)).toEqual(['values-left-out']);
    },
  );
});
