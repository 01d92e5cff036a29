/** Tables of text that are too large to be held, row by row. */
import { readHeader } from '../../parse/parse-csv.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json } from '../../reader.ts';
import type { LineFormat } from './stream-samples.ts';

/** A quoted cell that spans more lines than this, or more characters, has lost its end. */
const mostLines = 1000;
const mostCharacters = 1_000_000;

/** The rows behind the header, and how they are read; null where the file has no line. */
export interface CsvLines {
  readonly rows: Iterable<string>;
  readonly format: LineFormat;
}

/** Opens a table. Lines inside quotes are joined to one row; `keepsText` names columns whose cells stay text. */
export function openCsvLines(lines: Iterable<string>, keepsText: (name: string) => boolean): CsvLines | null {
  const rows = joinQuoted(lines)[Symbol.iterator]();
  const first = rows.next();
  if (first.done === true) return null;
  const { names, delimiter } = readHeader(first.value);
  const asText = names.map(keepsText);
  const parse = (line: string): { readonly [key: string]: Json } | null => {
    const cells = line.includes('"') ? splitQuoted(line, delimiter) : line.split(delimiter);
    if (cells?.length !== names.length) return null;
    const record: Record<string, Json> = {};
    for (let at = 0; at < cells.length; at++) setKey(record, names[at]!, valueOf(cells[at]!, asText[at]!));
    return record;
  };
  return { rows: { [Symbol.iterator]: () => rows }, format: { parse, looksWhole: (line) => line.includes(delimiter) } };
}

/**
 * The cells of one row with quotes; of a quoted cell what stands between the quotes. Null where a quote never closes, and where
 * a line ends outside of quotes: a stray quote then made one row of two.
 */
function splitQuoted(row: string, delimiter: string): readonly string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    let first = at;
    while (row.charCodeAt(first) === space) first += 1;
    const isQuoted = row.charCodeAt(first) === quoteMark;
    let from = isQuoted ? first + 1 : at;
    let cell = '';
    if (isQuoted) {
      for (;;) {
        const close = row.indexOf('"', from);
        if (close === -1) return null;
        const isDoubled = row.charCodeAt(close + 1) === quoteMark;
        cell += row.slice(from, isDoubled ? close + 1 : close);
        from = isDoubled ? close + 2 : close + 1;
        if (!isDoubled) break;
      }
    }
    const found = row.indexOf(delimiter, from);
    const end = found === -1 ? row.length : found;
    // Between a closing quote and the delimiter nothing counts.
    const plain = end === from ? '' : row.slice(from, end);
    if (plain.includes('\n')) return null;
    cells.push(isQuoted ? cell : plain);
    if (found === -1) return cells;
    at = end;
  }
}

const space = 32;
const quoteMark = 34;

const numeric = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
]);

const longestWord = 5;

function valueOf(cell: string, asText: boolean): Json {
  const plain = cell.trim();
  if (plain === '') return null;
  if (asText) return ownText(plain);
  // Looking up a long text would cost its hash.
  const word = plain.length <= longestWord ? words.get(plain) : undefined;
  return word ?? (numeric.test(plain) ? Number(plain) : plain);
}

/** A copy: a piece of a line would hold all of it. The engine copies pieces below 13 characters by itself. */
const ownText = (piece: string): string => (piece.length < 13 ? piece : Buffer.from(piece, 'utf8').toString('utf8'));

const quotesIn = (line: string): number => {
  let count = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) count++;
  return count;
};

/** Joins lines until the quotes of a row are even. */
function* joinQuoted(lines: Iterable<string>): Generator<string, void, undefined> {
  let open: string[] = [];
  let characters = 0;
  for (const line of lines) {
    const flips = quotesIn(line) % 2 === 1;
    if (open.length === 0 && !flips) {
      yield line;
      continue;
    }
    open.push(line);
    characters += line.length;
    const ends = flips && open.length > 1;
    if (ends || open.length > mostLines || characters > mostCharacters) {
      yield open.join('\n');
      open = [];
      characters = 0;
    }
  }
  if (open.length > 0) yield open.join('\n');
}
