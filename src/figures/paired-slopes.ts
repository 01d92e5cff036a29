/** Paired slopes: one line per seed from the reference to the candidate; parallel lines mean that both move alike. */
import { numberOf } from '../format/missing.ts';
import { differenceText, roundScore, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Configuration, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, metricOf, scoreOf, type FigureInput } from './input.ts';
import { lanes, shorten } from './labels.ts';
import { fixedSpec, markers, pixels, plotSize, quantitative, texts } from './layers.ts';
import { linearScale } from './scales.ts';
import { palette, sizes } from './theme.ts';
import { axisTitle, metricTitle } from './words.ts';

interface Pair {
  readonly seed: string;
  readonly left: number;
  readonly right: number;
}

/** The two configurations: the two asked for, or the baseline and the one asked for. */
function sidesOf(input: FigureInput): readonly [Configuration, Configuration] | null {
  const asked = input.configurations === undefined ? [] : configurationsOf(input);
  const baseline = input.index.benchmark.baseline;
  const sides = asked.length === 1 && baseline !== null ? [input.index.configuration(baseline), asked[0]!] : asked;
  const [left, right] = sides;
  return left && right && sides.length === 2 && left.id !== right.id ? [left, right] : null;
}

function pairsOf(input: FigureInput, metric: Metric, sides: readonly [Configuration, Configuration]): Pair[] {
  const values = sides.map((side) => {
    const bySeed = new Map<string, number>();
    for (const run of input.runs) {
      const value = run.configuration === side.id && run.seed !== null ? scoreOf(run, metric) : null;
      if (value !== null) bySeed.set(run.seed!, value);
    }
    return bySeed;
  });
  return [...values[0]!].flatMap(([seed, left]) => {
    const right = values[1]!.get(seed);
    return right === undefined ? [] : [{ seed, left, right }];
  });
}

/** The difference right minus left as the Report's comparison has it, or null where it has none. */
function differenceSentence(input: FigureInput, metric: Metric, sides: readonly [Configuration, Configuration]) {
  const comparison = input.index.benchmark.comparisons.find(
    (item) => item.metric === metric.id && item.baseline === sides[0].id && item.candidate === sides[1].id,
  );
  const value = comparison === undefined ? null : numberOf(comparison.difference.value);
  if (comparison === undefined || value === null) return [];
  const { low, high } = comparison.difference;
  return [
    `The mean difference is ${withUnit(differenceText(value, low, high), metric.unit)}; verdict: ${comparison.verdict}.`,
  ];
}

