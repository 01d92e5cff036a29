import { describe, expect, test } from 'vitest';
import { makeScale, position, tickText } from '../../src/components/scale.ts';

describe('an axis', () => {
  test('writes its ticks short, whatever their size', () => {
    const texts = (values: readonly number[]): string[] => {
      const scale = makeScale(values);
      return scale.ticks.map((tick) => tickText(scale, tick));
    };
    expect(texts([0.912, 0.987])).toEqual(['0.92', '0.94', '0.96', '0.98']);
    for (const text of [...texts([-5e14, 5e14]), ...texts([1e-9, 2e-9])]) expect(text.length).toBeLessThan(12);
    expect(texts([-5e14, 5e14])).toContain('2 × 10¹⁴');
  });
  test('has round ticks inside its range', () => {
    const scale = makeScale([0.912, 0.987]);
    expect(scale.ticks).toEqual([0.92, 0.94, 0.96, 0.98]);
    expect(scale.decimals).toBe(2);
    expect(scale.low).toBeLessThan(0.912);
    expect(scale.high).toBeGreaterThan(0.987);
  });
  test('stays inside the bounds of the metric', () => {
    const scale = makeScale([0.01, 0.999], { bounds: [0, 1] });
    expect([scale.low, scale.high]).toEqual([0, 1]);
    expect(scale.ticks.at(-1)).toBe(1);
  });
  test.each([[[0.5]], [[0.5, 0.5, 0.5]], [[0]], [[-3, -3]], [[1e-12]], [[1e12, 1e12]]])(
    'of constant values %j is not empty',
    (values) => {
      const scale = makeScale(values);
      expect(scale.high).toBeGreaterThan(scale.low);
      expect(scale.ticks.length).toBeGreaterThan(0);
      expect(position(scale, values[0]!)).toBeGreaterThan(0);
      expect(position(scale, values[0]!)).toBeLessThan(100);
    },
  );
  test('without values runs from 0 to 1', () => expect(makeScale([]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]));
  test.each([[[1, 2e9]], [[-5, 5]], [[1e-9, 3e-9]], [[0, 7]]])('over %j has between two and nine ticks', (values) => {
    const { ticks } = makeScale(values);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(new Set(ticks).size).toBe(ticks.length);
  });
});

test('positions are per cent, clipped to the axis', () => {
  const scale = { low: 0, high: 1, ticks: [], decimals: 1 };
  expect(position(scale, 0.5)).toBe(50);
  expect(position(scale, -3)).toBe(0);
  expect(position(scale, 3)).toBe(100);
});
