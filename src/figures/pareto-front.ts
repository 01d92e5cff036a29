/** Pareto front: two metrics against each other, and the configurations that nothing beats in both. */
import { numberOf } from '../format/missing.ts';
import { integer, plainNumber, withUnit } from '../format/numbers.ts';
import { count, inSentence, listText } from '../format/words.ts';
import type { Configuration, Interval, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, metricOf, type FigureInput } from './input.ts';
import { placeLabels, type Box } from './labels.ts';
import { fixedSpec, markerMark, markers, plotSize, quantitative, rangeFrame, texts } from './layers.ts';
import { extent, fittingScale } from './scales.ts';
import { palette, sizes } from './theme.ts';
import { axisTitle, metricTitle } from './words.ts';

interface ParetoPoint {
  readonly item: Configuration;
  readonly x: number;
  readonly y: number;
  readonly xInterval: Interval | undefined;
  readonly yInterval: Interval | undefined;
}

function pointsOf(input: FigureInput, across: Metric, up: Metric): ParetoPoint[] {
  return configurationsOf(input).flatMap((item) => {
    const a = input.index.summary(item.id, across.id);
    const b = input.index.summary(item.id, up.id);
    const x = a === null ? null : numberOf(a.mean);
    const y = b === null ? null : numberOf(b.mean);
    return x === null || y === null ? [] : [{ item, x, y, xInterval: a?.intervals[0], yInterval: b?.intervals[0] }];
  });
}

/** The points that no other point beats in one metric without losing in the other, from the best `x` on. */
export function paretoFront<P extends { readonly x: number; readonly y: number }>(
  points: readonly P[],
  better: { readonly x: 'higher' | 'lower'; readonly y: 'higher' | 'lower' },
): P[] {
  const sign = { x: better.x === 'higher' ? 1 : -1, y: better.y === 'higher' ? 1 : -1 };
  const ordered = [...points].sort((a, b) => sign.x * (b.x - a.x) || sign.y * (b.y - a.y));
  const front: P[] = [];
  let best = -Infinity;
  let bestX = NaN;
  for (const point of ordered) {
    const value = sign.y * point.y;
    if (value > best || (value === best && point.x === bestX)) {
      front.push(point);
      best = value;
      bestX = point.x;
    }
  }
  return front;
}

/** More points than this are a cloud in which none can be told. */
const mostPoints = 150;

/**
 * The points that are drawn: all where they are few, else the front and even steps through the others in the order
 * of `x`, so that the cloud keeps its shape.
 */
export function drawnPoints<P extends { readonly x: number }>(points: readonly P[], front: readonly P[]): readonly P[] {
  if (points.length <= mostPoints) return points;
  const onFront = new Set(front);
  const others = points.filter((point) => !onFront.has(point)).sort((a, b) => a.x - b.x);
  const room = Math.max(0, mostPoints - front.length);
  const kept = new Set(
    Array.from({ length: Math.min(room, others.length) }, (_, i) =>
      room < 2 ? others[0]! : others[Math.round((i * (others.length - 1)) / (room - 1))]!,
    ),
  );
  const best = new Set(front.slice(0, mostPoints));
  return points.filter((point) => best.has(point) || kept.has(point));
}

/** What a point covers: its marker and the two bars of its cross. */
function crossOf(point: ParetoPoint, pixel: (at: { x: number; y: number }) => { x: number; y: number }): Box[] {
  const middle = pixel(point);
  const low = pixel({ x: point.xInterval?.low ?? point.x, y: point.yInterval?.low ?? point.y });
  const high = pixel({ x: point.xInterval?.high ?? point.x, y: point.yInterval?.high ?? point.y });
  return [
    { left: middle.x - 5, right: middle.x + 5, top: middle.y - 5, bottom: middle.y + 5 },
    { left: low.x, right: high.x, top: middle.y - 1, bottom: middle.y + 1 },
    { left: middle.x - 1, right: middle.x + 1, top: high.y, bottom: low.y },
  ];
}

