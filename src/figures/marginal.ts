/** Marginal plot: one parameter against the metric; lines join configurations that differ in nothing else. */
import { numberOf } from '../format/missing.ts';
import { plainNumber, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Configuration, Metric, Scalar } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, metricOf, scoreOf, type FigureInput } from './input.ts';
import { shorten, spread } from './labels.ts';
import { fixedSpec, markerMark, markers, pixels, plotSize, quantitative, texts } from './layers.ts';
import { isNumeric, parameterAxis, parameterTitle, varyingParameters } from './parameters.ts';
import { linearScale } from './scales.ts';
import { palette, sizes } from './theme.ts';
import { axisTitle, metricTitle } from './words.ts';

interface MarginalPoint {
  readonly item: Configuration;
  readonly value: Scalar;
  readonly mean: number;
  readonly seeds: readonly number[];
  /** All other params, as one text: points that share it are joined. */
  readonly rest: string;
}

/** More lines than this say nothing; the points stand alone then. */
const mostLines = 8;

function pointsOf(input: FigureInput, metric: Metric, parameter: string): MarginalPoint[] {
  const configurations = configurationsOf(input);
  // One that only some configurations set differs as well: no line may join a recipe with one step and one with two.
  const others = [...new Set(configurations.flatMap((item) => Object.keys(item.params)))].filter(
    (name) => name !== parameter,
  );
  const byConfiguration = Map.groupBy(input.runs, (run) => run.configuration);
  return configurations.flatMap((item) => {
    const summary = input.index.summary(item.id, metric.id);
    const mean = summary === null ? null : numberOf(summary.mean);
    const value = item.params[parameter] ?? null;
    if (mean === null || value === null) return [];
    const seeds = (byConfiguration.get(item.id) ?? []).flatMap((run) => scoreOf(run, metric) ?? []);
    const rest = JSON.stringify(others.map((name) => item.params[name] ?? null));
    return [{ item, value, mean, seeds, rest }];
  });
}

/** Groups of two or more points that differ in this parameter alone, when they are few enough to be drawn as lines. */
function linesOf(points: readonly MarginalPoint[]): MarginalPoint[][] {
  const groups = [...Map.groupBy(points, (point) => point.rest).values()].filter((group) => group.length > 1);
  const alone = groups.some((group) => new Set(group.map((point) => point.value)).size < group.length);
  return alone || groups.length > mostLines ? [] : groups;
}

/**
 * What tells the lines apart, one text per line: the first parameter that differs between all of them (a numeric one with
 * its name), else all that differ; empty with a single line.
 */
function lineLabels(lines: readonly MarginalPoint[][], parameter: string, nameOf: (key: string) => string): string[] {
  const heads = lines.map((line) => line[0]!.item);
  if (heads.length < 2) return heads.map(() => '');
  const others = varyingParameters(heads).filter((name) => name !== parameter);
  const value = (item: Configuration, name: string): string => String(item.params[name] ?? 'not set');
  const word = (item: Configuration, name: string): string =>
    isNumeric(name, heads) ? `${nameOf(name)} ${value(item, name)}` : value(item, name);
  const whole = others.filter((name) => new Set(heads.map((item) => value(item, name))).size === heads.length);
  // A text such as the model's name says more than a number that happens to differ as well.
  const single = whole.find((name) => !isNumeric(name, heads)) ?? whole[0];
  return heads.map((item) =>
    single === undefined ? others.map((name) => word(item, name)).join(', ') : word(item, single),
  );
}

/** The metric, the parameter, and what params are called. */
interface Subject {
  readonly metric: Metric;
  readonly parameter: string;
  readonly nameOf: (key: string) => string;
}