function draw(
  input: FigureInput,
  metric: Metric,
  sides: readonly [Configuration, Configuration],
  pairs: readonly Pair[],
  layout: Layout,
) {
  const height = 280;
  const summaries = sides.map((side) => input.index.summary(side.id, metric.id));
  const means = summaries.map((summary) => (summary === null ? null : numberOf(summary.mean)));
  const scale = linearScale([...pairs.flatMap(({ left, right }) => [left, right]), ...means], { ticks: 5 });
  const meanTexts = means.map((mean, i) => (mean === null ? '' : roundScore(mean, numberOf(summaries[i]!.sd)).mean));
  const tickWidth = Math.max(...scale.ticks.map((tick) => layout.measure.width(scale.label(tick), sizes.text.body)));
  const margins = { left: Math.ceil(tickWidth) + 12, right: 10, top: 48, bottom: 12 };
  const plot = plotSize(layout.width, height, margins);
  // The two columns leave room for the means, which stand outside the lines.
  const at = [plot.width * 0.28, plot.width * 0.72] as const;
  const y = quantitative(scale, 'value', { title: null });
  const style = markers(sides);
  const ends = pairs.flatMap(({ seed, left, right }) => [
    { configuration: sides[0].name, seed, value: left, x: at[0] },
    { configuration: sides[1].name, seed, value: right, x: at[1] },
  ]);
  // Equal values stand side by side, away from the lines.
  const stack = (values: readonly number[]) =>
    lanes(
      values.map((value) => scale.place(value) * plot.height),
      7,
      5,
    );
  const stacks = [stack(pairs.map(({ left }) => left)), stack(pairs.map(({ right }) => right))] as const;
  const dots = pairs.flatMap(({ seed, left, right }, i) => [
    { configuration: sides[0].name, seed, value: left, x: at[0] - stacks[0][i]! * 8 },
    { configuration: sides[1].name, seed, value: right, x: at[1] + stacks[1][i]! * 8 },
  ]);
  const outside = stacks.map((lane) => 12 + Math.max(...lane) * 8);
  const meanRows = means.flatMap((mean, index) => (mean === null ? [] : [{ value: mean, x: at[index]! }]));
  const meanY = means.map((mean) => (mean === null ? 0 : (1 - scale.place(mean)) * plot.height));
  const name = (index: 0 | 1) => shorten(sides[index].name, plot.width * 0.47, layout.measure, sizes.text.body);
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: { values: ends },
        mark: { type: 'line', color: palette['ink-3'], strokeWidth: 1, strokeOpacity: 0.55 },
        encoding: { x: pixels('x'), y, detail: { field: 'seed', type: 'nominal' } },
      },
      {
        data: { values: meanRows },
        mark: { type: 'line', color: palette.ink, strokeWidth: 2.5 },
        encoding: { x: pixels('x'), y },
      },
      {
        name: 'main',
        data: { values: dots },
        mark: { type: 'point', size: 40, stroke: palette.paper, strokeWidth: 1 },
        encoding: { x: pixels('x'), y, color: style.color, shape: style.shape, detail: { field: 'seed' } },
      },
      texts([{ x: at[0] - outside[0]!, y: meanY[0]!, text: meanTexts[0]! }], {
        align: 'right',
        color: palette.ink,
        halo: true,
        fixed: true,
      }),
      texts([{ x: at[1] + outside[1]!, y: meanY[1]!, text: meanTexts[1]! }], {
        color: palette.ink,
        halo: true,
        fixed: true,
      }),
      texts(
        [
          { x: at[0], y: -14, text: name(0) },
          { x: at[1], y: -14, text: name(1) },
        ],
        { align: 'center', color: palette.ink, weight: 600 },
      ),
      texts([{ x: 4 - margins.left, y: -37, text: axisTitle(metric) }]),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const sides = sidesOf(input);
  if (metric === null || sides === null) return null;
  const pairs = pairsOf(input, metric, sides);
  if (pairs.length < 2) return null;
  const rise = pairs.filter(({ left, right }) => right > left).length;
  const fall = pairs.filter(({ left, right }) => right < left).length;
  const rest = pairs.length - rise - fall;
  return {
    key: [metric.id, sides[0].id, sides[1].id],
    title: `${metricTitle(metric)} by seed: ${sides[0].name} and ${sides[1].name}`,
    description: [
      `One line for each of ${count(pairs.length, 'shared seed')}, from ${sides[0].name} to ${sides[1].name}, on ${inSentence(metric.label)}; ${metric.better} is better.`,
      `${count(rise, 'line')} ${rise === 1 ? 'rises' : 'rise'}, ${fall} ${fall === 1 ? 'falls' : 'fall'}${rest === 0 ? '' : `, ${rest} ${rest === 1 ? 'is' : 'are'} level`}.`,
      ...differenceSentence(input, metric, sides),
      'The thick line joins the means over all seeds.',
    ].join(' '),
    table: {
      columns: [textColumn('Seed'), numberColumn(sides[0].name), numberColumn(sides[1].name)],
      rows: pairs.map(({ seed, left, right }) => [seed, left, right]),
    },
    draw: (layout) => draw(input, metric, sides, pairs, layout),
  };
}

/** Paired slopes of two configurations. */
export const pairedSlopes: FigureDefinition = {
  id: 'paired-slopes',
  title: 'Seed by seed',
  answers: 'Does the difference hold for every seed?',
  widths: { wide: 360, narrow: null },
  build,
};
