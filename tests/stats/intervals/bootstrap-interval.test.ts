import { describe, expect, it } from 'vitest';
import { bootstrapInterval, type BootstrapOptions } from '../../../src/stats/intervals/bootstrap-interval.ts';
import { bcaLevels } from '../../../src/stats/intervals/bootstrap/bca.ts';
import { exactDistribution } from '../../../src/stats/intervals/bootstrap/exact.ts';
import { exactReplicates } from '../../../src/stats/intervals/bootstrap/replicates.ts';
import { leaveOneOut } from '../../../src/stats/intervals/bootstrap/statistics.ts';
import { mean, sortedCopy } from '../../../src/stats/numeric.ts';
import { expectGolden, loadGolden } from '../golden.ts';

/**
 * Two references are not the interval that they mean to be: SciPy 1.10 compares replicates with the observed mean by < and
 * <= on rounded sums, so resamples that tie with it exactly (permutations of the data among them) count as below or not by
 * the order of their additions. Shares of all n^n resamples, counted in whole numbers and as rounded comparison sees them.
 */
const roundedTies: Readonly<
  Record<string, Record<'exact' | 'rounded', { readonly below: number; readonly equal: number }>>
> = {
  'bootstrap_band-p003': { exact: { below: 11 / 27, equal: 6 / 27 }, rounded: { below: 13 / 27, equal: 4 / 27 } },
  'bootstrap_band-p010': {
    exact: { below: 1513 / 3125, equal: 120 / 3125 },
    rounded: { below: 1513 / 3125, equal: 18 / 3125 },
  },
};

const codes = (result: { readonly warnings: readonly { readonly code: string }[] }) =>
  result.warnings.map((warning) => warning.code);

describe('bootstrapInterval against references', () => {
  for (const golden of loadGolden('bootstrap_exact_mean')) {
    it(`enumerates: ${golden.id}`, () => {
      const { level } = golden.options;
      const sorted = sortedCopy(golden.input.x);
      const enumeration = exactReplicates(exactDistribution('mean', sorted), 1e-12);
      const { below, equal } = enumeration.shares(mean(sorted));
      const [lower, upper] = enumeration.read((1 - level) / 2, (1 + level) / 2);
      const shares = { fractionBelow: below, fractionEqual: equal };
      expectGolden(golden, { lower, upper, nResamples: enumeration.count, ...shares });
      const percentile = bootstrapInterval(golden.input.x, { method: 'percentile', level });
      const basic = bootstrapInterval(golden.input.x, { method: 'basic', level });
      if (sorted.length === 1) {
        // The specification wants no interval from one value, though it could be enumerated.
        expect(percentile).toMatchObject({ low: null, high: null, reason: 'one value: nothing to resample' });
        return;
      }
      expectGolden(golden, { lower: percentile.low, upper: percentile.high });
      expectGolden(golden, { basicLower: basic.low, basicUpper: basic.high });
      const constant = sorted[0] === sorted.at(-1);
      expect(percentile).toMatchObject({ resamples: constant ? 0 : golden.expected.nResamples, exact: true });
    });
  }

  for (const golden of loadGolden('bootstrap_band')) {
    if (golden.id in roundedTies) continue;
    it(`lies in the band of SciPy: ${golden.id}`, () => {
      const { statistic, method, level, nResamples } = golden.options;
      for (const key of ['one', 'two', 'three']) {
        const options = { statistic, method: method.toLowerCase(), level, resamples: nResamples, key };
        const { low, high } = bootstrapInterval(golden.input.x, options);
        expectGolden(golden, { lower: low, upper: high });
      }
    });
  }
});

describe('bootstrapInterval where the reference counts ties by their rounding', () => {
  for (const golden of loadGolden('bootstrap_band').filter(({ id }) => id in roundedTies)) {
    it(golden.id, () => {
      const { x } = golden.input;
      const { exact, rounded } = roundedTies[golden.id]!;
      const sorted = sortedCopy(x);
      const jackknife = leaveOneOut('mean', sorted);
      const distribution = exactReplicates(exactDistribution('mean', sorted), 1e-12);
      const ends = (shares: { readonly below: number; readonly equal: number }) => {
        const levels = bcaLevels({ ...shares, jackknife }, 0.95);
        if ('reason' in levels) throw new Error(levels.reason);
        return distribution.read(levels.low, levels.high);
      };
      // The reference is what comes out when ties are counted as floating-point comparison sees them …
      const [lower, upper] = ends(rounded);
      expectGolden(golden, { lower, upper });
      // … and ours when they are counted in whole numbers.
      expect(distribution.shares(mean(sorted))).toEqual(exact);
      const { low, high } = bootstrapInterval(x, { method: 'bca' });
      expect([low, high]).toEqual(ends(exact));
    });
  }
});

