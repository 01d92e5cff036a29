/** The slow but complete half of the table parser: quoted cells (RFC 4180), and what a single cell means as a number. */

/** A table cut into cells; `line` counts from 1. */
export interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** True where the text does not end with a line end. */
  readonly torn: boolean;
  /** True where the last cell opens a quote that never closes. */
  readonly openQuote: boolean;
}

/** Cuts a text into trimmed cells; quoted cells keep their spaces, delimiters and line ends, `""` is a quote. */
export function readCells(text: string, delimiter: string): Cells {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let openQuote = false;
  const endRow = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: rowLine, cells });
    cells = [];
  };
  let at = 0;
  while (at < text.length) {
    let first = at;
    while (text[first] === ' ') first += 1;
    if (text[first] === '"') {
      const { cell, end, closed, lines } = readQuoted(text, first);
      cells.push(cell);
      line += lines;
      at = end;
      openQuote = !closed;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
      cells.push(text.slice(first, at).trim());
    }
    if (at >= text.length) break;
    const isDelimiter = text[at] === delimiter;
    at += 1;
    if (isDelimiter && (at >= text.length || text[at] === '\n')) cells.push('');
    if (isDelimiter && text[at] !== '\n') continue;
    if (isDelimiter) at += 1;
    endRow();
    line += 1;
    rowLine = line;
  }
  if (cells.length > 0) endRow();
  const [header, ...rest] = rows;
  return { header: header?.cells ?? [], rows: rest, torn: !text.endsWith('\n'), openQuote };
}

function readQuoted(text: string, from: number): { cell: string; end: number; closed: boolean; lines: number } {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    parts.push(text.slice(at, quote === -1 ? text.length : quote));
    if (quote === -1) break;
    at = quote + 1;
    if (text[at] !== '"') {
      const cell = parts.join('');
      return { cell, end: at, closed: true, lines: cell.split('\n').length - 1 };
    }
    parts.push('"');
    at += 1;
  }
  return { cell: parts.join(''), end: text.length, closed: false, lines: 0 };
}

const missingWords = new Set(['', 'na', 'n/a', 'null', 'none', '-']);
const nonFiniteWords: ReadonlyMap<string, 'NaN' | 'Infinity' | '-Infinity'> = new Map([
  ...['nan', '-nan', '+nan', '#n/a'].map((word) => [word, 'NaN'] as const),
  ...['inf', '+inf', 'infinity', '+infinity'].map((word) => [word, 'Infinity'] as const),
  ...['-inf', '-infinity'].map((word) => [word, '-Infinity'] as const),
]);

/** What a cell means in a column of numbers: the number, a kind of non-finite number, nothing, or text. */
export function cellKind(
  cell: string,
  decimalComma = false,
): number | 'empty' | 'NaN' | 'Infinity' | '-Infinity' | 'text' {
  const word = cell.trim();
  const lower = word.toLowerCase();
  if (missingWords.has(lower)) return 'empty';
  const nonFinite = nonFiniteWords.get(lower);
  if (nonFinite !== undefined) return nonFinite;
  const plain = decimalComma && /^[-+]?\d+,\d+(?:[eE][-+]?\d+)?$/.test(word) ? word.replace(',', '.') : word;
  if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain)) return 'text';
  const value = Number(plain);
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}
