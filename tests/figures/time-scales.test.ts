import { describe, expect, it } from 'vitest';
import { durationScale, momentScale } from '../../src/figures/time-scales.ts';

const at = (text: string): number => Date.parse(text);

describe('durationScale', () => {
  it('puts ticks at round durations', () => {
    const scale = durationScale([62, 540], 6);
    expect(scale.type).toBe('linear');
    expect(scale.ticks.map(scale.label)).toEqual(['2\u202fmin', '4\u202fmin', '6\u202fmin', '8\u202fmin']);
  });

  it('is logarithmic over a large factor, with ticks that people know', () => {
    const scale = durationScale([0.5, 7200], 5);
    expect(scale.type).toBe('log');
    for (const tick of scale.ticks)
      expect([0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200]).toContain(tick);
    expect(scale.ticks.length).toBeLessThanOrEqual(6);
  });

  it('says no empty smaller unit', () => {
    const scale = durationScale([30, 95], 6);
    for (const tick of scale.ticks) expect(scale.label(tick)).not.toMatch(/00|\.0/);
  });
});

describe('momentScale', () => {
  it('says times of the day in UTC within a day', () => {
    const scale = momentScale([at('2026-11-21T03:01:10Z'), at('2026-11-21T03:14:00Z')], 6);
    expect(scale.ticks.map(scale.label)).toEqual(['03:02', '03:04', '03:06', '03:08', '03:10', '03:12', '03:14']);
  });

  it('says seconds where minutes are too coarse, and dates over days', () => {
    const short = momentScale([at('2026-11-21T03:01:10Z'), at('2026-11-21T03:01:50Z')], 5);
    expect(short.label(at('2026-11-21T03:01:30Z'))).toBe('03:01:30');
    const long = momentScale([at('2026-11-01T00:00:00Z'), at('2026-11-21T00:00:00Z')], 5);
    expect(long.label(at('2026-11-05T00:00:00Z'))).toBe('2026-11-05');
  });
});
