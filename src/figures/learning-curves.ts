/** Learning curves: the median over seeds against the epoch, with the band between the quartiles. */
import { plainNumber } from '../format/numbers.ts';
import { capital, count, inSentence } from '../format/words.ts';
import type { Curve } from '../report/samples-schema.ts';
import type { Configuration } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, type FigureInput } from './input.ts';
import { shorten, spread } from './labels.ts';
import { colourOf, fixedSpec, markerMark, markers, plotSize, quantitative, rangeFrame, texts } from './layers.ts';
import { extent, fittingScale, linearScale, type DrawnScale } from './scales.ts';
import { palette, sizes } from './theme.ts';

interface Series {
  readonly item: Configuration;
  readonly curve: Curve;
  /** Points whose median is known, in the order of x. */
  readonly points: readonly { x: number; median: number; q25: number | null; q75: number | null }[];
}

/** More curves than this cannot be told apart in one frame. */
const mostCurves = 6;

function seriesOf(input: FigureInput, column: string): Series[] {
  return configurationsOf(input).flatMap((item) => {
    const curve = input.detail?.(item.id)?.curves.find((candidate) => candidate.column === column);
    if (curve === undefined) return [];
    const points = curve.xs.flatMap((x, i) => {
      const median = curve.median[i] ?? null;
      return median === null ? [] : [{ x, median, q25: curve.q25[i] ?? null, q75: curve.q75[i] ?? null }];
    });
    return points.length < 2 ? [] : [{ item, curve, points }];
  });
}

/** Names of columns as people say them; an unknown name loses its underscores. */
const columnWords: Readonly<Record<string, string>> = {
  lr: 'learning rate',
  val: 'validation',
  train: 'training',
  acc: 'accuracy',
  epoch_seconds: 'time per epoch (s)',
};

/** @example columnLabel('val_loss') // 'Validation loss' */
export function columnLabel(column: string): string {
  const whole = columnWords[column];
  if (whole !== undefined) return capital(whole);
  return capital(
    column
      .split(/[_./-]+/)
      .map((word) => columnWords[word] ?? word)
      .join(' '),
  );
}

function sentence({ item, curve, points }: Series): string {
  const first = points[0]!;
  const last = points.at(-1)!;
  const quartiles =
    last.q25 === null || last.q75 === null || last.q25 === last.q75
      ? ''
      : ` (quartiles ${plainNumber(last.q25)} to ${plainNumber(last.q75)})`;
  return `${item.name}, median of ${count(curve.runs, 'seed')}: from ${plainNumber(first.median)} at ${curve.x} ${plainNumber(first.x)} to ${plainNumber(last.median)} at ${curve.x} ${plainNumber(last.x)}${quartiles}.`;
}

/** End labels: the name where several curves stand, the last value where there is one; moved apart where they collide. */
function endLabels(series: readonly Series[], y: DrawnScale, height: number, layout: Layout) {
  const room = layout.width * (layout.narrow ? 0.3 : 0.28);
  const labels = series.map((one) =>
    series.length === 1
      ? plainNumber(one.points.at(-1)!.median, 3)
      : shorten(one.item.name, room, layout.measure, sizes.text.body),
  );
  const ends = series.map((one) => height * (1 - y.place(one.points.at(-1)!.median)));
  const at = spread(ends, 14, 0, height);
  const width = Math.max(...labels.map((label) => layout.measure.width(label, sizes.text.body)));
  return {
    width,
    labels: labels.map((text, index) => ({ text, y: at[index]!, colour: colourOf(series[index]!.item) })),
  };
}

/** A scale whose ticks start and end with the domain: an axis of epochs says its first and its last. */
function withEnds(scale: DrawnScale): DrawnScale {
  const [low, high] = scale.domain;
  const inner = scale.ticks.filter((tick) => scale.place(tick) > 0.06 && scale.place(tick) < 0.94);
  // With a precision of its own: d3 would take one from the step between ticks, and write 10 as 1e+1.
  return { ...scale, ticks: [low, ...inner, high], format: '.6~g' };
}

