import { describe, expect, it } from 'vitest';
import { noncentralTTails } from '../../../src/stats/distributions.ts';
import { noncentralityInterval } from '../../../src/stats/effects/noncentrality.ts';

describe('noncentralityInterval', () => {
  it('puts t on the two quantiles, at any t, df and level', () => {
    for (const level of [0.5, 0.9, 0.95, 0.999]) {
      for (const df of [1, 2, 4.7, 30, 1000]) {
        for (const t of [0, 0.1, 2, 15, 300, 1e5]) {
          const [low, high] = noncentralityInterval(t, df, level);
          expect(Math.abs(noncentralTTails(t, df, low).upper - (1 - level) / 2)).toBeLessThan(1e-9);
          expect(Math.abs(noncentralTTails(t, df, high).lower - (1 - level) / 2)).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('runs its example and mirrors exactly', () => {
    const [low, high] = noncentralityInterval(0, 10, 0.95);
    expect(low).toBeCloseTo(-1.959963984540054, 9);
    expect(high).toBeCloseTo(1.959963984540054, 9);
    const [a, b] = noncentralityInterval(2.2, 5, 0.95);
    expect(noncentralityInterval(-2.2, 5, 0.95)).toEqual([-b, -a]);
  });
});
