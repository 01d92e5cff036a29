/** Every measure of importance of every parameter on every metric that was rated. */
import { parameterName, ratedParameters } from '../../format/hyperparameter-sentences.ts';
import { importanceName } from '../../format/importance-methods.ts';
import { fixed, integer, intervalText } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import type { Benchmark, Hyperparameter } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, type Cell, type Column, type Table } from './table.ts';

type Importance = Hyperparameter['importance'][number];

const columns: readonly Column[] = [
  column('Metric', 'left', [part('metric', 'text', 'Id of the metric')]),
  column('Parameter', 'left', [
    part('parameter', 'text', 'Key of the parameter'),
    part('kind', 'text', 'numeric or categorical'),
  ]),
  column('n', 'right', [part('n', 'integer', 'Configurations behind it')]),
  column('Measure', 'left', [part('measure', 'text', 'Id of the measure')]),
  column('Value', 'right', [part('value', 'number', 'Its value')]),
  column('Interval', 'right', [
    part('low', 'number', 'Lower end of its interval'),
    part('high', 'number', 'Upper end of its interval'),
  ]),
  column('By chance', 'right', [part('by_chance', 'number', 'What chance alone would give')]),
  column('p', 'right', [part('p', 'number', 'p-value')]),
  column('Corrected p', 'right', [part('p_corrected', 'number', 'The same, corrected over the parameters')]),
];

function importanceCells(item: Importance): readonly Cell[] {
  const why = item.reason ?? 'not given by this measure';
  const number = (value: number | null, print: (value: number) => string): Cell =>
    value === null ? missingCell(1, why) : cell(print(value), [value]);
  return [
    cell(importanceName(item.method), [item.method]),
    number(item.value, (value) => fixed(value, 2)),
    item.low === null || item.high === null
      ? missingCell(2, why)
      : cell(intervalText(item.low, item.high, 2), [item.low, item.high]),
    number(item.byChance, (value) => fixed(value, 2)),
    number(item.p, pValue),
    number(item.pCorrected, pValue),
  ];
}

/** How many rows the table has. */
export const parameterRows = (benchmark: Benchmark): number =>
  benchmark.metrics.reduce(
    (sum, metric) =>
      sum + ratedParameters(benchmark, metric.id).reduce((rows, { entry }) => rows + entry.importance.length, 0),
    0,
  );

/** The table; metrics in the order of the benchmark, parameters by their leading measure. */
export function parametersTable(view: BenchmarkView, id: string): Table {
  const { benchmark } = view;
  const rows = benchmark.metrics.flatMap((metric) =>
    ratedParameters(benchmark, metric.id).flatMap(({ entry }) =>
      entry.importance.map((item) => ({
        group: null,
        cells: [
          cell(metric.label, [metric.id]),
          cell(parameterName(benchmark, entry.parameter), [entry.parameter, entry.kind]),
          cell(integer(entry.n), [entry.n]),
          ...importanceCells(item),
        ],
      })),
    ),
  );
  return {
    id,
    title: `${benchmark.title}: importance of the parameters`,
    caption: `${benchmark.title}: how parameters go with metrics over configurations, each by the mean of its seeds; p is corrected by Holm over the parameters of a metric.`,
    notes: [],
    columns,
    rows,
  };
}
