/** The families of tests of a benchmark as a table: what is corrected together, and the smallest p that can come out. */
import { methodName } from '../../format/methods.ts';
import { integer, plainNumber } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, type Column, type Table } from './table.ts';

const columns: readonly Column[] = [
  column('Family of tests', 'left', [
    part('family', 'text', 'Id of the family'),
    part('description', 'text', 'What is tested'),
  ]),
  column('Metric', 'left', [part('metric', 'text', 'Id of the metric')]),
  column('Tests', 'right', [part('size', 'integer', 'Tests that are corrected together')]),
  column('Correction', 'left', [part('correction', 'text', 'Method of the correction')]),
  column('α', 'right', [part('alpha', 'number', 'Level of significance')]),
  column('Smallest p', 'right', [part('p_minimum', 'number', 'The smallest p that a test of the family can give')]),
  column('Reading', 'left', [part('exploratory', 'boolean', 'True where its readings are no verdicts')]),
];

/** The table; families in the order of the Report. */
export function familiesTable(view: BenchmarkView, id: string): Table {
  const rows = view.benchmark.families.map((family) => ({
    group: null,
    cells: [
      cell(family.description, [family.id, family.description]),
      cell(view.index.metric(family.metric)?.label ?? family.metric, [family.metric]),
      cell(integer(family.size), [family.size]),
      cell(methodName(family.correction), [family.correction]),
      cell(plainNumber(family.alpha), [family.alpha]),
      family.minimumP === null
        ? missingCell(1, 'no smallest p for this test')
        : cell(pValue(family.minimumP), [family.minimumP]),
      cell(family.exploratory ? 'exploratory' : 'decides', [family.exploratory]),
    ],
  }));
  return {
    id,
    title: `${view.benchmark.title}: families of tests`,
    caption: `${view.benchmark.title}: tests that are corrected together.`,
    notes: [],
    columns,
    rows,
  };
}
