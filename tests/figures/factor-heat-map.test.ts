import { describe, expect, it } from 'vitest';
import { factorHeatMap } from '../../src/figures/factor-heat-map.ts';
import { benchmark, built, inputOn, inputWith, layerData } from './fixture.ts';

describe('factorHeatMap', () => {
  it('tells best, worst and the leading tier', () => {
    expect(built(factorHeatMap).description).toBe(
      'Mean accuracy of 4 combinations of model and augmentation; higher is better. ' +
        'Best is plain/svm with 0.960 ± 0.010, worst is noise/svm with 0.840 ± 0.032. Leading tier: plain/svm.',
    );
  });

  it('is a table of rows by columns', () => {
    const { table } = built(factorHeatMap);
    expect(table.columns.map(({ label }) => label)).toEqual(['augmentation', 'mlp', 'svm']);
    expect(table.rows[1]![0]).toBe('plain');
    expect(table.rows[1]![2]).toBeCloseTo(0.96);
  });

  it('shades the better cell more, in either direction', () => {
    const shade = (input: Parameters<typeof built>[1], name: string): number =>
      Number(layerData(built(factorHeatMap, input)).find((row) => row['configuration'] === name)?.['shade']);
    const up = inputWith({});
    const down = inputWith({ metric: 'train_seconds' });
    for (const input of [up, down]) expect(shade(input, 'plain/svm')).toBeGreaterThan(shade(input, 'noise/svm'));
    expect(shade(up, 'plain/svm')).toBeLessThanOrEqual(0.6);
  });

  it('does not apply where the factors do not form the configurations, or are not two', () => {
    const twin = { ...benchmark.configurations[0]!, id: 'twin', name: 'twin' };
    expect(factorHeatMap.build(inputOn({ configurations: [...benchmark.configurations, twin] }))).toBeNull();
    expect(factorHeatMap.build(inputOn({ factors: benchmark.factors.slice(0, 1) }))).toBeNull();
  });
});
