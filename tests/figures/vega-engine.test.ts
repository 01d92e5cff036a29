import { describe, expect, it } from 'vitest';
import type { FigureSpec } from '../../src/figures/figure.ts';
import { drawSpec } from '../../src/figures/vega-engine.ts';
import { measure } from './fixture.ts';

const labelled = (limit: number): FigureSpec => ({
  width: 100,
  height: 40,
  layer: [
    {
      data: { values: [{ name: 'add_noise/random_forest' }] },
      mark: 'point',
      encoding: { y: { field: 'name', type: 'nominal', axis: { labelLimit: limit } } },
    },
  ],
});

describe('drawSpec', () => {
  it('cuts a label only where the shipped font does not fit, not where Vega guesses so', async () => {
    // 131 px in the font; Vega's guess without a canvas is 220 px.
    expect(await drawSpec('x', labelled(140), measure)).toContain('>add_noise/random_forest<');
    expect(await drawSpec('x', labelled(100), measure)).toContain('…');
  });

  it('names the figure in an error', async () => {
    const spec: FigureSpec = {
      layer: [
        {
          data: { values: [{ a: 1 }] },
          mark: 'point',
          encoding: { x: { field: 'a', type: 'quantitative', scale: { type: 'log', zero: true } } },
        },
      ],
    };
    await expect(drawSpec('fig-y', spec, measure)).rejects.toThrow('Figure fig-y');
  });
});
