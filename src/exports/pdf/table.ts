/**
 * Tables in the flow: columns of fixed width, rows that never part between pages, a head that is repeated on each page,
 * groups that stay with their first row. PDFKit's own tables take ten times as long.
 */
import { addLines, drawLine, hairline, type Element, type Flow } from './flow.ts';
import { ink, leading, page, styles } from './style.ts';
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

/** A cell with one paragraph. */
export const textual = (runs: readonly Run[]): PdfCell => ({ lines: [runs] });

/** The widest text of a column with all words of its label, in points; at least `least`. */
export function naturalWidth(
  flow: Flow,
  cells: readonly (PdfCell | undefined)[],
  { label, least }: { readonly label: string; readonly least: number },
): number {
  const words = label.split(/\s/).map((word) => flow.type.width(word, styles.tableHead));
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

const padding = 4.2;
const headPadding = 4;
const groupHeight = 17.5;

interface SetCell {
  readonly lines: readonly {
    readonly line: Line;
    readonly size: number;
    readonly step: number;
    readonly first: boolean;
  }[];
  readonly height: number;
}

interface SetRow {
  readonly row: PdfRow;
  readonly cells: readonly (SetCell | null)[];
  readonly height: number;
}

/** How far the text of a line reaches left and right of its decimal point. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

/** A table being set: its columns with their places. */
interface Setting {
  readonly flow: Flow;
  readonly columns: readonly PdfColumn[];
  readonly xs: readonly number[];
  readonly reaches: readonly (Reach | null)[];
  readonly right: number;
}

/** The share of a line before its first decimal point, or before the end of its number where it has none. */
function reachOf(flow: Flow, line: Line): Reach {
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

function setCell(flow: Flow, cell: PdfCell, width: number): SetCell {
  if ('drawing' in cell) return { lines: [], height: cell.drawing.height };
  const lines = cell.lines.flatMap((runs, paragraph) => {
    const size = Math.max(1, ...runs.map((run) => run.style.size));
    return flow.type
      .wrap(runs, width)
      .map((line) => ({ line, size, step: size * leading.cell, first: paragraph === 0 }));
  });
  return { lines, height: lines.reduce((sum, line) => sum + line.step, 0) };
}

function setRow(flow: Flow, columns: readonly PdfColumn[], row: PdfRow): SetRow {
  const cells = row.cells.map((cell, i) => setCell(flow, cell, columns[i]!.width));
  const height = Math.max(...cells.map((cell) => cell.height), 1) + 2 * padding;
  return { row, cells, height };
}

/** Draws the whole table at the place of the flow. */
export function drawTable(
  flow: Flow,
  table: { readonly columns: readonly PdfColumn[]; readonly rows: readonly PdfRow[]; readonly after?: number },
): void {
  const { columns } = table;
  const xs: number[] = [];
  let x = page.left;
  for (const column of columns) {
    xs.push(x);
    x += column.width + (column.gap ?? 0);
  }
  const rows = table.rows.map((row) => setRow(flow, columns, row));
  const reaches = columns.map((column, i): Reach | null => {
    if (column.align !== 'point') return null;
    const found = rows.flatMap((row) => {
      const line = row.cells[i]?.lines.find((item) => item.first);
      return line === undefined ? [] : [reachOf(flow, line.line)];
    });
    return {
      before: Math.max(0, ...found.map((reach) => reach.before)),
      after: Math.max(0, ...found.map((reach) => reach.after)),
    };
  });
  const setting: Setting = { flow, columns, xs, reaches, right: x - (columns.at(-1)?.gap ?? 0) };
  const head = headHeight(setting);
  flow.within('Table', (element) => drawRows(setting, { rows, head, element }));
  flow.y += table.after ?? 14;
}

function drawRows(
  setting: Setting,
  { rows, head, element }: { readonly rows: readonly SetRow[]; readonly head: number; readonly element: Element },
): void {
  const { flow } = setting;
  const extra = (row: SetRow | undefined): number =>
    row === undefined ? 0 : row.height + (row.row.group === undefined || row.row.group === null ? 0 : groupHeight);
  // The head never stands alone, nor with a single row of many.
  flow.need(head + extra(rows[0]) + Math.min(extra(rows[1]), 60));
  drawHead(setting, head, element);
  rows.forEach((row, i) => {
    const last = i === rows.length - 2 ? extra(rows[i + 1]) : 0;
    // Two rows at the end stay together, where the page lets them.
    const wanted = extra(row) + (last < 60 ? last : 0);
    if (wanted > flow.room() + 0.01) {
      flow.newPage();
      drawHead(setting, head, null);
    }
    if (row.row.group !== undefined && row.row.group !== null) drawGroup(setting, row.row.group, element);
    drawRow(setting, row, element);
  });
}

/** The lines of a label; a line end in it is kept. */
const labelLines = (flow: Flow, { label, width }: PdfColumn): readonly Line[] =>
  label
    .split('\n')
    .filter((part) => part !== '')
    .flatMap((part) => flow.type.wrap([{ text: part, style: styles.tableHead }], width));

function headHeight({ flow, columns }: Setting): number {
  const heights = columns.map((column) => {
    const lines = labelLines(flow, column).length;
    return Math.max(lines * styles.tableHead.size * leading.cell, column.head?.height ?? 0);
  });
  return Math.max(...heights, 1) + headPadding;
}

/** Draws the head. Only the first one is content: on later pages assistive technology need not hear it again. */
function drawHead(setting: Setting, height: number, element: Element | null): void {
  const { flow, columns, xs } = setting;
  const top = flow.y;
  const step = styles.tableHead.size * leading.cell;
  const placed = columns.map((column, i) => {
    const lines = labelLines(flow, column);
    const first = top + height - headPadding - lines.length * step;
    return lines.map((line, n) => ({
      line,
      x: xs[i]! + (column.align === 'left' ? 0 : column.width - line.width),
      baseline: first + n * step + step * 0.76,
    }));
  });
  const axis = (i: number): void => {
    const { head, width } = columns[i]!;
    head?.draw({ x: xs[i]!, y: top + height - headPadding - head.height, width, height: head.height });
  };
  if (element === null) {
    flow.artifact(() => {
      placed.forEach((lines, i) => {
        axis(i);
        lines.forEach(({ line, x, baseline }) => drawLine(flow, line, x, baseline));
      });
    }, 'Pagination');
  } else {
    const row = flow.pdf.struct('TR');
    element.add(row);
    placed.forEach((lines, i) => {
      const cell = flow.pdf.struct('TH', { scope: 'Column' });
      row.add(cell);
      if (columns[i]!.head !== undefined) cell.add(() => axis(i));
      addLines(flow, cell, lines);
      cell.end();
    });
    row.end();
  }
  flow.y = top + height;
  hairline(flow, flow.y, { colour: ink.text, width: 0.8, to: setting.right });
}

function drawGroup({ flow, columns, right }: Setting, runs: readonly Run[], element: Element): void {
  const row = flow.pdf.struct('TR');
  element.add(row);
  const cell = flow.pdf.struct('TH', { scope: 'Row' });
  row.add(cell);
  const lines = flow.type.wrap(runs, right - page.left).slice(0, 1);
  addLines(
    flow,
    cell,
    lines.map((line) => ({ line, x: page.left, baseline: flow.y + groupHeight - 5 })),
  );
  cell.dictionary.data.A = { O: 'Table', Scope: 'Row', ColSpan: columns.length };
  cell.end();
  row.end();
  flow.y += groupHeight;
  hairline(flow, flow.y, { to: right, colour: ink.rule });
}

function drawRow(setting: Setting, set: SetRow, element: Element): void {
  const { flow, columns, xs, right } = setting;
  const top = flow.y;
  flow.artifact(() => {
    if (set.row.shaded === true) flow.pdf.rect(page.left, top, right - page.left, set.height).fill(ink.sunk);
    columns.forEach((column, i) => column.behind?.({ x: xs[i]!, y: top, width: column.width, height: set.height }));
  });
  const row = flow.pdf.struct('TR');
  element.add(row);
  set.row.cells.forEach((cell, i) => {
    const item = i === 0 ? flow.pdf.struct('TH', { scope: 'Row' }) : flow.pdf.struct('TD');
    row.add(item);
    if ('drawing' in cell)
      drawFigureCell(setting, {
        cell: cell.drawing,
        box: { x: xs[i]!, y: top, width: columns[i]!.width, height: set.height },
        item,
      });
    else addLines(flow, item, placeLines(setting, set, i, top));
    item.end();
  });
  row.end();
  flow.y = top + set.height;
  hairline(flow, flow.y, { to: right });
}

/** The lines of a cell in the middle of its row, aligned as its column says. */
function placeLines(setting: Setting, set: SetRow, i: number, top: number) {
  const cell = set.cells[i];
  if (cell === null || cell === undefined) return [];
  let y = top + (set.height - cell.height) / 2;
  return cell.lines.map(({ line, size, step, first }) => {
    const baseline = y + (step - size) / 2 + size * 0.8;
    y += step;
    return { line, x: setting.xs[i]! + shiftOf(setting, i, { line, first }), baseline };
  });
}

/** How far a line of column i begins right of the column's left edge. */
function shiftOf(
  { flow, columns, reaches }: Setting,
  i: number,
  { line, first }: { readonly line: Line; readonly first: boolean },
): number {
  const { align, width } = columns[i]!;
  const reach = reaches[i] ?? null;
  if (align === 'left') return 0;
  if (align === 'right' || reach === null || !first) return width - line.width;
  return Math.max(0, width - reach.after - reachOf(flow, line).before);
}

function drawFigureCell(
  { flow }: Setting,
  { cell, box, item }: { readonly cell: CellDrawing; readonly box: Box; readonly item: Element },
): void {
  const figure = flow.pdf.struct('Figure', {
    alt: cell.alt,
    bbox: [box.x, box.y, box.x + box.width, box.y + box.height],
    placement: 'Inline',
  });
  item.add(figure);
  figure.add(() => cell.draw(box));
  figure.end();
}
