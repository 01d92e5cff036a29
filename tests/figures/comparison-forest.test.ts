import { describe, expect, it } from 'vitest';
import { comparisonForest } from '../../src/figures/comparison-forest.ts';
import { benchmark, built, inputOn, layerData } from './fixture.ts';

describe('comparisonForest', () => {
  it('tells the verdicts, the largest difference and the band', () => {
    expect(built(comparisonForest).description).toBe(
      '3 candidates minus the baseline plain/mlp on accuracy; higher is better. ' +
        'Verdicts: 1 better, 1 worse, 1 cannot be decided. ' +
        'The largest difference is that of noise/svm: −0.080 (95\u202f% interval −0.100 to −0.060), over 5 seeds. ' +
        'The band is ±0.005, the smallest difference that matters.',
    );
  });

  it('does not draw the baseline against itself, and keeps the verdict in words', () => {
    const figure = built(comparisonForest);
    expect(layerData(figure).map((row) => row['configuration'])).toEqual(['plain/svm', 'noise/mlp', 'noise/svm']);
    expect(figure.table.rows.map((row) => row[5])).toEqual(['better', 'cannot be decided', 'worse']);
    expect(JSON.stringify(figure.views[0]!.spec)).toContain('undecided');
  });

  it('draws no band where no smallest difference is given', () => {
    const metrics = benchmark.metrics.map((metric) => ({ ...metric, minEffect: null }));
    const figure = built(comparisonForest, inputOn({ metrics }));
    expect(figure.description).not.toContain('band');
    expect(figure.views[0]!.spec.layer.length).toBe(built(comparisonForest).views[0]!.spec.layer.length - 1);
  });

  it('names the sides by the direction of the metric', () => {
    const metrics = benchmark.metrics.map((metric) => ({ ...metric, better: 'lower' as const }));
    const sides = (layers: unknown): string[] =>
      [...JSON.stringify(layers).matchAll(/"value":"(better|worse)"/g)].map((match) => match[1]!);
    const higher = sides(built(comparisonForest).views[0]!.spec.layer);
    const lower = sides(built(comparisonForest, inputOn({ metrics })).views[0]!.spec.layer);
    expect(higher).toEqual(['worse', 'better']);
    expect(lower).toEqual(['better', 'worse']);
  });

  it('does not apply without a baseline or without comparisons', () => {
    expect(comparisonForest.build(inputOn({ baseline: null }))).toBeNull();
    expect(comparisonForest.build(inputOn({ comparisons: [] }))).toBeNull();
  });
});
