import { expect, it } from 'vitest';
import { binomialTails } from '../../../src/stats/distributions.ts';
import type { IntervalOptions } from '../../../src/stats/intervals/t-interval.ts';
import type { Interval } from '../../../src/stats/result.ts';

type ProportionInterval = (successes: number, n: number, options?: IntervalOptions) => Interval;

/** Coverage at level 0.95 over p = 0.01 to 0.99: the smallest allowed, and the bounds of the average. */
interface Coverage {
  readonly smallest: number;
  readonly average: readonly [number, number];
}

/** What every interval of a proportion must do. */
export function itIsAnIntervalOfAProportion(interval: ProportionInterval, coverage: Coverage): void {
  it('ends exactly at 0 and 1 for no and all successes', () => {
    expect(interval(0, 1319).low).toBe(0);
    expect(interval(1319, 1319).high).toBe(1);
    expect(interval(0, 1)).toMatchObject({ n: 1, low: 0, level: 0.95, warnings: [] });
    expect(interval(0, 1).high!).toBeLessThan(1);
  });

  it('mirrors when successes and failures are swapped', () => {
    const [one, other] = [interval(7, 50), interval(43, 50)];
    expect(other.low).toBeCloseTo(1 - one.high!, 13);
    expect(other.high).toBeCloseTo(1 - one.low!, 13);
  });

  it('has reasons for impossible counts', () => {
    expect(interval(0, 0)).toMatchObject({ low: null, high: null, reason: 'no samples' });
    for (const [k, n] of [
      [-1, 5],
      [6, 5],
      [2.5, 5],
      [Number.NaN, 5],
      [1, Infinity],
    ] as const) {
      expect(interval(k, n)).toMatchObject({ low: null, high: null, reason: 'not a count of successes among samples' });
    }
  });

  it('covers as it promises: exactly computed, n = 3, 5, 10, 20', () => {
    for (const n of [3, 5, 10, 20]) {
      const intervals = Array.from({ length: n + 1 }, (_, k) => interval(k, n));
      const covered = Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map((p) =>
        intervals.reduce((total, { low, high }, k) => {
          const probability = binomialTails(k, n, p).lower - binomialTails(k - 1, n, p).lower;
          return low! <= p && p <= high! ? total + probability : total;
        }, 0),
      );
      expect(Math.min(...covered)).toBeGreaterThanOrEqual(coverage.smallest);
      const average = covered.reduce((total, value) => total + value) / covered.length;
      expect(average).toBeGreaterThan(coverage.average[0]);
      expect(average).toBeLessThan(coverage.average[1]);
    }
  });
}
