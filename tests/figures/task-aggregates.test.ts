import { describe, expect, it } from 'vitest';
import { taskAggregates } from '../../src/figures/task-aggregates.ts';
import { benchmark, built, inputOn, inputWith, layerData } from './fixture.ts';

describe('taskAggregates', () => {
  it('has a row for each configuration, best first, and says their intervals', () => {
    const figure = built(taskAggregates, inputWith({ aggregate: 'interquartile-mean' }));
    expect(figure.title).toBe('Interquartile mean over 5 tasks');
    expect(figure.description).toBe(
      '4 configurations, best first; higher is better. plain/svm: 0.9000 (95\u202f% interval 0.880 to 0.920). ' +
        'Last, plain/mlp: 0.6000 (95\u202f% interval 0.580 to 0.620). Intervals are over the runs within the 5 tasks.',
    );
    expect(figure.table.rows.map((row) => row[0])).toEqual(['plain/svm', 'noise/mlp', 'noise/svm', 'plain/mlp']);
    expect(layerData(figure)).toHaveLength(4);
  });

  it('puts the smallest gap first', () => {
    const figure = built(taskAggregates, inputWith({ aggregate: 'optimality-gap' }));
    expect(figure.description).toContain('lower is better');
    expect(figure.table.rows[0]![0]).toBe('plain/svm');
  });

  it('does not apply without tasks or without an aggregate', () => {
    expect(taskAggregates.build({ ...inputOn({ acrossTasks: null }), aggregate: 'mean' })).toBeNull();
    expect(taskAggregates.build(inputOn({}))).toBeNull();
    const across = { ...benchmark.acrossTasks!, aggregates: [] };
    expect(taskAggregates.build({ ...inputOn({ acrossTasks: across }), aggregate: 'mean' })).toBeNull();
  });
});
