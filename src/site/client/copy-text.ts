/** What is copied: rows of a table as text. Pure, so that it is tested without a browser. */
import { csvText } from '../../exports/tables/csv.ts';
import { latexTable } from '../../exports/tables/latex.ts';
import { markdownTable } from '../../exports/tables/markdown-table.ts';
import { partsOf, rawOf, type Cell, type Table } from '../../exports/tables/table.ts';
import type { Figure } from '../../figures/figure.ts';
import { dash } from '../../format/missing.ts';
import { plainNumber } from '../../format/numbers.ts';

/** The formats of the copy buttons, with what they are called. */
export const formats = {
  markdown: { label: 'Markdown', print: markdownTable },
  csv: { label: 'CSV', print: csvText },
  latex: { label: 'LaTeX', print: latexTable },
} as const satisfies Record<string, { readonly label: string; readonly print: (table: Table) => string }>;

/** The table with only those rows whose parts have one of the values. */
export function selectRows(table: Table, where: Readonly<Record<string, readonly string[]>> | null): Table {
  if (where === null) return table;
  const parts = partsOf(table).map((part) => part.id);
  const conditions = Object.entries(where).map(([part, values]) => ({ at: parts.indexOf(part), values }));
  return {
    ...table,
    rows: table.rows.filter((row) => {
      const raw = rawOf(row);
      return conditions.every(({ at, values }) => values.includes(String(raw[at])));
    }),
  };
}

/** The data of a figure as a table, with all digits where programs read it. */
export function figureTable(figure: Figure): Table {
  const { columns, rows } = figure.table;
  const printed = (value: string | number | null): Cell => ({
    text: value === null ? dash : typeof value === 'number' ? plainNumber(value, 6) : value,
    raw: [value],
    reason: null,
    best: false,
  });
  return {
    id: figure.id,
    title: figure.title,
    caption: figure.description,
    notes: [],
    columns: columns.map((column) => ({
      label: column.label,
      align: column.numeric ? 'right' : 'left',
      parts: [{ id: column.label, kind: column.numeric ? 'number' : 'text', description: column.label }],
    })),
    rows: rows.map((row) => ({ group: null, cells: row.map(printed) })),
  };
}
