/** Timeline: when each run started and how long it took, in as many lanes as ran at once. */
import { durationText } from '../format/durations.ts';
import { count } from '../format/words.ts';
import type { RunRecord } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import type { FigureInput } from './input.ts';
import { fixedSpec, pixels, plotSize, texts, wordedAxis } from './layers.ts';
import { momentScale } from './time-scales.ts';
import { palette } from './theme.ts';

interface TimedRun {
  readonly run: RunRecord;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly lane: number;
}

/** More lanes than this are no longer told apart. */
const mostLanes = 40;
const mostRuns = 3000;

/** The runs whose start and duration are known, each in the first lane that is free at its start. */
function timedRuns(input: FigureInput): TimedRun[] {
  const ends: number[] = [];
  return input.runs
    .flatMap((run) => {
      const start = run.startedAt === null ? NaN : Date.parse(run.startedAt);
      const finish = run.finishedAt === null ? NaN : Date.parse(run.finishedAt);
      const end = run.durationSeconds === null ? finish : start + run.durationSeconds * 1000;
      return Number.isFinite(start) && Number.isFinite(end) && end >= start ? [{ run, start, end }] : [];
    })
    .sort((a, b) => a.start - b.start || (a.run.id < b.run.id ? -1 : 1))
    .map(({ run, start, end }) => {
      const free = ends.findIndex((busy) => busy <= start);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = end;
      return { run, name: input.index.configuration(run.configuration)?.name ?? run.configuration, start, end, lane };
    });
}

function draw(runs: readonly TimedRun[], lanes: number, layout: Layout) {
  const step = Math.min(18, Math.max(6, 120 / lanes));
  const margins = { left: 10, right: 10, top: 26, bottom: 44 };
  const height = margins.top + Math.max(3, lanes) * step + margins.bottom;
  const plot = plotSize(layout.width, height, margins);
  const scale = momentScale(
    runs.flatMap((run) => [run.start, run.end]),
    layout.narrow ? 4 : 8,
  );
  const place = (moment: number): number => scale.place(moment) * plot.width;
  const gap = Math.min(2, step / 4);
  const box = (run: TimedRun) => ({
    configuration: run.name,
    seed: run.run.seed ?? run.run.id,
    status: run.run.status,
    x: place(run.start),
    // A run shorter than a pixel is still drawn.
    x2: Math.max(place(run.end) - 0.5, place(run.start) + 1),
    y: run.lane * step + gap / 2,
    y2: (run.lane + 1) * step - gap / 2,
  });
  const done = runs.filter(({ run }) => run.status === 'completed');
  const open = runs.filter(({ run }) => run.status !== 'completed');
  const encoding = { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' } };
  const date = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: { values: scale.ticks.map((tick) => ({ x: place(tick) })) },
        mark: { type: 'rule', color: palette.hair },
        encoding: { x: pixels('x'), y: { value: 0 }, y2: { value: plot.height } },
      },
      {
        name: 'main',
        data: { values: done.map(box) },
        mark: { type: 'rect', color: palette.heat, fillOpacity: 0.6 },
        encoding,
      },
      {
        data: { values: open.map(box) },
        mark: { type: 'rect', color: palette.paper, fillOpacity: 1, stroke: palette.worse, strokeWidth: 1.5 },
        encoding,
      },
      ...wordedAxis(scale, `${date(runs[0]!.start)}, time in UTC`, { layout, height, margins }),
      texts([
        {
          x: 0,
          y: -12,
          text: `${count(lanes, 'run')} at once at most${open.length === 0 ? '' : '; outlined: not completed'}`,
        },
      ]),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const runs = timedRuns(input);
  const lanes = 1 + Math.max(...runs.map((run) => run.lane), 0);
  if (runs.length < 2 || runs.length > mostRuns || lanes > mostLanes) return null;
  const end = Math.max(...runs.map((run) => run.end));
  const start = runs[0]!.start;
  if (end <= start) return null;
  const iso = (moment: number): string => new Date(moment).toISOString().replace('T', ' ').slice(0, 16);
  const failed = runs.filter(({ run }) => run.status !== 'completed');
  const left = input.runs.length - runs.length;
  return {
    key: [],
    title: 'When the runs ran',
    description: [
      `${count(runs.length, 'run')} from ${iso(start)} to ${iso(end)} UTC, ${durationText((end - start) / 1000)} in all, at most ${lanes} at once.`,
      failed.length === 0
        ? 'All of them completed.'
        : `${count(failed.length, 'run')} did not complete: ${failed
            .slice(0, 4)
            .map(({ run, name }) => `${name} (${run.status})`)
            .join(', ')}${failed.length > 4 ? ' and others' : ''}.`,
      ...(left === 0
        ? []
        : [`${count(left, 'run')} without a known start or duration ${left === 1 ? 'is' : 'are'} left out.`]),
    ].join(' '),
    table: {
      columns: [
        textColumn('Run'),
        textColumn('Configuration'),
        textColumn('Status'),
        textColumn('Started (UTC)'),
        numberColumn('seconds'),
      ],
      rows: runs.map(({ run, name, start: from, end: to }) => [
        run.id,
        name,
        run.status,
        new Date(from).toISOString(),
        (to - from) / 1000,
      ]),
    },
    draw: (layout) => draw(runs, lanes, layout),
  };
}

/** The timeline of the sweep. */
export const timeline: FigureDefinition = {
  id: 'timeline',
  title: 'Timeline',
  answers: 'When did the runs run, and how many at once?',
  widths: { wide: 640, narrow: 360 },
  build,
};
