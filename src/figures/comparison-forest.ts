/** Comparison forest: each candidate minus the baseline with its interval, the zero line, and what is too small to matter. */
import { numberOf } from '../format/missing.ts';
import { differenceText, plainNumber, signedIntervalText, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Comparison, Configuration, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, rankedConfigurations, type FigureInput } from './input.ts';
import { guide, guideLabel, intervalBars, markerMark, markers, pixels, plotSize, quantitative } from './layers.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { palette } from './theme.ts';
import { metricTitle, percentLevel, shownOf } from './words.ts';

interface ForestRow {
  readonly item: Configuration;
  readonly comparison: Comparison;
  readonly value: number;
}

const mostRows = 40;

const rowsOf = (input: FigureInput, metric: Metric): ForestRow[] =>
  rankedConfigurations(input).flatMap((item) => {
    const comparison = input.index.comparison(metric.id, item.id);
    const value = comparison === null ? null : numberOf(comparison.difference.value);
    return comparison === null || value === null ? [] : [{ item, comparison, value }];
  });

const difference = ({ value, comparison }: ForestRow): string =>
  differenceText(value, comparison.difference.low, comparison.difference.high);

const verdictWords = ['better', 'worse', 'no practical difference', 'cannot be decided'] as const;
/** Short forms for the end of a row; the sentences and the table say the whole. */
const shortVerdict = {
  better: 'better',
  worse: 'worse',
  'no practical difference': 'no diff.',
  'cannot be decided': 'undecided',
} as const;

function describe(rows: readonly ForestRow[], total: number, metric: Metric, baseline: string): string {
  const verdicts = verdictWords
    .map((word) => ({ word, n: rows.filter((row) => row.comparison.verdict === word).length }))
    .filter(({ n }) => n > 0)
    .map(({ word, n }) => `${n} ${word}`);
  const widest = [...rows].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0]!;
  const { low, high, level } = widest.comparison.difference;
  return [
    `${shownOf(rows.length, total, 'candidate')} minus the baseline ${baseline} on ${inSentence(metric.label)}; ${metric.better} is better.`,
    `Verdicts: ${verdicts.join(', ')}.`,
    `The largest difference is that of ${widest.item.name}: ${withUnit(difference(widest), metric.unit)}${
      low === null || high === null ? '' : ` (${percentLevel(level)} interval ${signedIntervalText(low, high)})`
    }, over ${count(widest.comparison.n, 'seed')}.`,
    ...(metric.minEffect === null
      ? []
      : [`The band is ±${plainNumber(metric.minEffect)}, the smallest difference that matters.`]),
  ].join(' ');
}

function draw(rows: readonly ForestRow[], metric: Metric, layout: Layout) {
  const limits = metric.minEffect === null ? [0] : [-metric.minEffect, 0, metric.minEffect];
  const scale = linearScale(
    rows.flatMap((row) => [row.value, row.comparison.difference.low, row.comparison.difference.high]),
    { ticks: layout.narrow ? 4 : 6, include: limits },
  );
  const frame = rowFrame(
    rows.map((row) => ({ name: row.item.name, value: `${difference(row)}  ${shortVerdict[row.comparison.verdict]}` })),
    layout,
    { valueTitle: 'difference, verdict' },
  );
  const plot = plotSize(layout.width, frame.height, frame.margins);
  const style = markers(rows.map((row) => row.item));
  const unit = metric.unit === null ? '' : `, ${metric.unit}`;
  const x = quantitative(scale, 'difference', { title: `Difference in ${inSentence(metric.label)}${unit}` });
  const data = rows.map((row, index) => ({
    configuration: row.item.name,
    difference: row.value,
    low: row.comparison.difference.low,
    high: row.comparison.difference.high,
    verdict: row.comparison.verdict,
    y: frame.at(index),
  }));
  const zero = scale.place(0) * plot.width;
  const sides = metric.better === 'higher' ? (['worse', 'better'] as const) : (['better', 'worse'] as const);
  const roomy = { left: zero > 60, right: plot.width - zero > 60 };
  return rowSpec(frame, layout, [
    ...(metric.minEffect === null
      ? []
      : [
          {
            data: { values: [{ low: -metric.minEffect, high: metric.minEffect }] },
            mark: { type: 'rect' as const, color: palette.band },
            encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' } },
          },
        ]),
    guide('x', 0, { color: palette['ink-2'] }),
    ...frame.layers,
    ...(roomy.left ? [guideLabel(0, sides[0], { align: 'right', dx: -8 })] : []),
    ...(roomy.right ? [guideLabel(0, sides[1], { align: 'left', dx: 8 })] : []),
    intervalBars(data, x, style.color),
    {
      name: 'main',
      data: { values: data },
      mark: markerMark,
      encoding: { x, y: pixels('y'), color: style.color, shape: style.shape, detail: { field: 'verdict' } },
    },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const { baseline: baselineId } = input.index.benchmark;
  const baseline = baselineId === null ? null : input.index.configuration(baselineId);
  if (metric === null || baseline === null) return null;
  const all = rowsOf(input, metric);
  if (all.length === 0) return null;
  const rows = all.slice(0, mostRows);
  return {
    key: [metric.id],
    title: `${metricTitle(metric)}: difference to ${baseline.name}`,
    description: describe(rows, all.length, metric, baseline.name),
    table: {
      columns: [
        textColumn('Candidate'),
        numberColumn('n'),
        numberColumn('difference'),
        numberColumn('low'),
        numberColumn('high'),
        textColumn('Verdict'),
      ],
      rows: rows.map(({ item, comparison, value }) => [
        item.name,
        comparison.n,
        value,
        comparison.difference.low,
        comparison.difference.high,
        comparison.verdict,
      ]),
    },
    draw: (layout) => draw(rows, metric, layout),
  };
}

/** The comparison forest. */
export const comparisonForest: FigureDefinition = {
  id: 'comparison-forest',
  title: 'Differences to the baseline',
  answers: 'Which candidates are better than the baseline, and by how much?',
  widths: { wide: 640, narrow: 360 },
  build,
};
