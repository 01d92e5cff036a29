/** The real figures, drawn for tests as the composition root draws them. */
import { buildFigure } from '../../src/figures/build-figure.ts';
import { figures } from '../../src/figures/registry.ts';
import { createMemoryCache, renderSvg } from '../../src/figures/render-svg.ts';
import { createTextMeasure } from '../../src/figures/text-metrics.ts';
import type { FigureDefinition } from '../../src/figures/figure.ts';
import type { FigureDrawer } from '../../src/exports/export.ts';
import type { ConfigurationDetail } from '../../src/report/samples-schema.ts';
import { testFonts } from './fonts.ts';

const known: readonly FigureDefinition[] = figures;

/** Draws every registered figure by its id. */
export function testDrawer(): FigureDrawer {
  const fonts = testFonts();
  const measure = createTextMeasure({ regular: fonts.sans, semibold: fonts.sansBold });
  const cache = createMemoryCache();
  return async (id, input, name) => {
    const definition = known.find((item) => item.id === id);
    if (definition === undefined) throw new Error(`There is no figure ${id}.`);
    const figure = buildFigure(definition, input, measure);
    if (figure === null) return null;
    const view = figure.views.find((item) => item.name === name) ?? figure.views[0]!;
    const svg = await renderSvg(figure, view, { measure, cache });
    return { title: figure.title, description: figure.description, svg, width: view.width, height: view.height };
  };
}

/** Details of one configuration: two curves and a confusion matrix of three classes. */
export function makeDetail(benchmark: string, configuration: string): ConfigurationDetail {
  const xs = Array.from({ length: 12 }, (_, i) => i + 1);
  const curve = (column: string, f: (x: number) => number) => ({
    column,
    x: 'epoch',
    runs: 10,
    xs,
    median: xs.map(f),
    q25: xs.map((x) => f(x) - 0.01),
    q75: xs.map((x) => f(x) + 0.01),
    n: xs.map(() => 10),
    points: xs.length,
  });
  return {
    benchmark,
    configuration,
    curves: [
      curve('epoch_seconds', (x) => x / 10),
      curve('val_loss', (x) => 1 / x),
      curve('val_accuracy', (x) => 1 - 0.5 / x),
    ],
    confusion: [
      {
        scope: 'all',
        run: null,
        seed: null,
        runs: 10,
        labels: ['zero', 'one', 'two'],
        counts: [
          [98, 1, 1],
          [0, 100, 0],
          [3, 0, 97],
        ],
        folded: 0,
        total: 300,
      },
    ],
    perClass: ['zero', 'one', 'two'].map((label, i) => ({
      label,
      support: 100,
      predicted: 100,
      precision: 0.97 + i / 100,
      recall: 0.98,
      f1: 0.975,
    })),
    calibration: null,
  };
}
