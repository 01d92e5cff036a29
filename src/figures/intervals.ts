/** Interval plot: the mean of each configuration with its interval, best first. */
import { numberOf } from '../format/missing.ts';
import { intervalText, scoreText, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Configuration, Metric, Summary } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft } from './figure.ts';
import { metricOf, rankedConfigurations, type FigureInput } from './input.ts';
import { also, guide, guideLabel, intervalBars, markerMark, markers, pixels, quantitative } from './layers.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { axisTitle, metricTitle, percentLevel, shownOf } from './words.ts';

interface IntervalRow {
  readonly item: Configuration;
  readonly summary: Summary;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

function rowsOf(input: FigureInput, metric: Metric): IntervalRow[] {
  return rankedConfigurations(input).flatMap((item) => {
    const summary = input.index.summary(item.id, metric.id);
    const mean = summary === null ? null : numberOf(summary.mean);
    if (summary === null || mean === null) return [];
    const interval = summary.intervals[0];
    return [{ item, summary, mean, low: interval?.low ?? null, high: interval?.high ?? null }];
  });
}

const valueOf = (row: IntervalRow): string => scoreText(row.mean, row.summary.n < 2 ? null : numberOf(row.summary.sd));

function describe(rows: readonly IntervalRow[], shown: number, metric: Metric, baseline: IntervalRow | null): string {
  const level = percentLevel(rows[0]!.summary.intervals[0]?.level ?? 0.95);
  const say = (row: IntervalRow): string => {
    const interval =
      row.low === null || row.high === null ? 'no interval' : `${level} interval ${intervalText(row.low, row.high)}`;
    return `${row.item.name} has a mean ${inSentence(metric.label)} of ${withUnit(valueOf(row), metric.unit)} over ${count(row.summary.n, 'seed')} (${interval}).`;
  };
  const last = rows[shown - 1]!;
  return [
    `${shownOf(shown, rows.length, 'configuration')}, in the order of the ranking; ${metric.better} is better.`,
    say(rows[0]!),
    ...(shown > 1 ? [`Last, ${say(last)}`] : []),
    ...(baseline === null || baseline === last || baseline === rows[0] ? [] : [`The baseline ${say(baseline)}`]),
  ].join(' ');
}

/** More rows than this are left to the leaderboard; the baseline is always among them. */
const mostRows = 40;

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  if (metric === null) return null;
  const all = rowsOf(input, metric);
  if (all.length === 0) return null;
  const baseline = all.find((row) => row.item.id === input.index.benchmark.baseline) ?? null;
  const top = all.slice(0, mostRows);
  const rows = baseline === null || top.includes(baseline) ? top : [...top.slice(0, -1), baseline];
  const ordered = [...rows, ...all.filter((row) => !rows.includes(row))];
  return {
    key: [metric.id],
    title: `${metricTitle(metric)}: mean and ${percentLevel(rows[0]!.summary.intervals[0]?.level ?? 0.95)} interval`,
    description: describe(ordered, rows.length, metric, baseline),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn('n'),
        numberColumn('mean'),
        numberColumn('sd'),
        numberColumn('low'),
        numberColumn('high'),
      ],
      rows: rows.map((row) => [row.item.name, row.summary.n, row.mean, numberOf(row.summary.sd), row.low, row.high]),
    },
    draw: (layout) => {
      const scale = linearScale(
        rows.flatMap((row) => [row.mean, row.low, row.high]),
        { ticks: layout.narrow ? 4 : 6 },
      );
      const frame = rowFrame(
        rows.map((row) => ({ name: row.item.name, value: valueOf(row), strong: row === baseline })),
        layout,
        { valueTitle: 'mean ± sd' },
      );
      const x = quantitative(scale, 'mean', { title: axisTitle(metric) });
      const style = markers(rows.map((row) => row.item));
      const data = rows.map((row, index) => ({
        configuration: row.item.name,
        mean: row.mean,
        low: row.low,
        high: row.high,
        seeds: row.summary.n,
        y: frame.at(index),
      }));
      return rowSpec(frame, layout, [
        ...(baseline === null
          ? []
          : [guide('x', baseline.mean, { dash: [3, 3] }), guideLabel(baseline.mean, 'baseline', { align: 'center' })]),
        ...frame.layers,
        intervalBars(data, x, style.color),
        {
          name: 'main',
          data: { values: data },
          mark: markerMark,
          encoding: { x: { ...x, ...also('mean') }, y: pixels('y'), color: style.color, shape: style.shape },
        },
      ]);
    },
  };
}

/** The interval plot. */
export const intervals: FigureDefinition = {
  id: 'intervals',
  title: 'Means with intervals',
  answers: 'Which configurations differ by more than their seeds do?',
  widths: { wide: 640, narrow: 360 },
  build,
};
