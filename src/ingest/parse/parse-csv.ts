/**
 * Tables of text: comma, semicolon or tab separated, with or without quotes (RFC 4180). Columns come out as numbers
 * where all their cells are, else as text.
 */
import { cellKind, readCells, type Cells } from './csv-cells.ts';
import type { ParseProblem } from './parsed.ts';
import { tornHint } from './parsed.ts';
import { scanner, scanNumber } from './scan-number.ts';

/** A column: `numbers` (null: empty or non-finite) or `texts` (null: empty), never both. */
export interface CsvColumn {
  readonly name: string;
  readonly numbers: readonly (number | null)[] | null;
  readonly texts: readonly (string | null)[] | null;
  /** Which rows of a numeric column hold NaN or an infinity, and which. */
  readonly nonFinite: ReadonlyMap<number, 'NaN' | 'Infinity' | '-Infinity'>;
}

/** A table; all columns have `rows` entries. */
export interface CsvTable {
  readonly rows: number;
  readonly columns: readonly CsvColumn[];
  readonly problems: readonly ParseProblem[];
}

/** How to read a table. */
export interface CsvOptions {
  /** Columns of these names stay text even where every cell is a number (labels, ids). */
  readonly keepText?: (name: string) => boolean;
  /**
   * The text columns of the table before, by name: equal cells and whole equal columns are shared with it, so that
   * ten thousand runs over one test set hold its ids once.
   */
  readonly shared?: Map<string, readonly (string | null)[]>;
}

/**
 * Parses a table with a header line. Header names are trimmed, empty ones become `column_<n>`, repeated ones get `.1`,
 * `.2`. A torn last row is left out and named, short rows are filled with null. Never throws.
 */
export function parseCsv(text: string, options: CsvOptions = {}): CsvTable {
  const source = text.includes('\n') || !text.includes('\r') ? text : text.replaceAll('\r', '\n');
  const firstEnd = source.indexOf('\n') === -1 ? source.length : source.indexOf('\n');
  const delimiter = sniffDelimiter(source.slice(0, firstEnd));
  const problems: ParseProblem[] = [];
  if (source.trim() === '') return { rows: 0, columns: [], problems };
  if (!source.includes('"')) {
    const names = headerNames(source.slice(0, firstEnd).split(delimiter, maxColumns + 1), problems);
    return readPlain(source, { start: firstEnd + 1, delimiter, names, options, problems });
  }
  const cells = readCells(source, delimiter);
  const names = headerNames(cells.header, problems);
  return { ...fromCells(cells, { names, delimiter, options, problems }), problems };
}

/** The names and the delimiter that a header line states. */
export function readHeader(line: string): { readonly names: readonly string[]; readonly delimiter: string } {
  const delimiter = sniffDelimiter(line);
  const cells = line.includes('"') ? readCells(line, delimiter).header : line.split(delimiter, maxColumns + 1);
  return { names: headerNames(cells, []), delimiter };
}

