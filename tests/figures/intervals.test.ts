import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/figures/intervals.ts';
import { benchmark, built, inputOn, inputWith, layerData } from './fixture.ts';

describe('intervals', () => {
  it('tells first, last and baseline with mean, sd, interval and n', () => {
    expect(built(intervals).description).toBe(
      '4 configurations, in the order of the ranking; higher is better. ' +
        'plain/svm has a mean accuracy of 0.960 ± 0.010 over 5 seeds (95\u202f% interval 0.948 to 0.972). ' +
        'Last, noise/svm has a mean accuracy of 0.840 ± 0.032 over 5 seeds (95\u202f% interval 0.801 to 0.879). ' +
        'The baseline plain/mlp has a mean accuracy of 0.920 ± 0.016 over 5 seeds (95\u202f% interval 0.900 to 0.940).',
    );
  });

  it('stands in the order of the ranking', () => {
    const names = built(intervals).table.rows.map((row) => row[0]);
    expect(names).toEqual(['plain/svm', 'plain/mlp', 'noise/mlp', 'noise/svm']);
  });

  it('prints the value of one seed without an interval', () => {
    const summaries = benchmark.summaries.map((item) =>
      item.configuration === 'plain-svm'
        ? {
            ...item,
            n: 1,
            sd: { value: null, reason: 'one value' },
            intervals: [{ ...item.intervals[0]!, low: null, high: null, reason: 'one value' }],
          }
        : item,
    );
    const figure = built(intervals, inputOn({ summaries }));
    expect(figure.description).toContain('plain/svm has a mean accuracy of 0.96 over 1 seed (no interval).');
    expect(figure.table.rows[0]).toEqual(['plain/svm', 1, 0.96, null, null, null]);
  });

  it('prints the unit once and turns with the metric', () => {
    const figure = built(intervals, inputWith({ metric: 'train_seconds' }));
    expect(figure.description).toContain('lower is better');
    expect(figure.description).toContain('mean training time of 4.0 ± 1.0\u202fs');
    expect(JSON.stringify(figure.views[0]!.spec)).toContain('Training time, s (lower is better)');
  });

  it('shows at most forty rows, the baseline among them', () => {
    const configurations = Array.from({ length: 60 }, (_, i) => ({
      ...benchmark.configurations[0]!,
      id: `x${i}`,
      name: `x${String(i).padStart(2, '0')}`,
    }));
    const summaries = configurations.map((item) => ({ ...benchmark.summaries[0]!, configuration: item.id }));
    const figure = built(intervals, inputOn({ configurations, summaries, rankings: [], baseline: 'x59' }));
    expect(layerData(figure)).toHaveLength(40);
    expect(figure.table.rows.at(-1)?.[0]).toBe('x59');
    expect(figure.description).toContain('The first 40 of 60 configurations');
  });
});
