import { describe, expect, it } from 'vitest';
import { tInterval } from '../../../src/stats/intervals/t-interval.ts';
import { expectAllGolden } from '../golden.ts';

describe('tInterval', () => {
  it('matches R', () => {
    expectAllGolden('ci_mean_t', ({ x }, { options }) => {
      const { low, high, df } = tInterval(x, { level: options.level });
      return { lower: low, upper: high, df };
    });
  });

  it('runs its example', () => {
    expect(tInterval([1, 2, 3]).low).toBeCloseTo(-0.4841377118, 9);
  });

  it('has reasons instead of numbers for n = 0 and n = 1', () => {
    expect(tInterval([])).toMatchObject({ n: 0, df: null, low: null, high: null, reason: 'no finite values' });
    expect(tInterval([0.5, null]).reason).toContain('one value');
  });

  it('has width 0 and a warning for identical values, and no warning otherwise', () => {
    const constant = tInterval([0.8, 0.8, 0.8]);
    expect(constant).toMatchObject({ low: 0.8, high: 0.8, df: 2 });
    expect(constant.warnings.map(({ code }) => code)).toEqual(['constant-values']);
    expect(tInterval([0.8, 0.81]).warnings).toEqual([]);
    expect(tInterval([0.8, 0.81, Infinity]).warnings.map(({ code }) => code)).toEqual(['values-left-out']);
  });

  it('mirrors, shifts and scales, and does not depend on the order', () => {
    const values = [0.1, 0.7, 0.4, 0.9];
    const base = tInterval(values);
    const mirrored = tInterval(values.map((value) => -value));
    expect([mirrored.low, mirrored.high]).toEqual([-base.high!, -base.low!]);
    const moved = tInterval(values.map((value) => 4 * value + 10));
    expect(moved.low).toBeCloseTo(4 * base.low! + 10, 12);
    const reversed = tInterval(values.toReversed());
    expect(reversed.low).toBeCloseTo(base.low!, 15);
  });

  it('survives extreme magnitudes and offsets', () => {
    for (const unit of [1e300, 1e-300]) {
      const { low, high } = tInterval([unit, 2 * unit, 3 * unit]);
      expect(low! / unit).toBeCloseTo(-0.4841377118, 9);
      expect(high! / unit).toBeCloseTo(4.4841377118, 9);
    }
    expect(tInterval([1.7e308, -1.7e308])).toMatchObject({
      low: null,
      high: null,
      reason: expect.stringContaining('range'),
    });
    const offset = tInterval([1e15, 1e15 + 10_000, 1e15 + 20_000]);
    expect(offset.high! - offset.low!).toBeCloseTo(2 * 24_841.377, 0);
  });
});
