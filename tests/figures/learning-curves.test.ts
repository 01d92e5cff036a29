import { describe, expect, it } from 'vitest';
import { columnLabel, learningCurves } from '../../src/figures/learning-curves.ts';
import { createMemoryCache, renderSvg } from '../../src/figures/render-svg.ts';
import { built, detail, inputWith, layerData, measure } from './fixture.ts';

describe('learningCurves', () => {
  it('tells first and last median with the quartiles', () => {
    const figure = built(learningCurves);
    expect(figure.title).toBe('Validation loss by epoch');
    expect(figure.description).toBe(
      'Validation loss against the epoch: a line is the median over seeds, a band reaches from the lower to the upper quartile. ' +
        'plain/mlp, median of 5 seeds: from 1.2 at epoch 1 to 0.25 at epoch 4 (quartiles 0.2 to 0.31).',
    );
  });

  it('skips points without a median', () => {
    expect(layerData(built(learningCurves)).map((row) => row['x'])).toEqual([1, 2, 4]);
  });

  it('is logarithmic where the values span a large factor, and says so', () => {
    const lr = JSON.stringify(built(learningCurves, inputWith({ column: 'lr' })).views[0]!.spec);
    expect(lr).toContain('"type":"log"');
    expect(lr).toContain('Lr, logarithmic'.replace('Lr', 'Learning rate'));
    expect(JSON.stringify(built(learningCurves).views[0]!.spec)).not.toContain('"type":"log"');
  });

  it('writes the last epoch as a number, whatever the step between the ticks', async () => {
    const xs = Array.from({ length: 10 }, (_, i) => i + 1);
    const median = xs.map((x) => 1 / x);
    const curve = { ...detail.curves[0]!, xs, median, q25: median, q75: median, n: xs.map(() => 5) };
    const figure = built(learningCurves, inputWith({ detail: () => ({ ...detail, curves: [curve] }) }));
    const svg = await renderSvg(figure, figure.views[0]!, { measure, cache: createMemoryCache() });
    expect(svg).toContain('>10</text>');
    expect(svg).not.toContain('1e+1');
  });

  it('names several curves at their ends, at most six, with a shape along each', () => {
    const input = inputWith({ detail: () => detail });
    const figure = built(learningCurves, input);
    expect(new Set(layerData(figure).map((row) => row['configuration'])).size).toBe(4);
    expect(JSON.stringify(figure.views[0]!.spec)).toContain('"text":"noise/svm"');
  });

  it('does not apply without a column, a history, or with a single point', () => {
    expect(learningCurves.build(inputWith({ column: 'unknown' }))).toBeNull();
    expect(learningCurves.build(inputWith({ detail: () => null }))).toBeNull();
    const short = { ...detail, curves: [{ ...detail.curves[0]!, xs: [1], median: [1], q25: [1], q75: [1], n: [5] }] };
    expect(learningCurves.build(inputWith({ detail: () => short }))).toBeNull();
  });
});

describe('columnLabel', () => {
  it.each([
    ['val_loss', 'Validation loss'],
    ['lr', 'Learning rate'],
    ['train/acc', 'Training accuracy'],
    ['epoch_seconds', 'Time per epoch (s)'],
    ['custom', 'Custom'],
  ])('reads %s as %s', (column, label) => {
    expect(columnLabel(column)).toBe(label);
  });
});
