import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { factorHeatMap } from '../../src/figures/factor-heat-map.ts';
import { howToUse, interactiveSpec, withoutHalos } from '../../src/figures/interactive.ts';
import { intervals } from '../../src/figures/intervals.ts';
import { placedByHand } from '../../src/figures/layers.ts';
import { paretoFrontFigure } from '../../src/figures/pareto-front.ts';
import { figures } from '../../src/figures/registry.ts';
import { vegaConfig } from '../../src/figures/theme.ts';
import { built, inputWith } from './fixture.ts';

/** The configurations that a figure must be about, where it must. */
const about: Readonly<Record<string, readonly string[]>> = {
  'confusion-matrix': ['plain-mlp'],
  reliability: ['plain-mlp'],
  'paired-slopes': ['noise-svm'],
};
const figureOf = (definition: (typeof figures)[number]) => {
  const configurations = about[definition.id];
  if (definition.id === 'task-aggregates') return built(definition, inputWith({ aggregate: 'mean' }));
  return built(definition, configurations === undefined ? inputWith({}) : inputWith({ configurations }));
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('interactiveSpec', () => {
  it.each(figures)('keeps $id drawable without a warning and without compiled expressions', async (definition) => {
    const warnings: unknown[] = [];
    vi.spyOn(console, 'warn').mockImplementation((...message) => void warnings.push(message));
    for (const { spec } of figureOf(definition).views) {
      const compiled = compile(interactiveSpec(spec), { config: vegaConfig });
      const view = new View(parse(compiled.spec, undefined, { ast: true }), {
        expr: expressionInterpreter,
        renderer: 'none',
      });
      await view.runAsync();
      expect(await view.toSVG()).toContain('<svg');
      view.finalize();
    }
    expect(warnings).toEqual([]);
  });

  it('does not change the spec it is given', () => {
    const { spec } = built(intervals).views[0]!;
    const before = JSON.stringify(spec);
    interactiveSpec(spec);
    expect(JSON.stringify(spec)).toBe(before);
  });

  it('tells the reader only what it offers', () => {
    const help = (definition: (typeof figures)[number]): string => howToUse(built(definition).views[0]!.spec);
    expect(help(paretoFrontFigure)).toBe(
      'Point at a mark to read it; drag to move, scroll to zoom, double-click to reset; a name in the legend shows it alone.',
    );
    expect(help(factorHeatMap)).toBe('Point at a mark to read it.');
  });

  it('zooms the axes that hold values and lets them choose their ticks', () => {
    const text = (definition: (typeof figures)[number]): string =>
      JSON.stringify(interactiveSpec(built(definition).views[0]!.spec));
    expect(text(intervals)).toContain('"encodings":["x"]');
    expect(text(paretoFrontFigure)).toContain('"encodings":["x","y"]');
    expect(text(factorHeatMap)).not.toContain('"name":"zoom"');
    expect(text(intervals)).not.toContain('"format":".2f"');
  });

  it('has a legend that picks configurations, with room for it', () => {
    const { spec } = built(intervals).views[0]!;
    const interactive = interactiveSpec(spec);
    expect(JSON.stringify(interactive)).toContain('"name":"pick"');
    const bottom = (padding: unknown): number => Number(Object(padding).bottom);
    expect(bottom(interactive.padding)).toBeGreaterThan(bottom(spec.padding));
  });

  it('leaves out labels that were placed by their pixels', () => {
    const { spec } = built(paretoFrontFigure).views[0]!;
    expect(spec.layer.some((layer) => layer.description === placedByHand)).toBe(true);
    expect(interactiveSpec(spec).layer.some((layer) => layer.description === placedByHand)).toBe(false);
  });

  it('shows the data in tooltips, but no pixels', () => {
    const text = JSON.stringify(interactiveSpec(built(factorHeatMap).views[0]!.spec).layer[0]);
    const tooltip = /"tooltip":\[(.*?)\]/.exec(text)?.[1] ?? '';
    expect(tooltip).toContain('"field":"value"');
    for (const field of ['"x"', '"x2"', '"y"', '"shade"']) expect(tooltip).not.toContain(`"field":${field}`);
  });
});

describe('withoutHalos', () => {
  it('takes the stroke from texts alone', () => {
    const { spec } = built(intervals).views[1]!;
    const strokes = (layers: unknown): number => JSON.stringify(layers).match(/"strokeWidth":3/g)?.length ?? 0;
    expect(strokes(spec.layer)).toBeGreaterThan(0);
    expect(strokes(withoutHalos(spec).layer)).toBe(0);
    expect(JSON.stringify(withoutHalos(spec).layer)).toContain('"strokeWidth":2');
  });
});
