import { describe, expect, it } from 'vitest';
import { seeds } from '../../src/figures/seeds.ts';
import { built, inputWith, layerData } from './fixture.ts';

describe('seeds', () => {
  it('draws each counted run once and says what is missing', () => {
    const figure = built(seeds);
    expect(layerData(figure)).toHaveLength(20);
    expect(figure.table.rows).toHaveLength(20);
    expect(figure.description).toBe(
      'Every seed of 4 configurations on accuracy. plain/svm: 5 seeds from 0.95 to 0.97, mean 0.960 ± 0.010. ' +
        '1 run gave no value and cannot be drawn.',
    );
  });

  it('stacks equal values, so that none is hidden', () => {
    const rows = layerData(built(seeds)).filter((row) => row['configuration'] === 'plain/svm');
    const places = rows.map((row) => `${String(row['value'])} ${String(row['y'])}`);
    expect(new Set(places).size).toBe(5);
  });

  it('shows the configurations asked for', () => {
    const figure = built(seeds, inputWith({ configurations: ['noise-svm', 'plain-mlp'] }));
    expect(new Set(figure.table.rows.map((row) => row[0]))).toEqual(new Set(['plain/mlp', 'noise/svm']));
  });

  it('does not apply without a run', () => {
    expect(seeds.build(inputWith({ runs: [] }))).toBeNull();
  });
});
