import { describe, expect, it } from 'vitest';
import { drawnPoints, paretoFront, paretoFrontFigure } from '../../src/figures/pareto-front.ts';
import { built, fullInput, inputWith } from './fixture.ts';

const up = { x: 'higher', y: 'higher' } as const;

describe('paretoFront', () => {
  it('keeps what nothing beats in both', () => {
    const points = [
      { x: 1, y: 5 },
      { x: 2, y: 4 },
      { x: 2, y: 3 },
      { x: 3, y: 1 },
      { x: 0, y: 4 },
    ];
    expect(paretoFront(points, up)).toEqual([
      { x: 3, y: 1 },
      { x: 2, y: 4 },
      { x: 1, y: 5 },
    ]);
  });

  it('keeps ties in both metrics and drops those beaten in one', () => {
    const points = [
      { x: 1, y: 1, n: 'a' },
      { x: 1, y: 1, n: 'b' },
      { x: 1, y: 0, n: 'c' },
    ];
    expect(paretoFront(points, up).map(({ n }) => n)).toEqual(['a', 'b']);
  });

  it('turns with the directions', () => {
    const points = [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ];
    expect(paretoFront(points, { x: 'higher', y: 'lower' })).toHaveLength(2);
    expect(paretoFront(points, { x: 'lower', y: 'lower' })).toEqual([{ x: 1, y: 1 }]);
  });

  it('does not depend on the order', () => {
    const points = Array.from({ length: 30 }, (_, i) => ({ x: (i * 7) % 11, y: (i * 5) % 13 }));
    expect(paretoFront([...points].reverse(), up)).toEqual(paretoFront(points, up));
  });
});

describe('drawnPoints', () => {
  const points = Array.from({ length: 5000 }, (_, i) => ({ x: (i * 7919) % 5003, y: (i * 104_729) % 4999 }));

  it('keeps the front and both ends of a cloud, and stays a figure', () => {
    const front = paretoFront(points, up);
    const drawn = drawnPoints(points, front);
    expect(drawn).toHaveLength(150);
    expect(front.every((point) => drawn.includes(point))).toBe(true);
    const xs = points.filter((point) => !front.includes(point)).map(({ x }) => x);
    expect(drawn.map(({ x }) => x)).toEqual(expect.arrayContaining([Math.min(...xs), Math.max(...xs)]));
  });

  it('holds where all lie on the front, and draws all where they are few', () => {
    const line = points.map((_, i) => ({ x: i, y: -i }));
    expect(drawnPoints(line, line)).toHaveLength(150);
    expect(drawnPoints(points.slice(0, 20), [])).toHaveLength(20);
  });
});

describe('paretoFrontFigure', () => {
  it('tells the front with both values and units', () => {
    const { description, table } = built(paretoFrontFigure);
    expect(description).toContain(
      'Means of 4 configurations: accuracy across (higher is better), training time upwards (lower is better).',
    );
    expect(description).toContain('1 of them lies on the Pareto front');
    expect(description).toContain('plain/svm (0.96; 4\u202fs)');
    expect(table.rows.filter((row) => row[3] === 'yes').map((row) => row[0])).toEqual(['plain/svm']);
  });

  it('does not apply to one metric or an unknown one', () => {
    expect(paretoFrontFigure.build(inputWith({ against: 'accuracy' }))).toBeNull();
    expect(paretoFrontFigure.build(inputWith({ against: 'unknown' }))).toBeNull();
    const { against: _none, ...without } = fullInput;
    expect(paretoFrontFigure.build(without)).toBeNull();
  });
});
