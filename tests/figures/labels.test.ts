import { describe, expect, it } from 'vitest';
import { lanes, placeLabels, shorten, spread } from '../../src/figures/labels.ts';
import { measure } from './fixture.ts';

describe('shorten', () => {
  it('leaves a text that fits', () => {
    expect(shorten('mlp', 100, measure, 12)).toBe('mlp');
  });

  it('keeps both ends, so that names that differ at the end stay apart', () => {
    const names = ['resnet50_long_augmentation_lr0.001', 'resnet50_long_augmentation_lr0.003'];
    const short = names.map((name) => shorten(name, 120, measure, 12));
    expect(short[0]).not.toBe(short[1]);
    for (const text of short) {
      expect(text).toContain('…');
      expect(measure.width(text, 12)).toBeLessThanOrEqual(120);
    }
  });

  it('ends at an ellipsis where nothing fits', () => {
    expect(shorten('configuration', 3, measure, 12)).toBe('…');
  });
});

describe('spread', () => {
  it('leaves positions that are far enough apart', () => {
    expect(spread([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });

  it.each([[[50, 50, 50]], [[0, 1, 2, 99, 100]], [[60, 10, 61, 11, 62, 12]], [[-5, 105]], [[20, 33, 34, 47, 48, 60]]])(
    'keeps the gap, the order and the limits for %j',
    (positions) => {
      const moved = spread(positions, 14, 0, 100);
      const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
      order.forEach((index, i) => {
        expect(moved[index]!).toBeGreaterThanOrEqual(-1e-9);
        expect(moved[index]!).toBeLessThanOrEqual(100 + 1e-9);
        if (i > 0) expect(moved[index]! - moved[order[i - 1]!]!).toBeGreaterThanOrEqual(14 - 1e-9);
      });
    },
  );
});

describe('lanes', () => {
  it('stacks equal values and keeps distant ones in the first lane', () => {
    expect(lanes([5, 5, 5, 40], 6, 5)).toEqual([0, 1, 2, 0]);
  });

  it('never exceeds the number of lanes', () => {
    expect(
      Math.max(
        ...lanes(
          Array.from({ length: 30 }, () => 1),
          6,
          4,
        ),
      ),
    ).toBe(3);
  });
});

describe('placeLabels', () => {
  const frame = { left: 0, top: 0, right: 300, bottom: 200 };
  const place = (points: readonly { x: number; y: number; text: string }[]) =>
    placeLabels(points, {
      frame,
      obstacles: points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 })),
      measure,
      size: 12,
    });

  it('places a label at a corner of its point', () => {
    expect(place([{ x: 100, y: 100, text: 'mlp' }])).toEqual([{ text: 'mlp', x: 105, y: 87, align: 'left' }]);
  });

  it('turns to the other side at the edge', () => {
    expect(place([{ x: 295, y: 100, text: 'random_forest' }])[0]?.align).toBe('right');
  });

  it('leaves labels out rather than let them cover each other', () => {
    const crowd = Array.from({ length: 12 }, (_, i) => ({ x: 100 + i, y: 100, text: `configuration ${i}` }));
    const placed = place(crowd);
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.length).toBeLessThan(12);
    const boxes = placed.map(({ text, x, y, align }) => {
      const width = measure.width(text, 12);
      const left = align === 'left' ? x : x - width;
      return { left, right: left + width, top: y - 6, bottom: y + 6 };
    });
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      }),
    );
  });
});