/** The last point, and some along the line, so that curves of one colour are told apart by their shape. */
function stationsOf<P>(points: readonly P[], between: number, phase: number): P[] {
  const last = points.length - 1;
  const places = Array.from({ length: between }, (_, k) => Math.round((last * (k + phase)) / between));
  return [...new Set([...places, last])].map((place) => points[place]!);
}

function draw(series: readonly Series[], title: string, layout: Layout) {
  const height = layout.narrow ? 220 : 300;
  const all = series.flatMap((one) => one.points);
  const values = all.flatMap((point) => [point.median, point.q25, point.q75]);
  const yScale = fittingScale(values, { ticks: 5 });
  const xScale = withEnds(
    linearScale(
      all.map((point) => point.x),
      { ticks: layout.narrow ? 4 : 8, room: 0 },
    ),
  );
  const tickWidth = Math.max(...yScale.ticks.map((tick) => layout.measure.width(yScale.label(tick), sizes.text.body)));
  const vertical = { top: 26, bottom: 44 };
  const ends = endLabels(series, yScale, height - vertical.top - vertical.bottom, layout);
  const margins = { ...vertical, left: Math.ceil(tickWidth) + 14, right: Math.ceil(ends.width) + 18 };
  const plot = plotSize(layout.width, height, margins);
  const style = markers(series.map((one) => one.item));
  const x = quantitative(xScale, 'x', { title: capital(series[0]!.curve.x), grid: false, ticks: true });
  const y = quantitative(yScale, 'median', { title: null });
  const data = series.flatMap(({ item, points }) => points.map((point) => ({ configuration: item.name, ...point })));
  const stations = series.flatMap(({ item, points }, index) =>
    stationsOf(points, series.length === 1 ? 0 : 4, index / series.length).map((point) => ({
      configuration: item.name,
      ...point,
    })),
  );
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: { values: data.filter((point) => point.q25 !== null && point.q75 !== null) },
        mark: { type: 'area', fillOpacity: 0.16, interpolate: 'linear' },
        encoding: { x, y: { ...y, field: 'q25' }, y2: { field: 'q75' }, color: style.color },
      },
      {
        name: 'main',
        data: { values: data },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: { x, y, color: style.color },
      },
      {
        data: { values: stations },
        mark: markerMark,
        encoding: { x, y, color: style.color, shape: style.shape },
      },
      rangeFrame('x', extent(all.map((point) => point.x))),
      ...ends.labels.map((label) =>
        texts([{ x: plot.width + 10, y: label.y, text: label.text }], { color: label.colour, fixed: true }),
      ),
      texts([{ x: 10 - margins.left, y: -15, text: yScale.type === 'log' ? `${title}, logarithmic` : title }], {
        color: palette['ink-2'],
      }),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const { column } = input;
  if (column === undefined) return null;
  const all = seriesOf(input, column);
  const series = all.slice(0, mostCurves);
  if (series.length === 0) return null;
  const label = columnLabel(column);
  const { curve } = series[0]!;
  return {
    key: [column, ...(input.configurations ?? [])],
    title: `${label.replace(/ \(.*\)$/, '')} by ${curve.x}`,
    description: [
      `${label} against the ${inSentence(curve.x)}: a line is the median over seeds, a band reaches from the lower to the upper quartile.`,
      ...series.map(sentence),
      ...(all.length > series.length ? [`${count(all.length - series.length, 'more configuration')} not drawn.`] : []),
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn(curve.x),
        numberColumn('median'),
        numberColumn('lower quartile'),
        numberColumn('upper quartile'),
      ],
      rows: series.flatMap(({ item, points }) => points.map((p) => [item.name, p.x, p.median, p.q25, p.q75])),
    },
    draw: (layout) => draw(series, label, layout),
  };
}

/** Learning curves of one column of the histories. */
export const learningCurves: FigureDefinition = {
  id: 'learning-curves',
  title: 'Learning curves',
  answers: 'How did the training go, and do the seeds agree?',
  widths: { wide: 600, narrow: 360 },
  build,
};
