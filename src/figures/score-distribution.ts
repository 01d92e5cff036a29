/** Score distribution: every counted run of the sweep as a dot, piled up by value, one row per level of the first factor. */
import { plainNumber, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Configuration, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, metricOf, scoreOf, type FigureInput } from './input.ts';
import { markers, pixels, plotSize, quantitative } from './layers.ts';
import { parameterLabel } from './parameters.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { axisTitle, metricTitle } from './words.ts';

interface Pile {
  readonly name: string;
  readonly dots: readonly { readonly item: Configuration; readonly seed: string; readonly value: number }[];
}

/** Pixels across and up between dots of a pile, and the tallest pile before its dots close up. */
const dot = { across: 6, up: 5.5, tallest: 90 } as const;
const mostRuns = 2000;

/** One pile per level of the colour factor, or a single one. */
function pilesOf(input: FigureInput, metric: Metric): Pile[] {
  const [factor] = input.index.benchmark.factors;
  const byConfiguration = Map.groupBy(input.runs, (run) => run.configuration);
  const all = configurationsOf(input).flatMap((item) =>
    (byConfiguration.get(item.id) ?? []).flatMap((run) => {
      const value = scoreOf(run, metric);
      const level = factor === undefined ? '' : String(item.params[factor.parameter] ?? 'not set');
      return value === null ? [] : [{ item, seed: run.seed ?? run.id, value, level }];
    }),
  );
  const levels = factor === undefined ? [''] : [...factor.levels, 'not set'];
  return levels.flatMap((level) => {
    const dots = all.filter((one) => one.level === level).sort((a, b) => a.value - b.value);
    const name = factor === undefined ? 'all runs' : level;
    return dots.length === 0 ? [] : [{ name, dots }];
  });
}

/** Places dots in columns of `across` pixels, each on top of the one before; returns the column's middle and the place in it. */
function pile(places: readonly number[]): { x: number; level: number }[] {
  const heights = new Map<number, number>();
  return places.map((place) => {
    const column = Math.round(place / dot.across);
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return { x: column * dot.across, level };
  });
}

function draw(piles: readonly Pile[], metric: Metric, layout: Layout) {
  const scale = linearScale(
    piles.flatMap(({ dots }) => dots.map(({ value }) => value)),
    { ticks: layout.narrow ? 4 : 6 },
  );
  const rows = piles.map(({ name, dots }) => ({ name, value: count(dots.length, 'run') }));
  const sketch = rowFrame(rows, layout, { valueTitle: '' });
  const { width } = plotSize(layout.width, sketch.height, sketch.margins);
  const placed = piles.map(({ dots }) => pile(dots.map(({ value }) => scale.place(value) * width)));
  const tallest = Math.max(...placed.flat().map(({ level }) => level));
  const up = Math.min(dot.up, dot.tallest / Math.max(1, tallest));
  const deep = tallest * up;
  const frame = rowFrame(rows, layout, { valueTitle: '', top: 10, step: deep + 18, below: deep / 2 });
  const style = markers([...new Set(piles.flatMap(({ dots }) => dots.map(({ item }) => item)))]);
  const data = piles.flatMap(({ dots }, row) =>
    dots.map(({ item, seed, value }, i) => ({
      configuration: item.name,
      seed,
      value,
      x: placed[row]![i]!.x,
      y: frame.at(row) - placed[row]![i]!.level * up,
    })),
  );
  return rowSpec(frame, layout, [
    ...frame.layers,
    {
      data: { values: [{ value: scale.domain[0] }] },
      mark: { type: 'point', opacity: 0, size: 1 },
      encoding: { x: quantitative(scale, 'value', { title: axisTitle(metric) }) },
    },
    {
      name: 'main',
      data: { values: data },
      mark: { type: 'point', size: 22 },
      encoding: { x: pixels('x'), y: pixels('y'), color: style.color, shape: style.shape, detail: { field: 'seed' } },
    },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  if (metric === null) return null;
  const piles = pilesOf(input, metric);
  const values = piles.flatMap(({ dots }) => dots.map(({ value }) => value));
  if (values.length < 5 || values.length > mostRuns) return null;
  const [factor] = input.index.benchmark.factors;
  const by = factor === undefined ? '' : ` by ${parameterLabel(factor.label)}`;
  const say = ({ name, dots }: Pile): string =>
    `${name}: ${count(dots.length, 'run')} from ${plainNumber(dots[0]!.value)} to ${withUnit(plainNumber(dots.at(-1)!.value), metric.unit)}.`;
  return {
    key: [metric.id],
    title: `${metricTitle(metric)} of all runs${by}`,
    description: [
      `Every counted run of the sweep as a dot, piled up by ${inSentence(metric.label)}${by}; ${metric.better} is better.`,
      ...piles.slice(0, 8).map(say),
    ].join(' '),
    table: {
      columns: [
        textColumn(factor?.label ?? 'Group'),
        textColumn('Configuration'),
        textColumn('Seed'),
        numberColumn(metric.label),
      ],
      rows: piles.flatMap(({ name, dots }) => dots.map(({ item, seed, value }) => [name, item.name, seed, value])),
    },
    draw: (layout) => draw(piles, metric, layout),
  };
}

/** The scores of all runs. */
export const scoreDistribution: FigureDefinition = {
  id: 'score-distribution',
  title: 'Scores of all runs',
  answers: 'How are the scores of the sweep spread?',
  widths: { wide: 640, narrow: 360 },
  build,
};
