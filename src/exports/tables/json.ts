/** Tables as JSON: one object per row, with what each key means. */
import { partsOf, type Raw, type Table } from './table.ts';

/** Raised when a key of the table document is renamed, removed or changes its meaning. */
export const tableSchemaVersion = 1;

/** The document: `rows` hold raw values by part id; `missing` says by part id why a value is null. */
export function jsonText(table: Table): string {
  const rows = table.rows.map((row) => {
    const values: Record<string, Raw> = {};
    const missing: Record<string, string> = {};
    row.cells.forEach((item, i) => {
      table.columns[i]!.parts.forEach((part, j) => {
        values[part.id] = item.raw[j] ?? null;
        if (values[part.id] === null && item.reason !== null) missing[part.id] = item.reason;
      });
    });
    return { ...values, ...(Object.keys(missing).length > 0 ? { missing } : {}) };
  });
  const { id, title, caption, notes } = table;
  const columns = partsOf(table).map((part) => ({ id: part.id, kind: part.kind, description: part.description }));
  return `${JSON.stringify({ schemaVersion: tableSchemaVersion, id, title, caption, notes, columns, rows }, null, 2)}\n`;
}
