import { describe, expect, it } from 'vitest';
import { scoreDistribution } from '../../src/figures/score-distribution.ts';
import { built, inputOn, inputWith, layerData, runs } from './fixture.ts';

describe('scoreDistribution', () => {
  it('tells the range of each level and draws every counted run once', () => {
    const figure = built(scoreDistribution);
    expect(figure.title).toBe('Accuracy of all runs by model');
    expect(figure.description).toContain('mlp: 10 runs from 0.9 to 0.94. svm: 10 runs from 0.8 to 0.97.');
    expect(layerData(figure)).toHaveLength(20);
  });

  it('piles equal values up', () => {
    const places = layerData(built(scoreDistribution)).map((row) => `${String(row['x'])} ${String(row['y'])}`);
    expect(new Set(places).size).toBe(20);
  });

  it('is one pile without factors', () => {
    const figure = built(scoreDistribution, inputOn({ factors: [] }));
    expect(figure.title).toBe('Accuracy of all runs');
    expect(figure.description).toContain('all runs: 20 runs');
  });

  it('does not apply to fewer than five runs', () => {
    expect(scoreDistribution.build(inputWith({ runs: runs.slice(0, 4) }))).toBeNull();
  });
});