describe('bootstrapInterval', () => {
  it('runs its example', () => {
    expect(bootstrapInterval([0.81, 0.82, 0.81], { method: 'percentile' }).high).toBe(0.82);
  });

  it('has reasons instead of numbers for n = 0 and n = 1', () => {
    expect(bootstrapInterval([])).toMatchObject({ n: 0, low: null, high: null, reason: 'no finite values' });
    expect(bootstrapInterval([1])).toMatchObject({ n: 1, low: null, reason: 'one value: nothing to resample' });
  });

  it('gives [c, c] for identical values, with a reason and a warning', () => {
    const result = bootstrapInterval([0.7, 0.7, 0.7]);
    expect(result).toMatchObject({ low: 0.7, high: 0.7, reason: 'identical values', resamples: 0 });
    expect(codes(result)).toEqual(['constant-values']);
  });

  it('warns of undercoverage below 20 values and not from 20 on', () => {
    const values = Array.from({ length: 20 }, (_, i) => Math.sin(i));
    expect(codes(bootstrapInterval(values))).toEqual([]);
    expect(codes(bootstrapInterval(values.slice(1)))).toEqual(['bootstrap-undercovers']);
  });

  it('leaves missing and diverged scores out and says so', () => {
    const result = bootstrapInterval([1, 2, 3, null, Infinity]);
    expect(result.n).toBe(3);
    expect(codes(result)).toEqual(['values-left-out', 'bootstrap-undercovers']);
    expect(result.low).toBe(bootstrapInterval([1, 2, 3]).low);
  });

  it('falls back to percentile where BCa is undefined, and says so', () => {
    // Leaving out any value leaves the median of these where it was.
    const values = [0, 1, 1, 1, 1, 1, 1, 1, 2];
    const result = bootstrapInterval(values, { statistic: 'median' });
    expect(codes(result)).toEqual(['bootstrap-undercovers', 'percentile-fallback']);
    const percentile = bootstrapInterval(values, { statistic: 'median', method: 'percentile' });
    expect(result).toMatchObject({ low: percentile.low, high: percentile.high });
    expect(codes(percentile)).toEqual(['bootstrap-undercovers']);
  });

  it('depends on the key and on nothing else: not on the order, not on calls before', () => {
    const values = Array.from({ length: 12 }, (_, i) => Math.cos(i));
    for (const statistic of ['mean', 'median', 'iqm'] as const) {
      const options: BootstrapOptions = { statistic, key: 'a' };
      const first = bootstrapInterval(values, options);
      expect(bootstrapInterval(values, options)).toEqual(first);
      expect(bootstrapInterval(values.toReversed(), options)).toEqual(first);
    }
    expect(bootstrapInterval(values, { key: 'a' }).low).not.toBe(bootstrapInterval(values, { key: 'b' }).low);
  });

  it('shifts and scales with the data, exactly where the scale is a power of two', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    for (const method of ['percentile', 'basic', 'bca'] as const) {
      const base = bootstrapInterval(values, { method, key: 'k' });
      const scaled = bootstrapInterval(
        values.map((value) => value * 2 ** 990),
        { method, key: 'k' },
      );
      expect(scaled.low).toBe(base.low! * 2 ** 990);
      expect(scaled.high).toBe(base.high! * 2 ** 990);
      const shifted = bootstrapInterval(
        values.map((value) => value + 100),
        { method, key: 'k' },
      );
      expect(shifted.low).toBeCloseTo(base.low! + 100, 9);
      expect(shifted.high).toBeCloseTo(base.high! + 100, 9);
    }
  });

  it('mirrors exactly where all resamples are enumerated', () => {
    const values = [3.5, 1, 4, 1.25, 5];
    for (const method of ['percentile', 'basic', 'bca'] as const) {
      const base = bootstrapInterval(values, { method });
      const mirrored = bootstrapInterval(
        values.map((value) => -value),
        { method },
      );
      expect(mirrored.low).toBeCloseTo(-base.high!, 12);
      expect(mirrored.high).toBeCloseTo(-base.low!, 12);
    }
  });

  it('survives extreme magnitudes and offsets', () => {
    for (const values of [
      [1e300, -1e300, 5e299, 1e299, 2e299, 3e299, -7e299, 8e299],
      [1e-300, 2e-300, 3e-300, 5e-300, 1e-301, 2e-301, 4e-300, 9e-300],
      [1.7e308, -1.7e308, 0],
    ]) {
      for (const method of ['percentile', 'basic', 'bca'] as const) {
        const { low, high } = bootstrapInterval(values, { method });
        expect(low!).toBeLessThan(high!);
        expect(low!).toBeGreaterThan(-Infinity);
        expect(high!).toBeLessThan(Infinity);
      }
    }
    const offset = bootstrapInterval([1e15, 1e15 + 2000, 1e15 + 4000], { method: 'percentile' });
    expect([offset.low, offset.high]).toEqual([1e15, 1e15 + 4000]);
  });

  it('narrows with a lower level', () => {
    const values = Array.from({ length: 30 }, (_, i) => Math.sin(7 * i));
    const wide = bootstrapInterval(values, { level: 0.99 });
    const narrow = bootstrapInterval(values, { level: 0.5 });
    expect(narrow.high! - narrow.low!).toBeLessThan(wide.high! - wide.low!);
    expect(narrow).toMatchObject({ level: 0.5, method: 'bootstrap bca interval of the mean' });
  });
});
