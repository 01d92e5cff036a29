/** Box-drawn tables that fit the terminal: the columns that matter least are left out, long texts are broken into lines. */
import stringWidth from 'string-width';
import { dash } from '../../src/format/missing.ts';

export interface TableColumn {
  /** Soft hyphens (U+00AD) are where it may be broken. */
  readonly title: string;
  readonly align: 'left' | 'right';
  /** 0 always stays. Where the terminal is narrow, 2 and more go first, then texts are broken, then 1 goes. */
  readonly optional: number;
  /** The smallest width to which a text may be broken; null for numbers, which stay whole. */
  readonly shrinkTo: number | null;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text to a width in terminal cells, with an ellipsis. */
export function cutText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const cells = stringWidth(segment);
    if (used + cells > width - 1) break;
    cut += segment;
    used += cells;
  }
  return `${cut}…`;
}

/** Where a word that is wider than its column may be broken: behind what joins the parts of names and paths. */
const joints = /[^/_.=,:-]*[/_.=,:-]+|[^/_.=,:-]+/g;

/** A word in pieces of at most `width` cells. */
function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let line = '';
  const add = (part: string): void => {
    if (line !== '' && stringWidth(line) + stringWidth(part) > width) {
      pieces.push(line);
      line = '';
    }
    line += part;
  };
  for (const part of word.match(joints) ?? []) {
    if (stringWidth(part) <= width) add(part);
    else for (const { segment } of segmenter.segment(part)) add(segment);
  }
  return line === '' ? pieces : [...pieces, line];
}

/** A longer text than this many lines is cut. */
const mostLines = 3;

/** The lines of a cell: broken at spaces, inside words only where one is too wide, and cut where it takes too many lines. */
export function wrapCell(text: string, width: number): readonly string[] {
  if (stringWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    breakWord(word, width).forEach((piece, at) => {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (at === 0 && stringWidth(longer) <= width) line = longer;
      else {
        if (line !== '') lines.push(line);
        line = piece;
      }
    });
  }
  if (line !== '') lines.push(line);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), cutText(lines.slice(mostLines - 1).join(' '), width)];
}

const softHyphen = '\u00ad';

/** The lines of a title: a word that is too wide is broken at its soft hyphens, which are then seen. */
function wrapTitle(title: string, width: number): readonly string[] {
  const words = title.split(' ').map((word) => {
    const whole = word.replaceAll(softHyphen, '');
    if (stringWidth(whole) <= width) return whole;
    const [first = '', ...rest] = word.split(softHyphen);
    const lines = [first];
    rest.forEach((part, at) => {
      const longer = lines.at(-1)! + part;
      const hyphen = at < rest.length - 1 ? 1 : 0;
      if (stringWidth(longer) + hyphen <= width) lines[lines.length - 1] = longer;
      else lines.push(part);
    });
    return lines.join('- ');
  });
  return wrapCell(words.join(' '), width);
}

const pad = (text: string, width: number, align: TableColumn['align']): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
};

/** Width of a table: the columns, three cells between them and two at each side. */
const totalWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + 3 * widths.length + 1;

/** A text column of this width is comfortable: no other column has to go to make it wider. */
const comfortable = 32;

/** A column that is shown: where it stands in the rows, and its width. */
interface Shown {
  readonly index: number;
  readonly column: TableColumn;
  width: number;
}

/** Takes from the widest texts first, down to their floors; what could not be taken is returned. */
function shrink(shown: readonly Shown[], excess: number): number {
  let left = excess;
  while (left > 0) {
    const widest = shown
      .filter(({ column, width }) => column.shrinkTo !== null && width > column.shrinkTo)
      .reduce<Shown | null>((a, b) => (a === null || b.width > a.width ? b : a), null);
    if (widest === null) return left;
    widest.width--;
    left--;
  }
  return 0;
}

/** The columns that are shown, in one table or, where those that must stay are too wide together, in several. */
function choose(columns: readonly TableColumn[], natural: readonly number[], width: number): readonly Shown[][] {
  const widthsOf = (items: readonly Shown[]): number => totalWidth(items.map((item) => item.width));
  const fresh = (keep: readonly number[]): Shown[] =>
    keep.map((index) => ({ index, column: columns[index]!, width: natural[index]! }));
  let keep = columns.map((_, index) => index).filter((index) => natural[index]! > 0);
  for (;;) {
    const shown = fresh(keep);
    const droppable = keep.filter((index) => columns[index]!.optional > 0);
    const niceToHave = droppable.some((index) => columns[index]!.optional > 1);
    const eased = shown.map((item) =>
      item.column.shrinkTo === null ? item : { ...item, width: Math.min(item.width, comfortable) },
    );
    const mayShrink = !niceToHave || widthsOf(eased) <= width;
    if (widthsOf(shown) <= width || (mayShrink && shrink(shown, widthsOf(shown) - width) === 0)) return [shown];
    if (droppable.length === 0) break;
    const worst = droppable.reduce((a, b) => (columns[b]!.optional >= columns[a]!.optional ? b : a));
    keep = keep.filter((index) => index !== worst);
  }
  const [first, ...rest] = keep;
  const tables: Shown[][] = [];
  for (const index of rest) {
    const longer = fresh([...(tables.at(-1)?.map((item) => item.index) ?? [first!]), index]);
    if (shrink(longer, widthsOf(longer) - width) === 0 && tables.length > 0) tables[tables.length - 1] = longer;
    else {
      const alone = fresh([first!, index]);
      shrink(alone, widthsOf(alone) - width);
      tables.push(alone);
    }
  }
  return tables.length > 0 ? tables : [fresh(keep)];
}

/**
 * Draws a table no wider than `width` where its columns allow that. Columns that say nothing and may go are left out;
 * texts are broken into lines; where what must stay is too wide, several tables follow, each with the first column.
 * @param rows cells in the order of the columns, without control characters; an empty text or a dash says nothing
 */
export function drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = columns.map((column, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const isSilent = column.optional > 0 && rows.length > 0 && cells.every((cell) => cell === '' || cell === dash);
    return isSilent ? 0 : Math.max(stringWidth(column.title), ...cells.map((cell) => stringWidth(cell)));
  });
  return choose(columns, natural, width)
    .map((shown) => drawOne(shown, rows))
    .join('\n');
}

function drawOne(shown: readonly Shown[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], wrap = wrapCell): string => {
    const wrapped = shown.map(({ index, width }) => wrap(cells[index] ?? '', width));
    return Array.from({ length: Math.max(...wrapped.map((lines) => lines.length)) }, (_, at) => {
      const texts = shown.map(({ width, column }, place) => pad(wrapped[place]![at] ?? '', width, column.align));
      return `│ ${texts.join(' │ ')} │`;
    }).join('\n');
  };
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${shown.map(({ width }) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const titles: string[] = [];
  for (const { index, column } of shown) titles[index] = column.title;
  return [
    rule('┌', '┬', '┐'),
    line(titles, wrapTitle),
    rule('├', '┼', '┤'),
    ...rows.map((row) => line(row)),
    rule('└', '┴', '┘'),
  ].join('\n');
}
