import { describe, expect, it } from 'vitest';
import { aggregateScores, geometricMeans, taskStrata } from '../../../src/stats/aggregate/task-scores.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('aggregateScores', () => {
  it.each(loadGolden('aggregate_metrics'))('$id', (golden) => {
    const { gamma } = golden.options;
    const value = (aggregate: Parameters<typeof aggregateScores>[1]['aggregate']): number | null =>
      aggregateScores(golden.input.scores, { aggregate, gamma }).value;
    expectGolden(golden, {
      ...{ iqm: value('interquartile-mean'), mean: value('mean') },
      ...{ medianOfTaskMeans: value('median'), optimalityGap: value('optimality-gap') },
    });
  });

  it('does not depend on the order of runs and tasks', () => {
    const scores = [
      [0.1, 0.5, 0.9],
      [0.2, 0.6, 0.7],
    ];
    for (const aggregate of ['interquartile-mean', 'mean', 'median', 'optimality-gap'] as const) {
      const plain = aggregateScores(scores, { aggregate }).value;
      expect(
        aggregateScores(
          scores.toReversed().map((row) => row.toReversed()),
          { aggregate },
        ).value,
      ).toBeCloseTo(plain!, 14);
    }
  });

  it('refuses to average different suites and says what it leaves out', () => {
    expect(aggregateScores([], { aggregate: 'mean' })).toMatchObject({ value: null, reason: 'no scores' });
    expect(aggregateScores([[1, null]], { aggregate: 'mean' })).toMatchObject({
      value: null,
      reason: '1 of 2 tasks have no score',
    });
    const partial = aggregateScores(
      [
        [1, 2],
        [3, Infinity],
      ],
      { aggregate: 'mean' },
    );
    expect(partial.value).toBe(2);
    expect(partial.warnings.map(({ code }) => code)).toEqual(['values-left-out', 'unequal-runs']);
    expect(
      taskStrata([
        [1, 2],
        [3, 4],
      ]).warnings,
    ).toEqual([]);
  });
});

describe('geometricMeans', () => {
  it('covers the tasks that all configurations share, and says so', () => {
    expect(
      geometricMeans([
        [[2], [8]],
        [[1], [4]],
      ]).values.map((value) => value!.toFixed(12)),
    ).toEqual(['4.000000000000', '2.000000000000']);
    const partial = geometricMeans([
      [[2], [8], [5]],
      [[1], [4], [null]],
    ]);
    expect(partial.tasks).toEqual([0, 1]);
    expect(partial.warnings.map(({ code }) => code)).toEqual(['shared-tasks-only']);
    expect(geometricMeans([[[2]], [[-1]]])).toMatchObject({ values: [null, null], reason: 'no task is shared by all' });
  });
});