function sniffDelimiter(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: unquoted.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** A header with more columns is no header of a results table; what stands beyond is left out. */
const maxColumns = 20_000;

function headerNames(all: readonly string[], problems: ParseProblem[]): readonly string[] {
  const cells = all.length > maxColumns ? all.slice(0, maxColumns) : all;
  if (all.length > maxColumns) {
    const message = `the header has more than ${maxColumns} columns; the ones beyond are left out`;
    problems.push({ message, line: 1, column: null, hint: null, torn: false });
  }
  const seen = new Map<string, number>();
  const repeated: string[] = [];
  const names = cells.map((cell, index) => {
    const name = cell.trim() || `column_${index + 1}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    if (times === 0) return name;
    repeated.push(name);
    return `${name}.${times}`;
  });
  if (repeated.length > 0) {
    const message = `the header names ${[...new Set(repeated)].join(', ')} more than once; the later ones are called .1, .2`;
    problems.push({ message, line: 1, column: null, hint: null, torn: false });
  }
  return names;
}

interface Layout {
  readonly start: number;
  readonly delimiter: string;
  readonly names: readonly string[];
  readonly options: CsvOptions;
  readonly problems: ParseProblem[];
}

interface Building {
  readonly name: string;
  readonly numbers: (number | null)[] | null;
  texts: (string | null)[];
  readonly nonFinite: Map<number, 'NaN' | 'Infinity' | '-Infinity'>;
  readonly known: readonly (string | null)[];
  /** True while every cell so far is the known column's: then `texts` is not yet filled. */
  same: boolean;
}

const startColumn = (name: string, asText: boolean, options: CsvOptions): Building => {
  const known = asText ? (options.shared?.get(name) ?? []) : [];
  return { name, numbers: asText ? null : [], texts: [], nonFinite: new Map(), known, same: true };
};

const finishColumn = (column: Building, rows: number, options: CsvOptions): CsvColumn => {
  const { name, numbers, nonFinite, known, same } = column;
  if (numbers !== null) return { name, numbers, texts: null, nonFinite };
  const texts = !same ? column.texts : known.length === rows ? known : known.slice(0, rows);
  options.shared?.set(name, texts);
  return { name, numbers: null, texts, nonFinite };
};

const ragged = (line: number, found: number, wanted: number, last: boolean): ParseProblem => ({
  message: last
    ? `the last row ends after ${found} of ${wanted} columns and is left out`
    : `a row has ${found} columns where the header has ${wanted}`,
  line,
  column: null,
  hint: last ? tornHint : null,
  torn: last,
});

/** Where the reading of a row stands: the next character, and how many cells the row had. */
interface Cursor {
  at: number;
  cells: number;
}

/** The fast path: no quotes anywhere, so every delimiter and line end is one. */
function readPlain(text: string, layout: Layout): CsvTable {
  const { names, options } = layout;
  const asText = names.map((name) => options.keepText?.(name) ?? false);
  for (;;) {
    const columns = names.map((name, index) => startColumn(name, asText[index]!, options));
    const problems = [...layout.problems];
    const rows = readRows(text, columns, { ...layout, problems });
    if (rows >= 0) {
      return { rows, columns: columns.map((column) => finishColumn(column, rows, options)), problems };
    }
    // A word in a column of numbers: it is a column of text. Read the table again, knowing that.
    asText[-1 - rows] = true;
  }
}

/** Reads all rows and answers their number; `-1 - index` where the column at `index` is no column of numbers. */
function readRows(text: string, columns: readonly Building[], { start, delimiter, problems }: Layout): number {
  const mark = delimiter.charCodeAt(0);
  const end = text.trimEnd().length;
  const width = columns.length;
  const cursor: Cursor = { at: start, cells: 0 };
  let rows = 0;
  let line = 1;
  let hasRagged = false;
  while (cursor.at < end) {
    line += 1;
    const code = text.charCodeAt(cursor.at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(cursor.at + 1) === 0x0a)) {
      cursor.at += code === 0x0a ? 1 : 2;
      continue;
    }
    const wrong = readRow(text, columns, { cursor, mark, row: rows });
    if (wrong !== -1) return -1 - wrong;
    if (text.charCodeAt(cursor.at) === 0x0d) cursor.at += 1;
    cursor.at += 1;
    if (cursor.cells !== width) {
      const torn = cursor.cells < width && cursor.at > end && !text.endsWith('\n');
      if (torn || !hasRagged) problems.push(ragged(line, cursor.cells, width, torn));
      hasRagged = true;
      if (torn) {
        for (const column of columns) dropCell(column, rows);
        break;
      }
      for (let missing = cursor.cells; missing < width; missing++) addEmpty(columns[missing]!, rows);
    }
    rows += 1;
  }
  return rows;
}

interface RowPlace {
  readonly cursor: Cursor;
  readonly mark: number;
  readonly row: number;
}

/** Reads the cells of one row; answers the index of a column of numbers that holds a word, else -1. */
function readRow(text: string, columns: readonly Building[], { cursor, mark, row }: RowPlace): number {
  let at = cursor.at;
  for (let index = 0; ; index++) {
    const column = columns[index];
    if (column === undefined) at = skipCell(text, at, mark);
    else if (column.numbers === null) at = readText(text, at, mark, column, row);
    else {
      at = readNumber(text, at, mark, column, row);
      if (at === -1) return index;
    }
    if (text.charCodeAt(at) !== mark) {
      cursor.at = at;
      cursor.cells = index + 1;
      return -1;
    }
    at += 1;
  }
}

/** Takes back the cell of a row that is left out. */
function dropCell(column: Building, row: number): void {
  column.nonFinite.delete(row);
  if (column.numbers !== null) column.numbers.length = Math.min(column.numbers.length, row);
  column.texts.length = Math.min(column.texts.length, row);
}

function addEmpty(column: Building, row: number): void {
  if (column.numbers !== null) column.numbers.push(null);
  else addText(column, row, null);
}

function addText(column: Building, row: number, cell: string | null): void {
  if (column.same) {
    if (column.known[row] === cell) return;
    column.same = false;
    column.texts = column.known.slice(0, row);
  }
  column.texts.push(cell);
}

/** First character behind the cell: a delimiter, a line end or the end of the text. */
function skipCell(text: string, from: number, mark: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === code; code = text.charCodeAt(++at)) {
    if (code === mark || code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) === 0x0a)) break;
  }
  return at;
}

function readText(text: string, from: number, mark: number, column: Building, row: number): number {
  const known = column.known[row];
  if (known !== undefined && known !== null && text.startsWith(known, from)) {
    const stop = from + known.length;
    const code = text.charCodeAt(stop);
    if (code === mark || code === 0x0a || code === 0x0d || stop === text.length) {
      addText(column, row, known);
      return stop;
    }
  }
  const stop = skipCell(text, from, mark);
  let first = from;
  let last = stop;
  while (first < last && text.charCodeAt(first) === 0x20) first += 1;
  while (last > first && text.charCodeAt(last - 1) === 0x20) last -= 1;
  addText(column, row, first === last ? null : text.slice(first, last));
  return stop;
}

/** Reads a number, an empty cell or a word for a missing or non-finite number; -1 where the cell is none of these. */
function readNumber(text: string, from: number, mark: number, column: Building, row: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at += 1;
  const value = scanNumber(text, at);
  if (value !== undefined) {
    let stop = scanner.end;
    while (text.charCodeAt(stop) === 0x20) stop += 1;
    const code = text.charCodeAt(stop);
    if (code === mark || code === 0x0a || code === 0x0d || code !== code) {
      column.numbers!.push(Number.isFinite(value) ? value : null);
      if (!Number.isFinite(value)) column.nonFinite.set(row, value > 0 ? 'Infinity' : '-Infinity');
      return stop;
    }
  }
  const stop = skipCell(text, from, mark);
  return addWord(column, row, text.slice(from, stop), mark === 0x3b) ? stop : -1;
}

/** Adds a cell that is no plain decimal to a numeric column; false where it is text. */
function addWord(column: Building, row: number, cell: string, decimalComma: boolean): boolean {
  const kind = cellKind(cell, decimalComma);
  if (kind === 'text') return false;
  if (typeof kind === 'number') column.numbers!.push(kind);
  else {
    column.numbers!.push(null);
    if (kind !== 'empty') column.nonFinite.set(row, kind);
  }
  return true;
}

/** The slow path's columns: from cells that are already cut and unquoted. */
function fromCells(cells: Cells, layout: Omit<Layout, 'start'>): { rows: number; columns: readonly CsvColumn[] } {
  const { names, delimiter, options, problems } = layout;
  const width = names.length;
  const wrong = cells.rows.findIndex((row) => row.cells.length !== width);
  const lastRow = cells.rows.at(-1);
  const torn = lastRow !== undefined && cells.torn && (cells.openQuote || lastRow.cells.length < width);
  const rows = torn ? cells.rows.slice(0, -1) : cells.rows;
  if (torn) problems.push(ragged(lastRow.line, lastRow.cells.length, width, true));
  if (wrong !== -1 && wrong < rows.length) {
    const row = rows[wrong]!;
    problems.push(ragged(row.line, row.cells.length, width, false));
  }
  const columns = names.map((name, index) => {
    let column = startColumn(name, options.keepText?.(name) ?? false, options);
    const isNumeric =
      column.numbers !== null &&
      rows.every((row, at) => addWord(column, at, row.cells[index] ?? '', delimiter === ';'));
    if (!isNumeric) {
      column = startColumn(name, true, options);
      rows.forEach((row, at) => addText(column, at, (row.cells[index] ?? '') || null));
    }
    return finishColumn(column, rows.length, options);
  });
  return { rows: rows.length, columns };
}
