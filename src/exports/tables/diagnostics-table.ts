/** What was wrong in the input, over all benchmarks: severity, place, message, hint. */
import { integer } from '../../format/numbers.ts';
import type { Report } from '../../report/schema.ts';
import { cell, column, missingCell, part, textCell, type Column, type Table } from './table.ts';

const columns: readonly Column[] = [
  column('Severity', 'left', [
    part('severity', 'text', 'error, warning or info'),
    part('code', 'text', 'Kind of the message'),
  ]),
  column('File', 'left', [part('file', 'text', 'File below the results')]),
  column('Line', 'right', [part('line', 'integer', 'Line of the file')]),
  column('What', 'left', [part('message', 'text', 'What was found')]),
  column('Hint', 'left', [part('hint', 'text', 'What to do about it')]),
];

/** The table; messages in the order of the Report. */
export function diagnosticsTable(report: Report, id: string): Table {
  const rows = report.diagnostics.map((item) => ({
    group: null,
    cells: [
      cell(item.severity, [item.severity, item.code]),
      textCell(item.file, 'about no file'),
      item.line === null ? missingCell(1, 'about no line') : cell(integer(item.line), [item.line]),
      cell(item.message, [item.message]),
      textCell(item.hint, 'no hint'),
    ],
  }));
  return {
    id,
    title: 'What was wrong in the input',
    caption: 'What was wrong in the input; the report was built from what could be read.',
    notes: [],
    columns,
    rows,
  };
}