function draw(points: readonly MarginalPoint[], { metric, parameter, nameOf }: Subject, layout: Layout) {
  const height = layout.narrow ? 260 : 300;
  const { measure } = layout;
  const size = sizes.text.body;
  const axis = parameterAxis(
    parameter,
    points.map((point) => point.item),
    nameOf(parameter),
  );
  const scale = linearScale(
    points.flatMap((point) => [point.mean, ...point.seeds]),
    { ticks: 5 },
  );
  const tickWidth = Math.max(...scale.ticks.map((tick) => measure.width(scale.label(tick), size)));
  const at = (point: MarginalPoint): number => axis.place(point.value) ?? 0;
  const lines = linesOf(points).map((group) => [...group].sort((a, b) => at(a) - at(b)));
  const names = lineLabels(lines, parameter, nameOf);
  const named = lines.filter((_, index) => names[index] !== '');
  const labels = names.filter(Boolean).map((name) => shorten(name, layout.width * 0.3, measure, size));
  const margins = {
    left: Math.ceil(tickWidth) + 14,
    right: labels.length === 0 ? 14 : Math.ceil(Math.max(...labels.map((label) => measure.width(label, size)))) + 8,
    top: 26,
    bottom: 42,
  };
  const plot = plotSize(layout.width, height, margins);
  const inner = labels.length === 0 ? plot.width : plot.width - 14;
  const x = (point: MarginalPoint): number => at(point) * inner;
  const y = quantitative(scale, 'value', { title: null });
  const style = markers(points.map((point) => point.item));
  const ends = named.map((line) => (1 - scale.place(line.at(-1)!.mean)) * plot.height);
  const moved = spread(ends, 14, 0, plot.height);
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: {
          values: lines.flatMap((line, index) =>
            line.map((point) => ({ line: index, x: x(point), value: point.mean })),
          ),
        },
        mark: { type: 'line', color: palette['ink-3'], strokeWidth: 1, strokeOpacity: 0.7 },
        encoding: { x: pixels('x'), y, detail: { field: 'line', type: 'nominal' } },
      },
      {
        data: { values: points.flatMap((point) => point.seeds.map((value) => ({ x: x(point), value }))) },
        mark: { type: 'point', shape: 'circle', size: 16, color: palette['ink-3'], fillOpacity: 0.35 },
        encoding: { x: pixels('x'), y },
      },
      {
        name: 'main',
        data: { values: points.map((point) => ({ configuration: point.item.name, x: x(point), value: point.mean })) },
        mark: markerMark,
        encoding: { x: pixels('x'), y, color: style.color, shape: style.shape },
      },
      texts(
        labels.map((text, index) => ({ x: inner + 12, y: moved[index]!, text })),
        { color: palette['ink-2'], fixed: true },
      ),
      texts(
        axis.marks.map((mark) => ({
          x: mark.at * inner,
          y: plot.height + 14,
          text: shorten(mark.text, inner / Math.max(1, axis.marks.length) + 6, measure, size),
        })),
        { align: 'center', color: palette['ink-2'] },
      ),
      texts([{ x: inner, y: plot.height + 32, text: axis.label }], { align: 'right', color: palette['ink-2'] }),
      texts([{ x: 4 - margins.left, y: -15, text: axisTitle(metric) }], { color: palette['ink-2'] }),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const { parameter } = input;
  if (metric === null || parameter === undefined) return null;
  const points = pointsOf(input, metric, parameter);
  if (new Set(points.map((point) => point.value)).size < 2) return null;
  const nameOf = (key: string): string => parameterTitle(input.index.benchmark, key);
  const label = nameOf(parameter);
  const ordered = [...points].sort((a, b) => (metric.better === 'higher' ? b.mean - a.mean : a.mean - b.mean));
  const best = ordered[0]!;
  const worst = ordered.at(-1)!;
  const kind = isNumeric(
    parameter,
    points.map((point) => point.item),
  )
    ? 'values'
    : 'levels';
  const say = (point: MarginalPoint): string =>
    `${withUnit(plainNumber(point.mean), metric.unit)} (${point.item.name}, ${label} ${String(point.value)})`;
  return {
    key: [metric.id, parameter],
    title: `${metricTitle(metric)} by ${label}`,
    description: [
      `Mean ${inSentence(metric.label)} of ${count(points.length, 'configuration')} at ${new Set(points.map((p) => p.value)).size} ${kind} of ${parameter}; small dots are seeds, ${metric.better} is better.`,
      `The best mean is ${say(best)}, the worst ${say(worst)}.`,
      ...(linesOf(points).length > 0 ? ['Lines join configurations that differ in nothing else.'] : []),
    ].join(' '),
    table: {
      columns: [
        { label: parameter, numeric: kind === 'values' },
        textColumn('Configuration'),
        numberColumn(`mean ${inSentence(metric.label)}`),
        numberColumn('seeds'),
      ],
      rows: points.map((point) => [
        typeof point.value === 'boolean' ? String(point.value) : point.value,
        point.item.name,
        point.mean,
        point.seeds.length,
      ]),
    },
    draw: (layout) => draw(points, { metric, parameter, nameOf }, layout),
  };
}

/** One parameter against the metric. */
export const marginal: FigureDefinition = {
  id: 'marginal',
  title: 'One parameter',
  answers: 'How does the metric move with this parameter?',
  widths: { wide: 600, narrow: 360 },
  build,
};
