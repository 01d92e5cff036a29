import { describe, expect, it } from 'vitest';
import { extent, fittingScale, linearScale, logScale, niceStep, wantsLog } from '../../src/figures/scales.ts';

describe('niceStep', () => {
  it('is 1, 2 or 5 times a power of ten', () => {
    expect(niceStep(0, 1, 5)).toBeCloseTo(0.2);
    expect(niceStep(0, 100, 10)).toBe(10);
    expect(niceStep(0.9, 0.99, 6)).toBeCloseTo(0.02);
  });
});

describe('extent', () => {
  it('skips what is missing and answers 0 to 1 where nothing is left', () => {
    expect(extent([3, null, -1, NaN, Infinity])).toEqual([-1, 3]);
    expect(extent([null])).toEqual([0, 1]);
  });
});

describe('linearScale', () => {
  it('covers the values and places them', () => {
    const scale = linearScale([0.9, 1]);
    expect(scale.domain[0]).toBeLessThan(0.9);
    expect(scale.domain[1]).toBeGreaterThan(1);
    expect(scale.place(scale.domain[0])).toBe(0);
    expect(scale.place(scale.domain[1])).toBe(1);
    for (const tick of scale.ticks) {
      expect(tick).toBeGreaterThanOrEqual(scale.domain[0]);
      expect(tick).toBeLessThanOrEqual(scale.domain[1]);
    }
  });

  it('has at least three ticks, whole decimals in their labels, and no float noise', () => {
    for (const [low, high] of [
      [0.905, 0.991],
      [0, 1],
      [-0.05, 0.03],
      [1.3, 2.3],
      [12, 4000],
    ] as const) {
      const scale = linearScale([low, high], { ticks: 4 });
      expect(scale.ticks.length).toBeGreaterThanOrEqual(3);
      for (const tick of scale.ticks) expect(String(tick).length).toBeLessThan(9);
      expect(new Set(scale.ticks.map(scale.label)).size).toBe(scale.ticks.length);
    }
  });

  it('makes room around a single value', () => {
    const scale = linearScale([0.5, 0.5]);
    expect(scale.place(0.5)).toBeCloseTo(0.5);
    expect(linearScale([0, 0]).place(0)).toBeCloseTo(0.5);
  });

  it('keeps further values inside', () => {
    expect(linearScale([3, 4], { include: [0] }).domain[0]).toBeLessThanOrEqual(0);
  });

  it('shortens large numbers', () => {
    expect(linearScale([0, 250_000]).label(200_000)).toBe('200k');
  });
});

describe('logScale and wantsLog', () => {
  it('is chosen for positive values over a large factor only', () => {
    expect(wantsLog([1, 100])).toBe(true);
    expect(wantsLog([1, 10])).toBe(false);
    expect(wantsLog([0, 100])).toBe(false);
    expect(wantsLog([-1, 100])).toBe(false);
    expect(fittingScale([1, 1000]).type).toBe('log');
    expect(fittingScale([1, 2]).type).toBe('linear');
    expect(fittingScale([1, 10], { force: 'log' }).type).toBe('log');
  });

  it('spaces equal factors equally', () => {
    const scale = logScale([1, 100]);
    expect(scale.place(10)).toBeCloseTo(0.5);
    expect(scale.ticks).toContain(10);
  });

  it('thins ticks over many decades', () => {
    expect(logScale([1e-9, 1e9], { ticks: 6 }).ticks.length).toBeLessThanOrEqual(8);
  });
});
