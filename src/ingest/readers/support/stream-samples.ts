/** Predictions that are too large to be held: read line by line, the long texts left out, the rows beyond a cap only counted. */
import { parseJson } from '../../parse/parse-json.ts';
import { isMapping } from '../../parse/parse-document.ts';
import type { Table } from '../../decode/table.ts';
import type { Json } from '../../reader.ts';

/** Larger files of JSON lines and larger tables are streamed. */
export const streamAboveBytes = 64 * 1024 * 1024;

/** What is kept of a streamed file. */
export interface StreamLimits {
  readonly maxRows: number;
  /** Columns beyond the ones that mean something. */
  readonly maxColumns: number;
  /** Characters of a text. */
  readonly maxText: number;
}

/** 200,000 rows, 24 further columns of numbers, 120 characters. */
export const streamLimits: StreamLimits = { maxRows: 200_000, maxColumns: 24, maxText: 120 };

/** A streamed table: the rows that are kept, and what all of them say. */
export interface StreamedTable {
  readonly table: Table;
  readonly rows: number;
  readonly broken: number;
}

type Cell = string | number | boolean | null;

/** Equal short texts (labels, answers) are held once. */
function createPool(): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size < 20_000) pool.set(text, text);
    return text;
  };
}

/** How a line becomes a record. */
export interface LineFormat {
  /** Null where the line is no record. */
  parse(line: string): { readonly [key: string]: Json } | null;
  /** A quick look at a line that is only counted. */
  looksWhole(line: string): boolean;
}

/** One JSON object per line. */
export const jsonLines: LineFormat = {
  parse: (line) => {
    const parsed = parseJson(line);
    return parsed.ok && isMapping(parsed.value) ? parsed.value : null;
  },
  looksWhole: (line) => /^\s*\{.*\}\s*$/s.test(line),
};

/**
 * Streams lines into a table. `isKey` names the columns that mean something: their texts are kept, cut to the
 * limit; of the others only numbers and truth values. Lines that are no records are counted as broken.
 */
export function streamTable(
  lines: Iterable<string>,
  isKey: (name: string) => boolean,
  { limits = streamLimits, format = jsonLines }: { readonly limits?: StreamLimits; readonly format?: LineFormat } = {},
): StreamedTable {
  const columns = new Map<string, Cell[]>();
  const share = createPool();
  const dropped = new Set<string>();
  let rows = 0;
  let kept = 0;
  let broken = 0;
  const cellOf = (name: string, value: Json): Cell | undefined => {
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (!isKey(name)) return undefined;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return share(text.length > limits.maxText ? `${text.slice(0, limits.maxText - 1)}…` : text);
  };
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (kept >= limits.maxRows) {
      if (format.looksWhole(line)) rows += 1;
      else broken += 1;
      continue;
    }
    const record = format.parse(line);
    if (record === null) {
      broken += 1;
      continue;
    }
    rows += 1;
    for (const name of Object.keys(record)) {
      const cell = cellOf(name, record[name]!);
      let column = columns.get(name);
      if (cell === undefined || (column === undefined && !isKey(name) && columns.size >= limits.maxColumns)) {
        dropped.add(name);
        continue;
      }
      if (column === undefined) columns.set(name, (column = []));
      while (column.length < kept) column.push(null);
      column.push(cell);
    }
    kept += 1;
  }
  for (const column of columns.values()) while (column.length < kept) column.push(null);
  const notes =
    dropped.size > 0 ? [`too large to be held, so these are left out: ${[...dropped].sort().join(', ')}`] : [];
  if (rows > kept) notes.push(`the first ${kept} of ${rows} samples are kept`);
  return {
    table: { rows: kept, columns: [...columns].map(([name, values]) => ({ name, values })), notes },
    rows,
    broken,
  };
}
