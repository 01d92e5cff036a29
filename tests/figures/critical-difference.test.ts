import { describe, expect, it } from 'vitest';
import { criticalDifference } from '../../src/figures/critical-difference.ts';
import { built, criticalDifferenceData, fullInput, inputWith, layerData } from './fixture.ts';

const withData = (over: Partial<typeof criticalDifferenceData>) =>
  inputWith({ criticalDifference: { ...criticalDifferenceData, ...over } });

describe('criticalDifference', () => {
  it('tells mean ranks, the tests and the groups in the order of the ranks', () => {
    expect(built(criticalDifference).description).toBe(
      'Mean ranks of 4 configurations over 5 seeds, from plain/svm (1.00) to noise/svm (4.00). ' +
        'Friedman test, p = 0.0046; Nemenyi, α = 0.05. Ranks closer than 2.10 are not told apart. ' +
        'Joined by a bar: plain/svm, noise/mlp and plain/mlp; noise/mlp, plain/mlp and noise/svm.',
    );
  });

  it('gives overlapping groups columns of their own and disjoint ones the same', () => {
    const columns = (input: typeof fullInput): number => {
      const spec = built(criticalDifference, input).views[0]!.spec;
      const bars = spec.layer.flatMap((layer) => {
        const text = JSON.stringify(layer);
        return text.includes('"y2":{"field":"y2"}') ? [...text.matchAll(/"x":([\d.]+),"y"/g)].map((m) => m[1]) : [];
      });
      return new Set(bars).size;
    };
    expect(columns(fullInput)).toBe(2);
    expect(
      columns(
        withData({
          groups: [
            ['plain-svm', 'noise-mlp'],
            ['plain-mlp', 'noise-svm'],
          ],
        }),
      ),
    ).toBe(1);
  });

  it('draws the same whatever the order of the input', () => {
    const reversed = withData({
      meanRanks: [...criticalDifferenceData.meanRanks].reverse(),
      groups: [...criticalDifferenceData.groups].reverse().map((group) => [...group].reverse()),
    });
    expect(built(criticalDifference, reversed).views).toEqual(built(criticalDifference).views);
    expect(layerData(built(criticalDifference, reversed))).toHaveLength(4);
  });

  it('has no ruler where there is no critical difference', () => {
    const figure = built(criticalDifference, withData({ criticalDifference: null, groups: [] }));
    expect(figure.description).toContain('Every pair is told apart.');
    expect(JSON.stringify(figure.views)).not.toContain('critical difference');
  });

  it('does not apply to two configurations, four blocks, another metric or no data', () => {
    expect(criticalDifference.build(withData({ meanRanks: criticalDifferenceData.meanRanks.slice(0, 2) }))).toBeNull();
    expect(criticalDifference.build(withData({ nBlocks: 4 }))).toBeNull();
    expect(criticalDifference.build(withData({ metric: 'train_seconds' }))).toBeNull();
    const { criticalDifference: _none, ...without } = fullInput;
    expect(criticalDifference.build(without)).toBeNull();
  });
});
