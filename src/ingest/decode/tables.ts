/** A table out of any file that holds one, by the ending of its name, plain or packed with gzip or zstd. */
import { decodeText } from '../decode-text.ts';
import { parseCsv, type CsvTable } from '../parse/parse-csv.ts';
import { parseJson } from '../parse/parse-json.ts';
import { parseJsonl } from '../parse/parse-jsonl.ts';
import type { ParseProblem } from '../parse/parsed.ts';
import type { Json } from '../reader.ts';
import { DecodeError } from './decode-error.ts';
import { readNpy, readNpz } from './npy.ts';
import { readParquet } from './parquet.ts';
import { pickleToTable, tableOfArrays } from './pickle-table.ts';
import { unpickle } from './pickle.ts';
import { tableOfColumns, tableOfDocument, tableOfRecords, type Table, type TableColumn } from './table.ts';
import { plainName, unpackBytes } from './unpack.ts';

/** Endings of the files that hold tables, in the order in which they are preferred where several hold the same. */
export const tableEndings = [
  'csv',
  'tsv',
  'jsonl',
  'ndjson',
  'json',
  'parquet',
  'npz',
  'npy',
  'pkl',
  'pickle',
] as const;

/** The ending of a table file's name without `.gz` or `.zst`; null where it is no table. */
export function tableEnding(name: string): (typeof tableEndings)[number] | null {
  const plain = plainName(name).toLowerCase();
  return tableEndings.find((ending) => plain.endsWith(`.${ending}`)) ?? null;
}

/** A table and what was wrong with its file. */
export interface DecodedTable {
  readonly table: Table;
  readonly problems: readonly ParseProblem[];
}

const problem = (message: string, torn = false): ParseProblem => ({
  message,
  line: null,
  column: null,
  hint: null,
  torn,
});

/** A parsed text table with every column as Json: non-finite cells are JavaScript's NaN and infinities. */
export function tableOfCsv(csv: CsvTable): Table {
  const columns = csv.columns.map(({ name, numbers, texts, nonFinite }): TableColumn => {
    if (numbers === null) return { name, values: texts ?? [] };
    if (nonFinite.size === 0) return { name, values: numbers };
    return { name, values: numbers.map((value, row) => (nonFinite.has(row) ? Number(nonFinite.get(row)) : value)) };
  });
  return { rows: csv.rows, columns, notes: [] };
}

function tableOfJson(text: string): DecodedTable {
  const parsed = parseJson(text);
  if (parsed.ok) return { table: requireTable(tableOfDocument(parsed.value)), problems: [] };
  // Files of JSON lines often end in .json.
  const lines = parseJsonl(text);
  if (lines.rows.length === 0)
    throw new DecodeError(parsed.problem.torn ? 'torn' : 'malformed', parsed.problem.message);
  return { table: tableOfRecords(lines.rows), problems: lines.problems };
}

function requireTable(table: Table | null): Table {
  if (table === null) throw new DecodeError('unsupported', 'it holds no table');
  return table;
}

function arraysTable(bytes: Uint8Array): DecodedTable {
  const { arrays, problems, torn } = readNpz(bytes);
  const all = [
    ...problems.map((message) => problem(message)),
    ...(torn ? [problem('the archive ends too early', true)] : []),
  ];
  if (arrays.size === 0) throw new DecodeError(torn ? 'torn' : 'malformed', all[0]?.message ?? 'it holds no array');
  return { table: tableOfArrays(arrays), problems: all };
}

/**
 * Decodes the table that a file holds. `keepText` names columns of text tables whose cells stay as written. Throws
 * {@link DecodeError} where there is none or it cannot be read.
 */
export function decodeTable(
  name: string,
  packed: Uint8Array,
  keepText: (name: string) => boolean = () => false,
): DecodedTable {
  const { bytes, torn } = unpackBytes(name, packed);
  const cut = torn ? [problem('the compressed file ends too early', true)] : [];
  const { table, problems } = decodePlain(tableEnding(name), bytes, keepText);
  return { table, problems: [...cut, ...problems] };
}

function decodePlain(
  ending: ReturnType<typeof tableEnding>,
  bytes: Uint8Array,
  keepText: (name: string) => boolean,
): DecodedTable {
  switch (ending) {
    case 'csv':
    case 'tsv': {
      const csv = parseCsv(decodeText(bytes), { keepText });
      return { table: tableOfCsv(csv), problems: csv.problems };
    }
    case 'jsonl':
    case 'ndjson': {
      const { rows, problems } = parseJsonl(decodeText(bytes));
      return { table: tableOfRecords(rows), problems };
    }
    case 'json':
      return tableOfJson(decodeText(bytes));
    case 'parquet':
      return { table: readParquet(bytes), problems: [] };
    case 'npz':
      return arraysTable(bytes);
    case 'npy':
      return { table: requireTable(pickleToTable(readNpy(bytes))), problems: [] };
    case 'pkl':
    case 'pickle':
      return { table: requireTable(pickleToTable(unpickle(bytes))), problems: [] };
    case null:
      throw new DecodeError('unsupported', 'its ending is not known');
  }
}

/** The rows of a table as records; for the few readers that look at rows. */
export function recordsOf(table: Table): readonly { readonly [key: string]: Json }[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row] ?? null])),
  );
}

/** A table of the columns that a predicate keeps. */
export const keepColumns = (table: Table, keep: (column: TableColumn) => boolean): Table => ({
  ...tableOfColumns(table.columns.filter(keep)),
  rows: table.rows,
});
