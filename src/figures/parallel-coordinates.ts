/** Parallel coordinates: each configuration as a line over the params that vary, ending at its score. */
import { numberOf } from '../format/missing.ts';
import { plainNumber, withUnit } from '../format/numbers.ts';
import { count, inSentence, listText } from '../format/words.ts';
import type { Configuration, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, rankedConfigurations, type FigureInput } from './input.ts';
import { shorten } from './labels.ts';
import { fixedSpec, markers, pixels, texts, type PlacedText } from './layers.ts';
import { parameterAxis, parameterTitle, varyingParameters, type ParameterAxis } from './parameters.ts';
import { extent, fittingScale } from './scales.ts';
import { palette, sizes } from './theme.ts';
import { metricTitle } from './words.ts';

/** Axes beyond this many are left out, the least important first. */
const mostAxes = 6;
const mostLines = 300;

interface ParallelLine {
  readonly item: Configuration;
  readonly score: number;
  /** Drawn in its own colour: the leading tier where that is a few. */
  readonly leads: boolean;
  /** 0 for the worst score to 1 for the best. */
  readonly good: number;
}

/** A tier of more than this is no highlight. */
const mostHighlights = 5;

/** The varying params in the order of their importance, as far as the Report has one. */
function orderedParameters(input: FigureInput, metric: Metric): string[] {
  const strength = (parameter: string): number => {
    const entry = input.index.benchmark.hyperparameters.find(
      (item) => item.metric === metric.id && item.parameter === parameter,
    );
    return Math.abs(entry?.importance.find((one) => one.value !== null)?.value ?? 0);
  };
  return varyingParameters(input.index.benchmark.configurations)
    .map((parameter) => ({ parameter, at: strength(parameter) }))
    .sort((a, b) => b.at - a.at || (a.parameter < b.parameter ? -1 : 1))
    .slice(0, mostAxes)
    .map(({ parameter }) => parameter)
    .reverse();
}

function scoreAxis(metric: Metric, lines: readonly ParallelLine[]): ParameterAxis {
  const scale = fittingScale(
    lines.map((line) => line.score),
    { ticks: 5 },
  );
  const unit = metric.unit === null ? '' : `, ${metric.unit}`;
  return {
    label: `${metricTitle(metric)}${unit}`,
    marks: scale.ticks.map((tick) => ({ at: scale.place(tick), text: scale.label(tick) })),
    place: (value) => (typeof value === 'number' ? scale.place(value) : null),
  };
}

/** Opacity of a line: the best stand out, the worst are still seen. */
const shadeOf = (line: ParallelLine): number => Number((0.18 + 0.7 * line.good ** 2).toFixed(3));

