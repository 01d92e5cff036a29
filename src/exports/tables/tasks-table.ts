/** All tasks in one table: the mean of each, the aggregate that leads, and the mean rank over tasks. */
import { aggregateName } from '../../format/aggregate-names.ts';
import { numberOf } from '../../format/missing.ts';
import { commonDecimals, fixed, intervalText, labelWithUnit, scoreText } from '../../format/numbers.ts';
import { capital } from '../../format/words.ts';
import type { AcrossTasks } from '../../report/schema.ts';
import { aggregateRows, taskOrder } from '../../report/select-tasks.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, textCell, type Cell, type Column, type Table } from './table.ts';

function columnsOf(across: AcrossTasks, view: BenchmarkView): Column[] {
  const tasks = across.tasks.map(({ task, metric }) => {
    const found = view.index.metric(metric);
    const label = found === null ? task : labelWithUnit({ label: task, unit: found.unit });
    return column(`${label} (${found?.better ?? 'higher'})`, 'right', [
      part(`${task}_mean`, 'number', `Mean on ${task}`),
      part(`${task}_sd`, 'number', `Standard deviation over seeds on ${task}`),
    ]);
  });
  const { leading } = across;
  const aggregate =
    leading === null
      ? []
      : [
          column(capital(aggregateName(leading)), 'right', [
            part('aggregate', 'number', `The ${aggregateName(leading)} over tasks`),
            part('aggregate_low', 'number', 'Lower end of its interval over runs'),
            part('aggregate_high', 'number', 'Upper end of its interval over runs'),
          ]),
        ];
  const rank =
    across.ranks === null
      ? []
      : [column('Mean rank', 'right', [part('mean_rank', 'number', 'Mean rank over tasks; 1 is best')])];
  return [
    column('Configuration', 'left', [part('configuration', 'text', 'Name of the configuration')]),
    ...tasks,
    ...aggregate,
    ...rank,
  ];
}

/** The configurations of the table's rows: those with a place over all tasks, best first, then the others. */
export const tasksTableOrder = (across: AcrossTasks): readonly string[] => [
  ...taskOrder(across),
  ...across.leftOut.map((item) => item.configuration),
];

/** The table, best configuration first; null for a benchmark without several ranked tasks. */
export function tasksTable(view: BenchmarkView, id: string): Table | null {
  const across = view.benchmark.acrossTasks;
  if (across === null) return null;
  const { leading } = across;
  const aggregates = new Map(
    (leading === null ? [] : aggregateRows(across, leading)).map((row) => [row.configuration, row]),
  );
  const decimals = commonDecimals([...aggregates.values()].map((row) => row.value));
  const ranks = new Map((across.ranks?.meanRanks ?? []).map((row) => [row.configuration, row.meanRank]));
  const scoreOf = (configuration: string, metric: string): Cell => {
    const summary = view.index.summary(configuration, metric);
    const mean = summary === null ? null : numberOf(summary.mean);
    if (summary === null || mean === null) return missingCell(2, 'no run gave a value');
    const sd = numberOf(summary.sd);
    return cell(
      scoreText(mean, sd),
      [mean, sd],
      view.index.ranking(metric)?.leadingTier.includes(configuration) ?? false,
    );
  };
  const aggregateOf = (configuration: string): Cell => {
    const row = aggregates.get(configuration);
    if (row === undefined) return missingCell(3, 'no score on some task');
    const interval = row.low === null || row.high === null ? '' : ` (${intervalText(row.low, row.high)})`;
    return cell(`${fixed(row.value, decimals)}${interval}`, [row.value, row.low, row.high]);
  };
  const rankOf = (configuration: string): Cell => {
    const rank = ranks.get(configuration);
    return rank === undefined ? missingCell(1, 'no score on some task') : cell(fixed(rank, 2), [rank]);
  };
  return {
    id,
    title: `${view.benchmark.title}: all tasks`,
    caption: 'Mean ± sd over seeds on each task; bold is the leading tier of a task.',
    notes: [],
    columns: columnsOf(across, view),
    rows: tasksTableOrder(across).map((configuration) => ({
      group: null,
      cells: [
        textCell(view.nameOf(configuration), 'unnamed'),
        ...across.tasks.map(({ metric }) => scoreOf(configuration, metric)),
        ...(leading === null ? [] : [aggregateOf(configuration)]),
        ...(across.ranks === null ? [] : [rankOf(configuration)]),
      ],
    })),
  };
}
