/** Tables as JSON: one object per row, with what each key means. */
import { partsOf, type Raw, type Table } from './table.ts';

/** Raised when a key of the table document is renamed, removed or changes its meaning. */
export const tableSchemaVersion = 1;

/** The document: `rows` hold raw values by part id; `missing` says by part id why a value is null. */
export function jsonText(table: Table): string {
  const { id, title, caption, notes } = table;
  const columns = partsOf(table).map((part) => ({ id: part.id, kind: part.kind, description: part.description }));
  const head = JSON.stringify({ schemaVersion: tableSchemaVersion, id, title, caption, notes, columns }, null, 2);
  if (table.rows.length === 0) return `${head.slice(0, -'\n}'.length)},\n  "rows": []\n}\n`;
  // A line each: ten thousand rows with a line for each value take twice the room, and the time of all other tables.
  const rows = table.rows.map((row) => JSON.stringify(rowObject(table, row)));
  return `${head.slice(0, -'\n}'.length)},\n  "rows": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`;
}

function rowObject(table: Table, row: Table['rows'][number]): Record<string, unknown> {
  const values: Record<string, Raw> = {};
  const missing: Record<string, string> = {};
  row.cells.forEach((item, i) => {
    table.columns[i]!.parts.forEach((part, j) => {
      const value = item.raw[j] ?? null;
      values[part.id] = value;
      if (value === null && item.reason !== null) missing[part.id] = item.reason;
    });
  });
  return Object.keys(missing).length > 0 ? { ...values, missing } : values;
}
