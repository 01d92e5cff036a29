import { describe, expect, it } from 'vitest';
import { binomialTails } from '../../../src/stats/distributions.ts';
import { clopperPearsonInterval, wilsonInterval } from '../../../src/stats/intervals/proportion.ts';
import { expectAllGolden } from '../golden.ts';

describe('intervals of a proportion', () => {
  it('match R', () => {
    expectAllGolden('proportion_ci', ({ successes, n }, { options }) => {
      const wilson = wilsonInterval(successes, n, { level: options.level });
      const clopper = clopperPearsonInterval(successes, n, { level: options.level });
      return {
        wilsonLower: wilson.low,
        wilsonUpper: wilson.high,
        clopperLower: clopper.low,
        clopperUpper: clopper.high,
      };
    });
  });

  it('run their examples', () => {
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.27753279986288915, 14);
    expect(clopperPearsonInterval(0, 10).high).toBeCloseTo(0.30849710781876083, 14);
  });

  it('end exactly at 0 and 1', () => {
    for (const interval of [wilsonInterval, clopperPearsonInterval]) {
      expect(interval(0, 1319).low).toBe(0);
      expect(interval(1319, 1319).high).toBe(1);
      expect(interval(0, 1)).toMatchObject({ n: 1, low: 0, warnings: [] });
    }
  });

  it('mirror when successes and failures are swapped', () => {
    for (const interval of [wilsonInterval, clopperPearsonInterval]) {
      const one = interval(7, 50);
      const other = interval(43, 50);
      expect(other.low).toBeCloseTo(1 - one.high!, 13);
      expect(other.high).toBeCloseTo(1 - one.low!, 13);
    }
  });

  it('have reasons for impossible counts', () => {
    for (const interval of [wilsonInterval, clopperPearsonInterval]) {
      expect(interval(0, 0)).toMatchObject({ low: null, high: null, reason: 'no samples' });
      for (const [k, n] of [
        [-1, 5],
        [6, 5],
        [2.5, 5],
        [Number.NaN, 5],
        [1, Infinity],
      ] as const) {
        expect(interval(k, n)).toMatchObject({
          low: null,
          high: null,
          reason: 'not a count of successes among samples',
        });
      }
    }
  });

  it('cover as they promise: exactly computed coverage, n = 10 and 20', () => {
    for (const n of [10, 20]) {
      const coverage = (interval: typeof wilsonInterval, p: number) => {
        let covered = 0;
        for (let k = 0; k <= n; k++) {
          const { low, high } = interval(k, n);
          const probability = binomialTails(k, n, p).lower - binomialTails(k - 1, n, p).lower;
          if (low! <= p && p <= high!) covered += probability;
        }
        return covered;
      };
      const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
      const wilson = grid.map((p) => coverage(wilsonInterval, p));
      expect(wilson.reduce((total, value) => total + value) / grid.length).toBeCloseTo(0.95, 1);
      expect(Math.min(...wilson)).toBeGreaterThan(0.83);
      // Clopper and Pearson never fall below their level.
      expect(Math.min(...grid.map((p) => coverage(clopperPearsonInterval, p)))).toBeGreaterThanOrEqual(0.95);
    }
  });
});
