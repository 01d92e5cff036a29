import { describe, expect, it } from 'vitest';
import {
  ceilLog2,
  interquartileMeanSorted,
  isConstant,
  maxAbs,
  mean,
  median,
  midranks,
  powerOfTwo,
  quantileSorted,
  snapDifference,
  snapDifferences,
  sortedCopy,
  splitScores,
  standardDeviation,
  sum,
} from '../../src/stats/numeric.ts';

describe('splitScores', () => {
  it('counts missing and diverged scores and keeps the order of the rest', () => {
    const split = splitScores([3, null, Infinity, 1, undefined, Number.NaN, -Infinity, 2]);
    expect(Array.from(split.values)).toEqual([3, 1, 2]);
    expect(split).toMatchObject({ missing: 3, diverged: 2 });
  });

  it('takes no scores', () => {
    expect(splitScores([])).toMatchObject({ missing: 0, diverged: 0 });
  });
});

describe('sum', () => {
  it('keeps what a naive sum loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Array(10).fill(0.1))).toBe(1);
  });

  it('is 0 for no values and infinite, not NaN, on overflow', () => {
    expect(sum([])).toBe(0);
    expect(sum([1.7e308, 1.7e308])).toBe(Infinity);
  });
});

describe('mean and standardDeviation', () => {
  it('does not overflow at 1e300 nor lose values at 1e-300', () => {
    for (const unit of [1e300, 1e-300, 1]) {
      expect(mean([1 * unit, 2 * unit, 3 * unit]) / unit).toBeCloseTo(2, 12);
      expect(standardDeviation([1 * unit, 2 * unit, 3 * unit]) / unit).toBeCloseTo(1, 12);
    }
    expect(mean([1.7e308, 1.7e308, 1.7e308])).toBe(1.7e308);
    expect(standardDeviation([1.7e308, -1.7e308, 0])).toBe(1.7e308);
  });

  it('survives an offset of 1e15', () => {
    expect(standardDeviation([1e15, 1e15 + 1, 1e15 + 2])).toBe(1);
  });

  it('gives both divisors and NaN where there is none', () => {
    expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 14);
    expect(standardDeviation([1, 3], 0)).toBe(1);
    expect(standardDeviation([1])).toBeNaN();
    expect(standardDeviation([1], 0)).toBe(0);
    expect(standardDeviation([], 0)).toBeNaN();
  });
});

describe('ceilLog2 and powerOfTwo', () => {
  it('runs its example', () => {
    expect(ceilLog2(8)).toBe(3);
    expect(ceilLog2(0.3)).toBe(-1);
  });

  it('is exact at and next to every power of two', () => {
    for (let exponent = -1074; exponent <= 1023; exponent++) {
      const power = powerOfTwo(exponent);
      expect(power).toBeGreaterThan(0);
      expect(ceilLog2(power)).toBe(exponent);
      if (exponent > -1020 && exponent < 1023) {
        expect(ceilLog2(power * (1 + 2 ** -52))).toBe(exponent + 1);
        expect(ceilLog2(power * (1 - 2 ** -53))).toBe(exponent);
      }
    }
    expect(powerOfTwo(1024)).toBe(Infinity);
    expect(powerOfTwo(-1075)).toBe(0);
  });
});

describe('snapDifference', () => {
  it('makes equal decimal differences equal', () => {
    expect(0.83 - 0.81).not.toBe(0.85 - 0.83);
    expect(snapDifference(0.83, 0.81)).toBe(snapDifference(0.85, 0.83));
    expect(snapDifference(0.1 + 0.2, 0.3)).toBe(0);
  });

  it('mirrors when the sides are swapped', () => {
    for (const [x, y] of [
      [0.83, 0.81],
      [1e300, -1e300],
      [3e-310, 1e-310],
      [2.5, 1],
    ] as const) {
      expect(snapDifference(y, x)).toBe(-snapDifference(x, y));
    }
  });

  it('stays within 2^-40 of the larger side', () => {
    for (const [x, y] of [
      [0.8, 0.3],
      [1e15, 1e15 + 64],
      [1e-300, 7e-301],
      [-5, 12],
    ] as const) {
      expect(Math.abs(snapDifference(x, y) - (x - y))).toBeLessThanOrEqual(
        Math.max(Math.abs(x), Math.abs(y)) * 2 ** -39,
      );
    }
    expect(snapDifference(0, 0)).toBe(0);
    expect(snapDifference(5e-324, 0)).toBe(0);
    expect(Array.from(snapDifferences([2, 1], [1, 1]))).toEqual([1, 0]);
  });
});

describe('isConstant', () => {
  it('ignores rounding noise and nothing more', () => {
    expect(isConstant([0.3, 0.1 + 0.2])).toBe(true);
    expect(isConstant([1, 1 + 1e-11])).toBe(false);
    expect(isConstant([0, 0])).toBe(true);
    expect(isConstant([0, 1e-300])).toBe(false);
    expect(isConstant([])).toBe(true);
    expect(isConstant([-1.7e308, 1.7e308])).toBe(false);
  });
});

describe('quantiles, median, interquartile mean', () => {
  it('interpolates as type 7', () => {
    expect(quantileSorted([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantileSorted([1, 2, 3, 4], 0)).toBe(1);
    expect(quantileSorted([1, 2, 3, 4], 1)).toBe(4);
    expect(quantileSorted([7], 0.3)).toBe(7);
    expect(quantileSorted([-1.7e308, 1.7e308], 0.5)).toBe(0);
    expect(quantileSorted([], 0.5)).toBeNaN();
  });

  it('does not depend on the order', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('cuts floor(n/4) from each side', () => {
    expect(interquartileMeanSorted(sortedCopy([100, 2, 3, -50]))).toBe(2.5);
    expect(interquartileMeanSorted(sortedCopy([1, 2, 6]))).toBe(3);
  });

  it('sorts numbers as numbers and leaves the input alone', () => {
    const values = [10, 9, -1];
    expect(Array.from(sortedCopy(values))).toEqual([-1, 9, 10]);
    expect(values).toEqual([10, 9, -1]);
  });
});

describe('midranks', () => {
  it('shares the average rank among ties and reports the sizes of the ties', () => {
    const { ranks, tieSizes } = midranks([3, 1, 3, 2, 3]);
    expect(Array.from(ranks)).toEqual([4, 1, 4, 2, 4]);
    expect(tieSizes).toEqual([3]);
    expect(midranks([])).toEqual({ ranks: new Float64Array(0), tieSizes: [] });
  });

  it('finds the largest absolute value', () => {
    expect(maxAbs([1, -3, 2])).toBe(3);
    expect(maxAbs([])).toBe(0);
  });
});