function draw(
  points: readonly ParetoPoint[],
  front: readonly ParetoPoint[],
  across: Metric,
  up: Metric,
  layout: Layout,
) {
  const height = layout.narrow ? 340 : 420;
  const ends = (interval: Interval | undefined) => [interval?.low ?? null, interval?.high ?? null];
  // A logarithmic axis cannot show an interval that reaches zero: its scale follows the means, and the bar is clipped.
  const xs = points.flatMap((point) => [point.x, ...ends(point.xInterval)]);
  const ys = points.flatMap((point) => [point.y, ...ends(point.yInterval)]);
  const xScale = fittingScale(xs, { ticks: layout.narrow ? 4 : 6 });
  const yScale = fittingScale(ys, { ticks: 6 });
  const tickWidth = Math.max(...yScale.ticks.map((tick) => layout.measure.width(yScale.label(tick), sizes.text.body)));
  const margins = { left: Math.ceil(tickWidth) + 14, right: 14, top: 30, bottom: 42 };
  const plot = plotSize(layout.width, height, margins);
  const style = markers(points.map((point) => point.item));
  const x = quantitative(xScale, 'x', { title: axisTitle(across), ticks: true });
  const y = quantitative(yScale, 'y', { title: null, ticks: true });
  const onFront = new Set(front);
  const pixel = (point: { readonly x: number; readonly y: number }) => ({
    x: xScale.place(point.x) * plot.width,
    y: (1 - yScale.place(point.y)) * plot.height,
  });
  const data = points.map((point) => ({
    configuration: point.item.name,
    x: point.x,
    y: point.y,
    xLow: point.xInterval?.low ?? null,
    xHigh: point.xInterval?.high ?? null,
    yLow: point.yInterval?.low ?? null,
    yHigh: point.yInterval?.high ?? null,
  }));
  const labelled = [...front, ...points.filter((point) => !onFront.has(point))];
  const labels = placeLabels(
    labelled.map((point) => ({ ...pixel(point), text: point.item.name })),
    {
      frame: { left: 2, top: -8, right: plot.width + margins.right, bottom: plot.height - 2 },
      obstacles: points.flatMap((point) => crossOf(point, pixel)),
      measure: layout.measure,
      size: sizes.text.body,
    },
  );
  const frontNames = new Set(front.map((point) => point.item.name));
  const bars = { type: 'rule' as const, strokeWidth: 1.4, strokeOpacity: 0.5, clip: true };
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      rangeFrame('x', extent(points.map((point) => point.x))),
      rangeFrame('y', extent(points.map((point) => point.y))),
      {
        data: { values: front.map((point) => ({ x: point.x, y: point.y })) },
        mark: { type: 'line', color: palette['ink-3'], strokeWidth: 1.3, strokeDash: [1, 4], interpolate: 'linear' },
        encoding: { x, y, order: { field: 'x', type: 'quantitative' } },
      },
      {
        data: { values: data.filter((point) => point.xLow !== null) },
        mark: bars,
        encoding: { x: { ...x, field: 'xLow' }, x2: { field: 'xHigh' }, y, color: style.color },
      },
      {
        data: { values: data.filter((point) => point.yLow !== null) },
        mark: bars,
        encoding: { x, y: { ...y, field: 'yLow' }, y2: { field: 'yHigh' }, color: style.color },
      },
      {
        name: 'main',
        data: { values: data },
        mark: markerMark,
        encoding: { x, y, color: style.color, shape: style.shape },
      },
      ...(['left', 'right'] as const).flatMap((align) => {
        const here = labels.filter((label) => label.align === align);
        const strong = here.filter((label) => frontNames.has(label.text));
        const plain = here.filter((label) => !frontNames.has(label.text));
        return [
          ...(strong.length === 0 ? [] : [texts(strong, { align, color: palette.ink, halo: true, fixed: true })]),
          ...(plain.length === 0 ? [] : [texts(plain, { align, color: palette['ink-3'], halo: true, fixed: true })]),
        ];
      }),
      texts([{ x: 4 - margins.left, y: -18, text: axisTitle(up) }], { color: palette['ink-2'] }),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const across = metricOf(input);
  const up = input.against === undefined ? null : input.index.metric(input.against);
  if (across === null || up === null || across.id === up.id) return null;
  const points = pointsOf(input, across, up);
  if (points.length < 2) return null;
  const front = paretoFront(points, { x: across.better, y: up.better });
  const onFront = new Set(front);
  const drawn = drawnPoints(points, front);
  const drawnFront = front.filter((_, place) => place < mostPoints);
  const say = (point: ParetoPoint): string =>
    `${point.item.name} (${withUnit(plainNumber(point.x), across.unit)}; ${withUnit(plainNumber(point.y), up.unit)})`;
  return {
    key: [across.id, up.id],
    title: `${metricTitle(up)} against ${inSentence(across.label)}`,
    description: [
      `Means of ${count(points.length, 'configuration')}: ${inSentence(across.label)} across (${across.better} is better), ${inSentence(up.label)} upwards (${up.better} is better).`,
      `${front.length} of them ${front.length === 1 ? 'lies' : 'lie'} on the Pareto front: nothing else is at least as good in both. They are ${listText(front.slice(0, 8).map(say))}${front.length > 8 ? ` and ${front.length - 8} more` : ''}.`,
      'The front is drawn through the means; intervals stand as crosses.',
      ...(drawn.length === points.length
        ? []
        : [
            `Drawn and listed are ${integer(drawn.length)} of ${integer(points.length)}: the front, and others at even steps.`,
          ]),
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn(across.label),
        numberColumn(up.label),
        textColumn('On the front'),
      ],
      rows: drawn.map((point) => [point.item.name, point.x, point.y, onFront.has(point) ? 'yes' : 'no']),
    },
    draw: (layout) => draw(drawn, drawnFront, across, up, layout),
  };
}

/** Two metrics with their Pareto front. */
export const paretoFrontFigure: FigureDefinition = {
  id: 'pareto-front',
  title: 'Two metrics and their Pareto front',
  answers: 'What does one metric cost in the other?',
  widths: { wide: 600, narrow: 360 },
  build,
};
