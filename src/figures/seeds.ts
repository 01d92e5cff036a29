/** Seed scatter: every seed of each configuration as a mark of its own, with the mean and its interval below. */
import { numberOf } from '../format/missing.ts';
import { plainNumber, scoreText, withUnit } from '../format/numbers.ts';
import { count, inSentence } from '../format/words.ts';
import type { Configuration, Metric, Summary } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, rankedConfigurations, scoreOf, type FigureInput } from './input.ts';
import { guide, guideLabel, intervalBars, markers, pixels, plotSize, quantitative } from './layers.ts';
import { lanes } from './labels.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { sizes } from './theme.ts';
import { axisTitle, metricTitle, shownOf } from './words.ts';

interface SeedRow {
  readonly item: Configuration;
  readonly summary: Summary | null;
  readonly seeds: readonly { readonly seed: string; readonly value: number }[];
  readonly nFailed: number;
}

/** Pixels between stacked marks, and the most that are stacked before they overlap. */
const laneStep = 5;
const mostLanes = 5;
const mostRows = 40;

function rowsOf(input: FigureInput, metric: Metric): SeedRow[] {
  const byConfiguration = Map.groupBy(input.runs, (run) => run.configuration);
  return rankedConfigurations(input).flatMap((item) => {
    const seeds = (byConfiguration.get(item.id) ?? []).flatMap((run) => {
      const value = scoreOf(run, metric);
      return value === null ? [] : [{ seed: run.seed ?? run.id, value }];
    });
    const summary = input.index.summary(item.id, metric.id);
    return seeds.length === 0 ? [] : [{ item, summary, seeds, nFailed: summary?.nFailed ?? 0 }];
  });
}

const seedCount = (row: SeedRow): string =>
  row.nFailed === 0 ? `n = ${row.seeds.length}` : `n = ${row.seeds.length}, ${row.nFailed} failed`;

function describe(rows: readonly SeedRow[], total: number, metric: Metric): string {
  const first = rows[0]!;
  const values = first.seeds.map((seed) => seed.value);
  const failed = rows.reduce((sum, row) => sum + row.nFailed, 0);
  const mean = first.summary === null ? null : numberOf(first.summary.mean);
  const sd = first.summary === null || first.summary.n < 2 ? null : numberOf(first.summary.sd);
  return [
    `Every seed of ${shownOf(rows.length, total, 'configuration').toLowerCase()} on ${inSentence(metric.label)}.`,
    `${first.item.name}: ${count(values.length, 'seed')} from ${plainNumber(Math.min(...values))} to ${withUnit(plainNumber(Math.max(...values)), metric.unit)}${
      mean === null ? '' : `, mean ${scoreText(mean, sd)}`
    }.`,
    failed === 0 ? 'No run is missing.' : `${count(failed, 'run')} gave no value and cannot be drawn.`,
  ].join(' ');
}

function draw(rows: readonly SeedRow[], metric: Metric, baseline: SeedRow | null, layout: Layout) {
  const scale = linearScale(
    rows.flatMap((row) => [
      ...row.seeds.map((seed) => seed.value),
      row.summary?.intervals[0]?.low ?? null,
      row.summary?.intervals[0]?.high ?? null,
    ]),
    { ticks: layout.narrow ? 4 : 6 },
  );
  const names = rows.map((row) => ({ name: row.item.name, value: seedCount(row), strong: row === baseline }));
  const sketch = rowFrame(names, layout, { valueTitle: '' });
  const width = plotSize(layout.width, sketch.height, sketch.margins).width;
  const stacks = rows.map((row) =>
    lanes(
      row.seeds.map((seed) => scale.place(seed.value) * width),
      6,
      mostLanes,
    ),
  );
  const deepest = Math.max(0, ...stacks.flat());
  const frame = rowFrame(names, layout, {
    valueTitle: '',
    step: 26 + deepest * laneStep,
    below: (deepest * laneStep) / 2,
  });
  const style = markers(rows.map((row) => row.item));
  const x = quantitative(scale, 'value', { title: axisTitle(metric) });
  const seeds = rows.flatMap((row, index) =>
    row.seeds.map(({ seed, value }, i) => ({
      configuration: row.item.name,
      seed,
      value,
      y: frame.at(index) - 4 - stacks[index]![i]! * laneStep,
    })),
  );
  const means = rows.flatMap((row, index) => {
    const mean = row.summary === null ? null : numberOf(row.summary.mean);
    const { low = null, high = null } = row.summary?.intervals[0] ?? {};
    return mean === null ? [] : [{ configuration: row.item.name, value: mean, low, high, y: frame.at(index) + 5 }];
  });
  const reference = baseline?.summary === null || baseline === null ? null : numberOf(baseline.summary.mean);
  return rowSpec(frame, layout, [
    ...(reference === null || rows.length < 3
      ? []
      : [guide('x', reference, { dash: [3, 3] }), guideLabel(reference, 'baseline', { align: 'center' })]),
    ...frame.layers,
    intervalBars(means, x, style.color),
    {
      data: { values: means },
      mark: { type: 'tick', orient: 'vertical', thickness: 2, size: 9 },
      encoding: { x, y: pixels('y'), color: style.color },
    },
    {
      name: 'main',
      data: { values: seeds },
      mark: { type: 'point', size: sizes.seed, opacity: 0.85 },
      encoding: { x, y: pixels('y'), color: style.color, shape: style.shape, detail: { field: 'seed' } },
    },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  if (metric === null) return null;
  const all = rowsOf(input, metric);
  if (all.length === 0) return null;
  const rows = all.slice(0, mostRows);
  const baseline = rows.find((row) => row.item.id === input.index.benchmark.baseline) ?? null;
  return {
    key: [metric.id, ...(input.configurations ?? [])],
    title: `${metricTitle(metric)}: every seed`,
    description: describe(rows, all.length, metric),
    table: {
      columns: [textColumn('Configuration'), textColumn('Seed'), numberColumn(metric.label)],
      rows: rows.flatMap((row) => row.seeds.map(({ seed, value }) => [row.item.name, seed, value])),
    },
    draw: (layout) => draw(rows, metric, baseline, layout),
  };
}

/** The seed scatter. */
export const seeds: FigureDefinition = {
  id: 'seeds',
  title: 'Every seed',
  answers: 'How much do the seeds of a configuration differ?',
  widths: { wide: 640, narrow: 360 },
  build,
};
