/** Box-drawn tables that fit the terminal: the columns that matter least are left out, long texts are cut. */
import stringWidth from 'string-width';

export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** 0 always stays. Where the terminal is narrow, 2 and more go first, then texts are cut, then 1 goes. */
  readonly optional: number;
  /** The smallest width to which a text may be cut; null: never cut. */
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

const pad = (text: string, width: number, align: TableColumn['align']): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
};

/** Width of a table: the columns, three cells between them and two at each side. */
const totalWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + 3 * widths.length + 1;

function choose(
  columns: readonly TableColumn[],
  natural: readonly number[],
  width: number,
): { keep: number[]; widths: number[] } {
  let keep = columns.map((_, index) => index);
  for (;;) {
    const widths = keep.map((index) => natural[index]!);
    let excess = totalWidth(widths) - width;
    if (excess <= 0) return { keep, widths };
    const shrinkable = keep
      .map((index, place) => ({ place, floor: columns[index]!.shrinkTo }))
      .filter((item): item is { place: number; floor: number } => item.floor !== null);
    const reach = shrinkable.reduce((sum, { place, floor }) => sum + Math.max(0, widths[place]! - floor), 0);
    const droppable = keep.filter((index) => columns[index]!.optional > 0);
    const niceToHave = droppable.some((index) => columns[index]!.optional > 1);
    if ((reach >= excess && !niceToHave) || droppable.length === 0) {
      for (const { place, floor } of shrinkable) {
        const give = Math.min(excess, Math.max(0, widths[place]! - floor));
        widths[place]! -= give;
        excess -= give;
      }
      return { keep, widths };
    }
    const worst = droppable.reduce((a, b) => (columns[b]!.optional >= columns[a]!.optional ? b : a));
    keep = keep.filter((index) => index !== worst);
  }
}

/**
 * Draws a table no wider than `width` where its columns allow that.
 * @param rows cells in the order of the columns, without control characters
 */
export function drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = columns.map((column, index) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const { keep, widths } = choose(columns, natural, width);
  const line = (cells: readonly string[]): string =>
    `│ ${keep.map((index, place) => pad(cutText(cells[index] ?? '', widths[place]!), widths[place]!, columns[index]!.align)).join(' │ ')} │`;
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((cells) => '─'.repeat(cells + 2)).join(middle)}${right}`;
  return [
    rule('┌', '┬', '┐'),
    line(columns.map((column) => column.title)),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
  ].join('\n');
}
