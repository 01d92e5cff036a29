import { describe, expect, it } from 'vitest';
import {
  corrected,
  hedgesCorrection,
  noEffect,
  withNoncentralInterval,
} from '../../../src/stats/effects/effect-size.ts';
import { cohenLabel } from '../../../src/stats/effects/magnitude.ts';

describe('hedgesCorrection', () => {
  it('runs its example, is 0 at one degree of freedom and nears 1 − 3/(4df − 1)', () => {
    expect(hedgesCorrection(8)).toBeCloseTo(0.90270333367641, 13);
    expect(hedgesCorrection(1)).toBe(0);
    expect(hedgesCorrection(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 14);
    for (const df of [50, 1000, 1e6])
      expect(Math.abs(hedgesCorrection(df) - (1 - 3 / (4 * df - 1)))).toBeLessThan(0.1 / df ** 2);
  });
});

describe('effects', () => {
  const base = { n: 20, nPerSide: 10, method: 'm', warnings: [], perT: 0.5, df: 9, label: cohenLabel };

  it('get an interval in their own unit', () => {
    const effect = withNoncentralInterval({ ...base, t: 0 }, {});
    expect(effect.value).toBe(0);
    expect(effect.high).toBeCloseTo(0.5 * 1.959963984540054, 9);
    expect(effect.low).toBeCloseTo(-effect.high!, 12);
    expect(effect.magnitude).toBe('negligible');
  });

  it('are null with a reason on overflow', () => {
    expect(withNoncentralInterval({ ...base, t: 1e308, perT: 1e10 }, {})).toMatchObject({
      value: null,
      reason: expect.stringContaining('range'),
    });
  });

  it('are corrected with their interval; nothing stays nothing', () => {
    const effect = withNoncentralInterval({ ...base, t: 3 }, {});
    const smaller = corrected(effect, 9, 'g');
    expect(smaller.method).toBe('g');
    for (const key of ['value', 'low', 'high'] as const)
      expect(smaller[key]! / effect[key]!).toBeCloseTo(hedgesCorrection(9), 14);
    expect(corrected(noEffect(3, 'd', 'because', []), 9, 'g')).toMatchObject({
      value: null,
      reason: 'because',
      method: 'g',
    });
  });
});