function draw(
  lines: readonly ParallelLine[],
  axes: readonly ParameterAxis[],
  parameters: readonly string[],
  layout: Layout,
) {
  const { narrow, measure, width } = layout;
  // On a phone the axes lie one under the other, so that the names of params have room.
  const along = narrow ? width - 36 : 260;
  const step = narrow ? 62 : Math.floor((width - 110) / (axes.length - 1));
  const margins = narrow
    ? { left: 18, right: 18, top: 30, bottom: 30 }
    : { left: 55, right: width - 55 - step * (axes.length - 1), top: 34, bottom: 14 };
  const height = margins.top + margins.bottom + (narrow ? step * (axes.length - 1) : along);
  const pixel = (axis: number, share: number) =>
    narrow ? { x: share * along, y: axis * step } : { x: axis * step, y: (1 - share) * along };
  const style = markers(lines.map((line) => line.item));
  const points = lines.flatMap((line) =>
    axes.flatMap((axis, index) => {
      const parameter = parameters[index];
      const share = axis.place(parameter === undefined ? line.score : (line.item.params[parameter] ?? null));
      return share === null
        ? []
        : [
            {
              configuration: line.item.name,
              leads: line.leads,
              shade: shadeOf(line),
              axis: index,
              ...pixel(index, share),
            },
          ];
    }),
  );
  const ends = lines.map((line) => ({
    configuration: line.item.name,
    ...pixel(axes.length - 1, axes.at(-1)!.place(line.score)!),
  }));
  const names: PlacedText[] = axes.map((axis, index) => ({
    x: narrow ? -margins.left + 4 : index * step,
    y: narrow ? index * step - 14 : -20,
    text: shorten(axis.label, narrow ? width - 20 : step - 10, measure, sizes.text.body),
  }));
  const marks: PlacedText[] = axes.flatMap((axis, index) =>
    axis.marks.map(({ at, text }) => {
      const { x, y } = pixel(index, at);
      return narrow
        ? { x, y: y + 13, text }
        : { x: x - 6, y, text: shorten(text, step - 16, measure, sizes.text.small) };
    }),
  );
  const rules = axes.map((_, index) => ({ ...pixel(index, 0), x2: pixel(index, 1).x, y2: pixel(index, 1).y }));
  const order = { field: 'axis', type: 'quantitative' as const };
  const detail = { field: 'configuration', type: 'nominal' as const };
  const shade = { field: 'shade', type: 'quantitative' as const, scale: null, legend: null };
  return fixedSpec({
    width,
    height,
    margins,
    layer: [
      {
        data: { values: rules },
        mark: { type: 'rule', color: palette.rule },
        encoding: { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' } },
      },
      {
        data: { values: points.filter((point) => !point.leads) },
        mark: { type: 'line', color: palette.heat, strokeWidth: 1.2 },
        encoding: { x: pixels('x'), y: pixels('y'), detail, order, strokeOpacity: shade },
      },
      {
        name: 'main',
        data: { values: points.filter((point) => point.leads) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: { x: pixels('x'), y: pixels('y'), color: style.color, order },
      },
      {
        data: { values: ends },
        mark: { type: 'point', size: 44, stroke: palette.paper, strokeWidth: 1 },
        encoding: { x: pixels('x'), y: pixels('y'), color: style.color, shape: style.shape },
      },
      texts(names, { align: narrow ? 'left' : 'center', color: palette.ink, weight: 600, halo: narrow }),
      texts(marks, { align: narrow ? 'center' : 'right', color: palette['ink-2'], size: sizes.text.small, halo: true }),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  if (metric === null) return null;
  const parameters = orderedParameters(input, metric);
  const nameOf = (key: string): string => parameterTitle(input.index.benchmark, key);
  const leaders = new Set(input.index.ranking(metric.id)?.leadingTier ?? []);
  const scored = rankedConfigurations(input).flatMap((item) => {
    const summary = input.index.summary(item.id, metric.id);
    const score = summary === null ? null : numberOf(summary.mean);
    return score === null ? [] : [{ item, score }];
  });
  const [low, high] = extent(scored.map(({ score }) => score));
  const lines = scored.map(({ item, score }) => {
    const place = high === low ? 0.5 : (score - low) / (high - low);
    const good = metric.better === 'higher' ? place : 1 - place;
    return { item, score, good, leads: leaders.size <= mostHighlights && leaders.has(item.id) };
  });
  if (parameters.length < 2 || lines.length < 3 || lines.length > mostLines) return null;
  const axes = [
    ...parameters.map((parameter) =>
      parameterAxis(
        parameter,
        lines.map((line) => line.item),
        nameOf(parameter),
      ),
    ),
    scoreAxis(metric, lines),
  ];
  const best = lines[0]!;
  const settings = parameters.map((name) => `${nameOf(name)} = ${String(best.item.params[name] ?? 'not set')}`);
  return {
    key: [metric.id],
    title: `${metricTitle(metric)} over ${listText(parameters.map(nameOf))}`,
    description: [
      `One line for each of ${count(lines.length, 'configuration')} over ${count(parameters.length, 'parameter')}, ending at its mean ${inSentence(metric.label)}; ${metric.better} is better. Stronger lines score better${leaders.size <= mostHighlights ? '; thick lines are the leading tier' : ''}.`,
      `First in the ranking is ${best.item.name} (${listText(settings)}) with ${withUnit(plainNumber(best.score), metric.unit)}.`,
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        ...parameters.map((name) => textColumn(nameOf(name))),
        numberColumn(metric.label),
      ],
      rows: lines.map(({ item, score }) => [
        item.name,
        ...parameters.map((name) => String(item.params[name] ?? '')),
        score,
      ]),
    },
    draw: (layout) => draw(lines, axes, parameters, layout),
  };
}

/** Parallel coordinates of the sweep. */
export const parallelCoordinates: FigureDefinition = {
  id: 'parallel-coordinates',
  title: 'Parallel coordinates',
  answers: 'Which settings do the best configurations share?',
  widths: { wide: 640, narrow: 360 },
  build,
};
