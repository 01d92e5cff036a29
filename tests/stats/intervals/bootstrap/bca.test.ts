import { describe, expect, it } from 'vitest';
import { bcaLevels } from '../../../../src/stats/intervals/bootstrap/bca.ts';

describe('bcaLevels', () => {
  it('are the percentile levels without bias and skewness', () => {
    const levels = bcaLevels({ below: 0.5, equal: 0, jackknife: Float64Array.of(-1, 0, 1) }, 0.9);
    expect(levels).toMatchObject({ z0: 0, acceleration: 0 });
    if ('reason' in levels) throw new Error(levels.reason);
    expect(levels.low).toBeCloseTo(0.05, 12);
    expect(levels.high).toBeCloseTo(0.95, 12);
  });

  it('counts half of the ties', () => {
    const tied = bcaLevels({ below: 0.3, equal: 0.4, jackknife: Float64Array.of(-1, 0, 1) }, 0.9);
    expect(tied).toMatchObject({ z0: 0 });
  });

  it('mirrors', () => {
    const one = bcaLevels({ below: 0.4, equal: 0.1, jackknife: Float64Array.of(0, 1, 5) }, 0.95);
    const other = bcaLevels({ below: 0.5, equal: 0.1, jackknife: Float64Array.of(0, -1, -5) }, 0.95);
    if ('reason' in one || 'reason' in other) throw new Error('undefined');
    expect(other.low).toBeCloseTo(1 - one.high, 12);
    expect(other.high).toBeCloseTo(1 - one.low, 12);
    expect(other.acceleration).toBeCloseTo(-one.acceleration, 12);
  });

  it('says why it is undefined', () => {
    const jackknife = Float64Array.of(0, 1, 2);
    expect(bcaLevels({ below: 0, equal: 0, jackknife }, 0.95)).toHaveProperty('reason');
    expect(bcaLevels({ below: 1, equal: 0, jackknife }, 0.95)).toHaveProperty('reason');
    expect(bcaLevels({ below: 0.5, equal: 0, jackknife: Float64Array.of(0.1, 0.1) }, 0.95)).toHaveProperty('reason');
    // Acceleration near 1/6·√n with a far share: the correction runs over its pole.
    const extreme = Float64Array.from({ length: 400 }, (_, i) => (i === 0 ? -1e6 : 0));
    expect(bcaLevels({ below: 0.9999, equal: 0, jackknife: extreme }, 0.999)).toHaveProperty('reason');
  });
});
