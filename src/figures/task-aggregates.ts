/** One aggregate over tasks: a row per configuration with its interval over runs, best first (Agarwal et al. 2021). */
import { aggregateName, scaleTitle } from '../format/aggregate-names.ts';
import { commonDecimals, fixed, intervalText } from '../format/numbers.ts';
import { capital, count } from '../format/words.ts';
import { aggregateBetter, aggregateRows } from '../report/select-tasks.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft } from './figure.ts';
import type { FigureInput } from './input.ts';
import { also, intervalBars, markerMark, markers, pixels, quantitative } from './layers.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { percentLevel, shownOf } from './words.ts';

/** More rows than this are left to the table of the page. */
const mostRows = 40;

function build(input: FigureInput): FigureDraft | null {
  const { acrossTasks, baseline } = input.index.benchmark;
  const id = input.aggregate;
  if (acrossTasks === null || id === undefined) return null;
  const all = aggregateRows(acrossTasks, id).flatMap((row) => {
    const item = input.index.configuration(row.configuration);
    return item === null ? [] : [{ ...row, item }];
  });
  if (all.length === 0) return null;
  const rows = all.slice(0, mostRows);
  const level = percentLevel(input.index.benchmark.settings.level);
  const better = aggregateBetter(acrossTasks, id);
  const decimals = commonDecimals(rows.map((row) => row.value));
  const text = ({ value, low, high }: (typeof rows)[number]): string =>
    `${fixed(value, decimals)}${low === null || high === null ? '' : ` (${level} interval ${intervalText(low, high)})`}`;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const name = capital(aggregateName(id));
  return {
    key: [id],
    title: `${name} over ${acrossTasks.tasks.length} tasks`,
    description: [
      `${shownOf(rows.length, all.length, 'configuration')}, best first; ${better} is better.`,
      `${first.item.name}: ${text(first)}.`,
      ...(last === first ? [] : [`Last, ${last.item.name}: ${text(last)}.`]),
      `Intervals are over the runs within the ${count(acrossTasks.tasks.length, 'task')}.`,
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn(aggregateName(id)),
        numberColumn('low'),
        numberColumn('high'),
      ],
      rows: rows.map((row) => [row.item.name, row.value, row.low, row.high]),
    },
    draw: (layout) => {
      const scale = linearScale(
        rows.flatMap((row) => [row.value, row.low, row.high]),
        { ticks: layout.narrow ? 4 : 5 },
      );
      const frame = rowFrame(
        rows.map((row) => ({
          name: row.item.name,
          value: fixed(row.value, decimals),
          strong: row.item.id === baseline,
        })),
        layout,
        { valueTitle: '', top: 12 },
      );
      const what = id === 'optimality-gap' ? 'distance from the best possible score' : scaleTitle(acrossTasks);
      const x = quantitative(scale, 'value', { title: `${capital(what)} (${better} is better)` });
      const style = markers(rows.map((row) => row.item));
      const data = rows.map((row, index) => ({
        configuration: row.item.name,
        value: row.value,
        low: row.low,
        high: row.high,
        y: frame.at(index),
      }));
      return rowSpec(frame, layout, [
        ...frame.layers,
        intervalBars(data, x, style.color),
        {
          name: 'main',
          data: { values: data },
          mark: markerMark,
          encoding: { x: { ...x, ...also('value') }, y: pixels('y'), color: style.color, shape: style.shape },
        },
      ]);
    },
  };
}

/** The interval plot of one aggregate over tasks. */
export const taskAggregates: FigureDefinition = {
  id: 'task-aggregates',
  title: 'Aggregate over tasks',
  answers: 'Which configuration does best over all tasks together?',
  widths: { wide: 520, narrow: 360 },
  build,
};
