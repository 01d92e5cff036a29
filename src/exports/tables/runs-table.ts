/** All runs of a benchmark as a table, failed ones included: status, seed, times, every metric. */
import { dateText } from '../../format/dates.ts';
import { durationText } from '../../format/durations.ts';
import { plainNumber } from '../../format/numbers.ts';
import type { Metric, RunRecord } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import {
  cell,
  column,
  missingCell,
  part,
  quantityCell,
  textCell,
  type Cell,
  type Column,
  type Table,
} from './table.ts';

const fixedColumns: readonly Column[] = [
  column('Run', 'left', [part('run', 'text', 'Id of the run'), part('sweep', 'text', 'Sweep that it belongs to')]),
  column('Configuration', 'left', [
    part('configuration', 'text', 'Id of the configuration'),
    part('name', 'text', 'Name of the configuration'),
  ]),
  column('Seed', 'right', [part('seed', 'text', 'Replicate key')]),
  column('Status', 'left', [
    part('status', 'text', 'completed, failed, diverged, incomplete, running or unknown'),
    part('counted', 'boolean', 'True where its numbers enter the statistics'),
  ]),
  column('Started', 'left', [part('started_at', 'text', 'ISO 8601')]),
  column('Duration', 'right', [part('duration_seconds', 'number', 'Wall time in seconds')]),
  column('Commit', 'left', [part('git_commit', 'text', 'Git commit of the code')]),
];

/** Part ids of metrics: their ids, kept apart from the fixed columns. */
export const metricPart = (metric: Metric): string => `metric_${metric.id}`;

function metricCell(run: RunRecord, metric: Metric): Cell {
  const value = run.metrics[metric.key];
  return value === undefined
    ? missingCell(1, `${metric.label}: not reported by the run`)
    : quantityCell(value, (number) => plainNumber(number));
}

const commitCell = (commit: string | null): Cell =>
  commit === null ? missingCell(1, 'no commit is known') : cell(commit.slice(0, 10), [commit]);

/** The table; one row per run, by id. */
export function runsTable(view: BenchmarkView, id: string): Table {
  const { metrics } = view.benchmark;
  const rows = view.runs.map((run) => ({
    group: null,
    cells: [
      cell(run.id, [run.id, run.sweep]),
      cell(view.nameOf(run.configuration), [run.configuration, view.nameOf(run.configuration)]),
      textCell(run.seed, 'no seed is known'),
      cell(run.counted ? run.status : `${run.status}, not counted`, [run.status, run.counted]),
      run.startedAt === null ? missingCell(1, 'no start is known') : cell(dateText(run.startedAt), [run.startedAt]),
      run.durationSeconds === null
        ? missingCell(1, 'no duration is known')
        : cell(durationText(run.durationSeconds), [run.durationSeconds]),
      commitCell(run.git?.commit ?? null),
      ...metrics.map((metric) => metricCell(run, metric)),
    ],
  }));
  return {
    id,
    title: `${view.benchmark.title}: runs`,
    caption: `${view.benchmark.title}: every run with its status and metrics. Runs that do not count enter no mean.`,
    notes: [],
    columns: [
      ...fixedColumns,
      ...metrics.map((metric) =>
        column(metric.label, 'right', [
          part(metricPart(metric), 'number', metric.unit === null ? metric.label : `${metric.label} in ${metric.unit}`),
        ]),
      ),
    ],
    rows,
  };
}
