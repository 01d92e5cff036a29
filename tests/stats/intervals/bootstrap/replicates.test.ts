import { describe, expect, it } from 'vitest';
import { bcaLevels, type BootstrapMethod } from '../../../../src/stats/intervals/bootstrap/bca.ts';
import { exactDistribution } from '../../../../src/stats/intervals/bootstrap/exact.ts';
import {
  drawnReplicates,
  exactReplicates,
  intervalEnds,
} from '../../../../src/stats/intervals/bootstrap/replicates.ts';
import { leaveOneOut, statisticOf } from '../../../../src/stats/intervals/bootstrap/statistics.ts';
import { sortedCopy, standardDeviation } from '../../../../src/stats/numeric.ts';
import { expectGolden, isClose, loadGolden } from '../../golden.ts';

/**
 * In this case (a median whose two middle values are equal) every jackknife value is the same, so the acceleration is 0/0;
 * the reference took the rounding of their mean for a deviation. The specification asks for the percentile interval.
 */
const equalJackknife = 'bootstrap_from_indices-p023';

describe('intervals from given resamples', () => {
  for (const golden of loadGolden('bootstrap_from_indices')) {
    it(`matches NumPy and SciPy: ${golden.id}`, () => {
      const { x, indices } = golden.input;
      const { statistic, level } = golden.options;
      const sorted = sortedCopy(x);
      const values = Float64Array.from(indices, (list: number[]) =>
        statisticOf(statistic, sortedCopy(list.map((index) => x[index]))),
      );
      const observed = statisticOf(statistic, sorted);
      const replicates = drawnReplicates(values, { tolerance: 1e-12 * Math.abs(observed) });
      const jackknife = () => leaveOneOut(statistic, sorted);
      expectGolden(golden, { theta: observed, se: standardDeviation(values) });
      const methods: BootstrapMethod[] =
        golden.id === equalJackknife ? ['percentile', 'basic'] : ['percentile', 'basic', 'bca'];
      for (const method of methods) {
        const ends = intervalEnds(replicates, { method, level, observed, jackknife });
        expect(isClose(ends.low, golden.expected[method][0])).toBe(true);
        expect(isClose(ends.high, golden.expected[method][1])).toBe(true);
      }
      if (golden.id === equalJackknife) return;
      const levels = bcaLevels({ ...replicates.shares(observed), jackknife: jackknife() }, level);
      if ('reason' in levels) throw new Error(levels.reason);
      expectGolden(golden, { z0: levels.z0, acceleration: levels.acceleration });
      expect(isClose(levels.low, golden.expected.alpha[0])).toBe(true);
      expect(isClose(levels.high, golden.expected.alpha[1])).toBe(true);
    });
  }
});

describe('the reference whose acceleration is rounding', () => {
  const golden = loadGolden('bootstrap_from_indices').find(({ id }) => id === equalJackknife)!;

  it('has an acceleration of n equal rounding errors, 1/(6√n)', () => {
    expect(golden.expected.acceleration).toBeCloseTo(1 / (6 * Math.sqrt(golden.input.x.length)), 12);
  });

  it('is undefined here, because every value left out leaves the same median', () => {
    const jackknife = leaveOneOut('median', sortedCopy(golden.input.x));
    expect(new Set(jackknife).size).toBe(1);
    expect(bcaLevels({ below: 0.4, equal: 0.1, jackknife }, 0.95)).toEqual({
      reason: 'leaving out a value changes nothing',
    });
  });
});

describe('replicates', () => {
  it('reads sums as means where the unit says so', () => {
    const sums = drawnReplicates(Float64Array.of(2, 4, 6), { tolerance: 0, unit: 2 });
    expect(sums.read(0, 0.5)).toEqual([1, 2]);
    expect(sums.shares(2)).toEqual({ below: 1 / 3, equal: 1 / 3 });
    expect(sums.count).toBe(3);
  });

  it('counts the atoms of an exact distribution by their weights', () => {
    const exact = exactReplicates(exactDistribution('mean', Float64Array.of(0, 1)), 1e-12);
    expect(exact.shares(0.5)).toEqual({ below: 0.25, equal: 0.5 });
    expect(exact.read(0.1, 0.5)).toEqual([0, 0.5]);
    expect(exact.count).toBe(4);
  });
});
