import { describe, expect, it } from 'vitest';
import { chooseScale, outward } from '../../../src/analyze/across-tasks/scale.ts';
import type { Metric } from '../../../src/report/schema.ts';
import { makeMetric } from '../metric.ts';

const task = (id: string, fields: Partial<Metric> = {}) => ({
  task: { id, dataset: id, version: null, split: null, sampleCount: null },
  metric: makeMetric({ id: `${id}.accuracy`, bounds: [0, 1], ...fields }),
});

describe('chooseScale', () => {
  it('normalises where the file states a scale for every task, lower-is-better metrics included', () => {
    const tasks = [task('a'), task('b', { better: 'lower', unit: 's', bounds: null })];
    const { scale, place } = chooseScale(tasks, [
      { zero: 0.5, one: 1 },
      { zero: 20, one: 10 },
    ]);
    expect(scale).toMatchObject({ kind: 'normalised', better: 'higher', ideal: 1 });
    expect([place(0, 0.75), place(1, 15), place(1, 5)]).toEqual([0.5, 0.5, 1.5]);
  });

  it('takes raw scores only where unit, direction and bounds are shared', () => {
    expect(chooseScale([task('a'), task('b')], [null, null]).scale).toMatchObject({ kind: 'raw', ideal: 1 });
    const lower = { better: 'lower' } as const;
    const down = chooseScale([task('a', lower), task('b', lower)], [null, null]);
    expect(down.scale).toMatchObject({ kind: 'raw', better: 'lower', ideal: 0 });
    // Inside, more is better; outside, the metric's own numbers.
    expect(outward(down.scale, down.place(0, 0.2))).toBe(0.2);
    expect(down.place(0, 0.2)).toBe(-0.2);
  });

  const obstacles: readonly (readonly [Partial<Metric>, RegExp])[] = [
    [{ better: 'lower' }, /higher is better on some tasks and lower on others/],
    [{ unit: 's' }, /their units differ/],
    [{ bounds: null }, /nothing states the range/],
    [{ bounds: [0, 100] }, /their ranges differ/],
  ];

  it.each(obstacles)('compares ranks alone for %j and says why', (fields, reason) => {
    const { scale } = chooseScale([task('a'), task('b', fields)], [null, null]);
    expect(scale.kind).toBe('ranks');
    expect(scale.reason).toMatch(reason);
  });

  it('says that a scale for some tasks only is not used', () => {
    const { scale } = chooseScale([task('a'), task('b')], [{ zero: 0, one: 1 }, null]);
    expect(scale.kind).toBe('raw');
    expect(scale.reason).toMatch(/not used; missing: b\.$/);
  });
});
