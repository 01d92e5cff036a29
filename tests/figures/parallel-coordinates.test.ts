import { describe, expect, it } from 'vitest';
import { parallelCoordinates } from '../../src/figures/parallel-coordinates.ts';
import { benchmark, built, inputOn, layerData } from './fixture.ts';

describe('parallelCoordinates', () => {
  it('puts the most important parameter next to the score and tells the best settings', () => {
    const figure = built(parallelCoordinates);
    expect(figure.table.columns.map(({ label }) => label)).toEqual([
      'Configuration',
      'augmentation',
      'lr',
      'model',
      'accuracy',
    ]);
    expect(figure.description).toContain(
      'First in the ranking is plain/svm (augmentation = plain, lr = 0.001 and model = svm) with 0.96.',
    );
  });

  it('draws the leading tier as lines of its own, one point per axis', () => {
    const rows = layerData(built(parallelCoordinates));
    expect(rows.map((row) => row['configuration'])).toEqual(Array.from({ length: 4 }, () => 'plain/svm'));
  });

  it('highlights nothing where all lead', () => {
    const configurations = Array.from({ length: 8 }, (_, i) => ({
      ...benchmark.configurations[i % 4]!,
      id: `x${i}`,
      name: `x${i}`,
    }));
    const summaries = configurations.map((item, i) => ({
      ...benchmark.summaries[(i % 4) * 2]!,
      configuration: item.id,
    }));
    const rankings = [{ ...benchmark.rankings[0]!, leadingTier: configurations.map((item) => item.id) }];
    const figure = built(parallelCoordinates, inputOn({ configurations, summaries, rankings }));
    expect(layerData(figure)).toHaveLength(0);
    expect(figure.description).not.toContain('thick lines');
  });

  it('stands on its side where it is narrow', () => {
    const figure = built(parallelCoordinates);
    expect(figure.views[0]!.height).toBeLessThan(figure.views[0]!.width);
    const points = layerData(figure, 'main', 1);
    expect(new Set(points.map((row) => row['y'])).size).toBe(4);
  });

  it('does not apply to fewer than two parameters or three configurations', () => {
    const configurations = benchmark.configurations.map((item) => ({
      ...item,
      params: { model: item.params['model']! },
    }));
    expect(parallelCoordinates.build(inputOn({ configurations }))).toBeNull();
    expect(parallelCoordinates.build(inputOn({ configurations: benchmark.configurations.slice(0, 2) }))).toBeNull();
  });
});
