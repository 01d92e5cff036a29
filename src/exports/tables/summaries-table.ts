/** All summaries of a benchmark in long form: one row per configuration, metric and interval. */
import { intervalText, integer, percent, plainNumber } from '../../format/numbers.ts';
import { methodName } from '../../format/methods.ts';
import type { Interval, Summary } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import { scoreCell } from './leaderboard-table.ts';
import { cell, column, missingCell, part, quantityCell, type Cell, type Column, type Table } from './table.ts';

const number = (value: number): string => plainNumber(value);

const columns: readonly Column[] = [
  column('Configuration', 'left', [
    part('configuration', 'text', 'Id of the configuration'),
    part('name', 'text', 'Name of the configuration'),
  ]),
  column('Metric', 'left', [part('metric', 'text', 'Id of the metric')]),
  column('n', 'right', [part('n', 'integer', 'Values that entered')]),
  column('Without a value', 'right', [
    part('n_failed', 'integer', 'Runs that gave no value'),
    part('n_diverged', 'integer', 'Those of them whose value is not finite'),
  ]),
  column('Mean ± sd', 'right', [part('mean', 'number', 'Mean'), part('sd', 'number', 'Standard deviation')]),
  column('Min', 'right', [part('min', 'number', 'Smallest value')]),
  column('Median', 'right', [part('median', 'number', 'Median')]),
  column('Max', 'right', [part('max', 'number', 'Largest value')]),
  column('IQM', 'right', [part('iqm', 'number', 'Interquartile mean')]),
  column('Interval', 'right', [
    part('interval_method', 'text', 'Method of the interval of the mean'),
    part('interval_level', 'number', 'Its level'),
    part('interval_low', 'number', 'Lower end'),
    part('interval_high', 'number', 'Upper end'),
  ]),
  column('Flags', 'left', [part('flags', 'text', 'What to know about these numbers')]),
];

function intervalCell(interval: Interval | undefined): Cell {
  if (interval === undefined) return missingCell(4, 'no interval was computed');
  const { method, level, low, high } = interval;
  if (low === null || high === null) {
    return { ...missingCell(4, interval.reason ?? 'not computed'), raw: [method, level, null, null] };
  }
  return cell(`${intervalText(low, high)} (${percent(level)} ${methodName(method)})`, [method, level, low, high]);
}

function rowsOf(view: BenchmarkView, summary: Summary): Table['rows'] {
  const flags = summary.flags.map((flag) => flag.message).join(' ');
  const before: readonly Cell[] = [
    cell(view.nameOf(summary.configuration), [summary.configuration, view.nameOf(summary.configuration)]),
    cell(view.index.metric(summary.metric)?.label ?? summary.metric, [summary.metric]),
    cell(integer(summary.n), [summary.n]),
    cell(integer(summary.nFailed), [summary.nFailed, summary.nDiverged]),
    scoreCell(summary, false),
    ...[summary.min, summary.median, summary.max, summary.iqm].map((value) => quantityCell(value, number)),
  ];
  const intervals = summary.intervals.length === 0 ? [undefined] : summary.intervals;
  return intervals.map((interval) => ({
    group: null,
    cells: [...before, intervalCell(interval), cell(flags === '' ? 'none' : flags, [flags])],
  }));
}

/** The table; summaries in the order of the Report, the leading interval of each first. */
export function summariesTable(view: BenchmarkView, id: string): Table {
  return {
    id,
    title: `${view.benchmark.title}: summaries`,
    caption: `${view.benchmark.title}: every metric of every configuration, one row per interval.`,
    notes: [],
    columns,
    rows: view.benchmark.summaries.flatMap((summary) => rowsOf(view, summary)),
  };
}
