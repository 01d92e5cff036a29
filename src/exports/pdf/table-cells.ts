/** What tables are made of: columns, rows and cells, and how cells are wrapped and measured. */
import type { Flow } from './flow.ts';
import { leading, styles } from './style.ts';
import { markWidth, type Line, type Run } from './typeset.ts';

/** Where something is drawn. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawing in a cell, at least `height` high. `alt` says what it shows. */
export interface CellDrawing {
  readonly height: number;
  readonly alt: string;
  readonly draw: (box: Box) => void;
}

/** Paragraphs of a cell, each wrapped to the column; or a drawing. */
export type PdfCell = { readonly lines: readonly (readonly Run[])[] } | { readonly drawing: CellDrawing };

/** A column. Widths and gaps in points; the gap lies right of it. */
export interface PdfColumn {
  /** Line ends are kept. */
  readonly label: string;
  readonly width: number;
  /** `point` puts the decimal points of the first lines under each other. */
  readonly align: 'left' | 'right' | 'point';
  readonly gap?: number;
  /** Drawn in the head above the rule, for an axis. */
  readonly head?: CellDrawing;
  /** Drawn behind every row, for grid lines. */
  readonly behind?: (box: Box) => void;
}

/** A row; the first cell names it. */
export interface PdfRow {
  readonly cells: readonly PdfCell[];
  /** Printed above this row: the rows from here on share it. */
  readonly group?: readonly Run[] | null;
  readonly shaded?: boolean;
}

/** A table; with `top`, cells begin at the top of their row instead of standing in its middle. */
export interface PdfTable {
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly PdfRow[];
  /** Space after it, in points. */
  readonly after?: number;
  readonly top?: boolean;
}

/** A cell with one paragraph. */
export const textual = (runs: readonly Run[]): PdfCell => ({ lines: [runs] });

/** The widest text of a column with all words of its label, in points; at least `least`. */
export function naturalWidth(
  flow: Flow,
  cells: readonly (PdfCell | undefined)[],
  { label, least }: { readonly label: string; readonly least: number },
): number {
  // A long line of a label may break, a word may not.
  const words = [
    ...label.split('\n').map((line) => Math.min(84, flow.type.width(line, styles.tableHead))),
    ...label.split(/\s/).map((word) => flow.type.width(word, styles.tableHead)),
  ];
  const widths = cells.flatMap((cell) =>
    cell === undefined || !('lines' in cell)
      ? []
      : cell.lines.map((runs) =>
          runs.reduce(
            (sum, run) =>
              sum + flow.type.width(run.text, run.style) + (run.mark === undefined ? 0 : markWidth * run.style.size),
            0,
          ),
        ),
  );
  return Math.max(least, ...words, ...widths.map((width) => width + 0.5));
}

/** A cell without anything to say. */
export const blank: PdfCell = { lines: [] };

/** Space above and below the text of a row, in points. */
export const padding = 4.2;

/** A cell, wrapped. `first` marks the lines of its first paragraph. */
export interface SetCell {
  readonly lines: readonly {
    readonly line: Line;
    readonly size: number;
    readonly step: number;
    readonly first: boolean;
  }[];
  readonly height: number;
}

/** A row, wrapped, with its height. */
export interface SetRow {
  readonly row: PdfRow;
  readonly cells: readonly (SetCell | null)[];
  readonly height: number;
}

/** How far the text of a line reaches left and right of its decimal point. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** The share of a line before its first decimal point, or before the end of its number where it has none. */
export function reachOf(flow: Flow, line: Line): Reach {
  let before = 0;
  for (const piece of line.pieces) {
    const at = /^[^\d]*\d[\d\u202f\u2009 ]*(?=\.)/.exec(piece.text) ?? /^[+\u2212\u2014]?[\d\u202f]*/.exec(piece.text);
    if (piece.text !== '') {
      before += flow.type.width(at?.[0] ?? '', { ...piece.style, font: piece.font });
      return { before, after: line.width - before };
    }
    before += piece.width;
  }
  return { before: 0, after: line.width };
}

/** Wraps a cell to the width of its column. */
export function setCell(flow: Flow, cell: PdfCell, width: number): SetCell {
  if ('drawing' in cell) return { lines: [], height: cell.drawing.height };
  const lines = cell.lines.flatMap((runs, paragraph) => {
    const size = Math.max(1, ...runs.map((run) => run.style.size));
    return flow.type
      .wrap(runs, width)
      .map((line) => ({ line, size, step: size * leading.cell, first: paragraph === 0 }));
  });
  return { lines, height: lines.reduce((sum, line) => sum + line.step, 0) };
}

/** Wraps a row; its height is that of its highest cell. */
export function setRow(flow: Flow, columns: readonly PdfColumn[], row: PdfRow): SetRow {
  const cells = row.cells.map((cell, i) => setCell(flow, cell, columns[i]!.width));
  const height = Math.max(...cells.map((cell) => cell.height), 1) + 2 * padding;
  return { row, cells, height };
}
