import { describe, expect, it } from 'vitest';
import { rankedTasks, toRuns } from '../../../src/analyze/across-tasks/ranked-tasks.ts';
import { makeMetric } from '../metric.ts';

describe('rankedTasks', () => {
  const task = (id: string) => ({ id, dataset: id, version: null, split: null, sampleCount: null });
  const metric = (id: string, of: string, role: 'primary' | 'secondary') => makeMetric({ id, key: id, task: of, role });

  it('takes the primary metric of each task, the benchmark’s own before others', () => {
    const metrics = [
      metric('a.f1', 'a', 'primary'),
      metric('a.acc', 'a', 'primary'),
      metric('b.acc', 'b', 'primary'),
      metric('c.acc', 'c', 'secondary'),
    ];
    const found = rankedTasks([task('a'), task('b'), task('c')], metrics, 'a.acc');
    expect(found.map((item) => [item.task.id, item.metric.id])).toEqual([
      ['a', 'a.acc'],
      ['b', 'b.acc'],
    ]);
  });

  it('turns scores by task into runs by task', () => {
    expect(toRuns([Float64Array.of(1, 2), Float64Array.of(3)])).toEqual([
      [1, 3],
      [2, undefined],
    ]);
    expect(toRuns([])).toEqual([]);
  });
});
