/** A table by columns: what every tabular file becomes, whatever wrote it. */
import type { Json } from '../reader.ts';

/** One column; `values` has one entry per row, null where the cell is empty. NaN and infinities are JavaScript's. */
export interface TableColumn {
  readonly name: string;
  readonly values: readonly Json[];
}

/** Columns of equal length, and what was left out of them in words. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly notes: readonly string[];
}

/** True for an object of a document. */
export const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a list of a document. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/**
 * Records as columns, in the order in which their keys first occur. Entries that are no records are left out and
 * counted in the notes.
 */
export function tableOfRecords(records: readonly Json[]): Table {
  const columns = new Map<string, Json[]>();
  let rows = 0;
  for (const record of records) {
    if (!isRecord(record)) continue;
    for (const key of Object.keys(record)) {
      let column = columns.get(key);
      if (column === undefined) columns.set(key, (column = []));
      while (column.length < rows) column.push(null);
      column.push(record[key]!);
    }
    rows += 1;
  }
  for (const column of columns.values()) while (column.length < rows) column.push(null);
  const strange = records.length - rows;
  return {
    rows,
    columns: [...columns].map(([name, values]) => ({ name, values })),
    notes: strange > 0 ? [`${strange} of ${records.length} entries are no records and are left out`] : [],
  };
}

/** Columns of one length. Of several lengths the one that most columns have wins (the longer one of two that tie). */
export function tableOfColumns(all: readonly TableColumn[]): Table {
  const counts = new Map<number, number>();
  for (const { values } of all) counts.set(values.length, (counts.get(values.length) ?? 0) + 1);
  const [rows = 0] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
  const columns = all.filter((column) => column.values.length === rows);
  const dropped = all.filter((column) => column.values.length !== rows).map((column) => column.name);
  const notes = dropped.length > 0 ? [`${dropped.join(', ')} have another length than ${rows} and are left out`] : [];
  return { rows, columns, notes };
}

/**
 * A document as a table: a list of records; a record of lists; a record of records, whose keys become the column `id`;
 * or a record that holds one of these among other things. Null where it is none.
 */
export function tableOfDocument(document: Json, depth = 0): Table | null {
  if (isList(document)) return document.some((entry) => isRecord(entry)) ? tableOfRecords(document) : null;
  if (!isRecord(document)) return null;
  const entries = Object.entries(document);
  const lists = entries.filter(([, value]) => isList(value));
  const columns = lists.flatMap(([name, values]) =>
    isList(values) && !values.some((value) => isRecord(value)) ? [{ name, values }] : [],
  );
  if (columns.length >= 2) return tableOfColumns(columns);
  const records = entries.filter(([, value]) => isRecord(value));
  if (records.length >= 2 && records.length === entries.length && !records.some(([, value]) => holdsRecords(value))) {
    const table = tableOfRecords(records.map(([, value]) => value));
    const ids = { name: 'id', values: records.map(([key]) => key) };
    return { ...table, columns: [ids, ...table.columns.filter((column) => column.name !== 'id')] };
  }
  if (depth >= 2) return null;
  const inner = entries.map(([, value]) => tableOfDocument(value, depth + 1)).filter((table) => table !== null);
  return inner.reduce<Table | null>((best, next) => (best === null || next.rows > best.rows ? next : best), null);
}

const holdsRecords = (value: Json): boolean => isRecord(value) && Object.values(value).some((inner) => isRecord(inner));
