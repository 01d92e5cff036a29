/** Tables that are wider than a page, in groups of columns that fit beside the names of the configurations. */
import { nameRun } from './phrases.ts';
import { styles, textWidth } from './style.ts';
import { drawTable } from './table.ts';
import { textual, type PdfCell, type PdfColumn } from './table-cells.ts';
import type { Chapter } from './chapter.ts';
import type { Flow } from './flow.ts';

const nameWidth = 112;
const leastGap = 16;

/** A column of numbers with a cell for each configuration. */
export interface NumberColumn {
  readonly label: string;
  /** In points. */
  readonly width: number;
  readonly cells: readonly PdfCell[];
}

/** The columns in groups of about the same size that fit beside the names, each column as wide as it needs to be. */
function groupsOf(columns: readonly NumberColumn[]): readonly (readonly NumberColumn[])[] {
  const fill = (most: (groups: number) => number): NumberColumn[][] => {
    const groups: NumberColumn[][] = [];
    let room = 0;
    for (const item of columns) {
      const needed = item.width + leastGap;
      if (groups.length === 0 || needed > room || groups.at(-1)!.length >= most(groups.length)) {
        groups.push([]);
        room = textWidth - nameWidth;
      }
      groups.at(-1)!.push(item);
      room -= needed;
    }
    return groups;
  };
  const wanted = fill(() => Infinity).length;
  return fill((group) => Math.ceil((columns.length - group + 1) / wanted));
}

/** Space between columns that fills the width, within reason. */
const gapOf = (group: readonly NumberColumn[]): number =>
  Math.min(46, (textWidth - nameWidth - group.reduce((sum, { width }) => sum + width, 0)) / group.length);

/** Draws as many tables as the columns need, each with the names of the configurations in `order`. */
export function drawColumnGroups(
  flow: Flow,
  { view, links }: Chapter,
  { columns, order }: { readonly columns: readonly NumberColumn[]; readonly order: readonly string[] },
): void {
  for (const group of groupsOf(columns)) {
    drawTable(flow, {
      columns: [
        { label: 'Configuration', width: nameWidth, gap: gapOf(group), align: 'left' },
        ...group.map(({ label, width }, i): PdfColumn => ({
          label,
          width,
          gap: i === group.length - 1 ? 0 : gapOf(group),
          align: 'point',
        })),
      ],
      rows: order.map((id, i) => ({
        shaded: id === view.benchmark.baseline,
        cells: [textual([nameRun(view, links, id, styles.cell)]), ...group.map(({ cells }) => cells[i]!)],
      })),
    });
  }
}
