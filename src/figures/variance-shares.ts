/** Shares of the variance: what each parameter, each pair of them and the seeds account for on a metric. */
import { percent } from '../format/numbers.ts';
import { capital, count, inSentence } from '../format/words.ts';
import type { Benchmark, HyperparameterModel } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, type FigureInput } from './input.ts';
import { guide, pixels, quantitative } from './layers.ts';
import { parameterTitle } from './parameters.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { palette } from './theme.ts';

interface ShareRow {
  readonly name: string;
  /** 0 to 1 of all variation; may be negative by rounding or by the model. */
  readonly share: number;
  readonly kind: 'parameter' | 'interaction' | 'rest';
}

const mostRows = 15;

/** The terms of a model from the largest share on, then what no parameter accounts for. */
function rowsOf(benchmark: Benchmark, model: HyperparameterModel): ShareRow[] {
  const terms = model.terms.flatMap(({ parameters, fraction }): ShareRow[] =>
    fraction === null
      ? []
      : [
          {
            name: parameters.map((key) => parameterTitle(benchmark, key)).join(' × '),
            share: fraction,
            kind: parameters.length === 1 ? 'parameter' : 'interaction',
          },
        ],
  );
  const rest = (name: string, share: number | null): ShareRow[] =>
    share === null ? [] : [{ name, share, kind: 'rest' }];
  const higher = model.higherOrderFraction === 0 ? null : model.higherOrderFraction;
  return [
    ...terms.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)).slice(0, mostRows),
    ...rest('interactions of more', higher),
    ...rest('between seeds', model.residualFraction),
  ];
}

function draw(rows: readonly ShareRow[], layout: Layout) {
  const scale = linearScale(
    rows.map((row) => row.share),
    { include: [0, 1], room: 0.05, ticks: 4 },
  );
  const frame = rowFrame(
    rows.map((row) => ({ name: row.name, value: percent(row.share, 1) })),
    layout,
    { valueTitle: 'share', top: layout.narrow ? 12 : 28 },
  );
  const x = quantitative({ ...scale, format: '.0%' }, 'share', { title: 'Share of the variance' });
  const bars = (kinds: readonly ShareRow['kind'][]) =>
    rows.flatMap((row, index) =>
      kinds.includes(row.kind)
        ? [{ term: row.name, zero: 0, share: row.share, top: frame.at(index) - 6, bottom: frame.at(index) + 6 }]
        : [],
    );
  const encoding = { x: { ...x, field: 'zero' }, x2: { field: 'share' }, y: pixels('top'), y2: { field: 'bottom' } };
  return rowSpec(frame, layout, [
    guide('x', 0, { color: palette['ink-2'] }),
    ...frame.layers,
    {
      name: 'main',
      data: { values: bars(['parameter', 'interaction']) },
      mark: { type: 'rect', color: palette.heat, opacity: 0.6 },
      encoding,
    },
    { data: { values: bars(['rest']) }, mark: { type: 'rect', color: palette.grey, opacity: 0.45 }, encoding },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const model = input.index.benchmark.hyperparameterModels.find((item) => item.metric === input.metric);
  if (metric === null || model === undefined) return null;
  const rows = rowsOf(input.index.benchmark, model);
  if (rows.filter((row) => row.kind !== 'rest').length < 2) return null;
  return {
    key: [metric.id],
    title: `What the variance of ${inSentence(metric.label)} goes with`,
    description: [
      `Shares of the variance of ${inSentence(metric.label)} over ${model.n} values: ${rows.map((row) => `${row.name} ${percent(row.share, 1)}`).join(', ')}.`,
      `${capital(model.method)}.`,
      ...(model.terms.length > mostRows ? [`${count(model.terms.length - mostRows, 'smaller term')} not drawn.`] : []),
    ].join(' '),
    table: {
      columns: [textColumn('Term'), textColumn('Kind'), numberColumn('share')],
      rows: rows.map((row) => [row.name, row.kind, row.share]),
    },
    draw: (layout) => draw(rows, layout),
  };
}

/** Shares of the variance by parameter. */
export const varianceShares: FigureDefinition = {
  id: 'variance-shares',
  title: 'Shares of the variance',
  answers: 'How much of the variation does each parameter account for?',
  widths: { wide: 640, narrow: 360 },
  build,
};
