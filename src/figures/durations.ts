/** Durations: how long each run of a configuration took; runs that did not complete are crosses. */
import { durationText } from '../format/durations.ts';
import { numberOf } from '../format/missing.ts';
import { count } from '../format/words.ts';
import type { Configuration, RunRecord } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { rankedConfigurations, type FigureInput } from './input.ts';
import { markers, pixels, quantitative, wordedAxis } from './layers.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { durationScale } from './time-scales.ts';
import { palette } from './theme.ts';
import { shownOf } from './words.ts';

interface DurationRow {
  readonly item: Configuration;
  readonly runs: readonly (RunRecord & { readonly durationSeconds: number })[];
  readonly mean: number | null;
}

const mostRows = 40;

const timed = (run: RunRecord): (RunRecord & { readonly durationSeconds: number })[] =>
  run.durationSeconds === null || run.durationSeconds <= 0 ? [] : [{ ...run, durationSeconds: run.durationSeconds }];

function rowsOf(input: FigureInput): DurationRow[] {
  const byConfiguration = Map.groupBy(input.runs, (run) => run.configuration);
  const costs = new Map(input.index.benchmark.costs.map((cost) => [cost.configuration, cost]));
  return rankedConfigurations(input).flatMap((item) => {
    const runs = (byConfiguration.get(item.id) ?? []).flatMap(timed);
    const cost = costs.get(item.id);
    return runs.length === 0
      ? []
      : [{ item, runs, mean: cost === undefined ? null : numberOf(cost.meanDurationSeconds) }];
  });
}

function draw(rows: readonly DurationRow[], layout: Layout) {
  const scale = durationScale(
    rows.flatMap((row) => row.runs.map((run) => run.durationSeconds)),
    layout.narrow ? 4 : 6,
  );
  const frame = rowFrame(
    rows.map((row) => ({ name: row.item.name, value: row.mean === null ? '' : durationText(row.mean) })),
    layout,
    { valueTitle: 'mean', top: layout.narrow ? 12 : 28 },
  );
  const axis = quantitative(scale, 'seconds', { title: null });
  const x = { ...axis, axis: { ...axis.axis, labels: false } };
  const style = markers(rows.map((row) => row.item));
  const data = rows.flatMap((row, index) =>
    row.runs.map((run) => ({
      configuration: row.item.name,
      seed: run.seed ?? run.id,
      status: run.status,
      seconds: run.durationSeconds,
      y: frame.at(index),
    })),
  );
  return rowSpec(frame, layout, [
    ...frame.layers,
    {
      name: 'main',
      data: { values: data.filter((run) => run.status === 'completed') },
      mark: { type: 'point', size: 26, fillOpacity: 0.75 },
      encoding: { x, y: pixels('y'), color: style.color, shape: style.shape, detail: { field: 'seed' } },
    },
    {
      data: { values: data.filter((run) => run.status !== 'completed') },
      mark: {
        type: 'point',
        shape: 'M-1,-1L1,1M-1,1L1,-1',
        filled: false,
        size: 40,
        color: palette.worse,
        strokeWidth: 1.8,
      },
      encoding: { x, y: pixels('y'), detail: { field: 'status' } },
    },
    ...wordedAxis(scale, 'Duration of a run', { layout, height: frame.height, margins: frame.margins }),
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const all = rowsOf(input);
  const rows = all.slice(0, mostRows);
  const runs = rows.flatMap((row) => row.runs);
  if (runs.length < 2) return null;
  const ordered = [...runs].sort((a, b) => a.durationSeconds - b.durationSeconds);
  const name = (run: RunRecord): string => input.index.configuration(run.configuration)?.name ?? run.configuration;
  const shortest = ordered[0]!;
  const longest = ordered.at(-1)!;
  const unfinished = runs.filter((run) => run.status !== 'completed').length;
  const known = rows.filter((row) => row.mean !== null).sort((a, b) => b.mean! - a.mean!);
  return {
    key: [],
    title: 'Duration of the runs',
    description: [
      `Durations of ${count(runs.length, 'run')} of ${shownOf(rows.length, all.length, 'configuration').toLowerCase()}: from ${durationText(shortest.durationSeconds)} (${name(shortest)}) to ${durationText(longest.durationSeconds)} (${name(longest)}).`,
      ...(known[0] === undefined
        ? []
        : [`The longest mean is ${durationText(known[0].mean!)}, of ${known[0].item.name}.`]),
      unfinished === 0 ? 'All of them completed.' : `${count(unfinished, 'run')} did not complete: crosses.`,
    ].join(' '),
    table: {
      columns: [textColumn('Configuration'), textColumn('Seed'), textColumn('Status'), numberColumn('seconds')],
      rows: rows.flatMap((row) =>
        row.runs.map((run) => [row.item.name, run.seed ?? '', run.status, run.durationSeconds]),
      ),
    },
    draw: (layout) => draw(rows, layout),
  };
}

/** Durations by configuration. */
export const durations: FigureDefinition = {
  id: 'durations',
  title: 'Durations',
  answers: 'What does a run of each configuration take?',
  widths: { wide: 640, narrow: 360 },
  build,
};
