/**
 * The one table object behind CSV, JSON, LaTeX and Markdown. A column is printed once and read by machines as one or
 * more parts: `0.9870 ± 0.0046` for people, `mean` and `sd` with all their digits for programs.
 */
import { dash } from '../../format/missing.ts';
import type { Quantity } from '../../report/schema.ts';

/** What a part holds. Numbers keep the digits of the Report. */
export type PartKind = 'text' | 'integer' | 'number' | 'boolean';

/** What programs read: one column of the CSV, one key of the JSON. Ids are unique in a table. */
export interface Part {
  readonly id: string;
  readonly kind: PartKind;
  readonly description: string;
}

/** What people read: one printed column. */
export interface Column {
  readonly label: string;
  readonly align: 'left' | 'right';
  readonly parts: readonly Part[];
}

/** A value as programs read it; null has a reason in its cell. */
export type Raw = string | number | boolean | null;

/** The printed text, and one raw value per part of the column. */
export interface Cell {
  readonly text: string;
  readonly raw: readonly Raw[];
  /** Why there is no number; null where there is one. */
  readonly reason: string | null;
  /** True for the best of a column, and for everything that ties with it. */
  readonly best: boolean;
}

/** A row; `group` is printed above the first row of its kind (a tier). */
export interface Row {
  readonly group: string | null;
  readonly cells: readonly Cell[];
}

/** A table, ready for every format. `id` is a file name without its ending. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** What the numbers are: n, intervals, tests, corrections. Whole sentences. */
  readonly caption: string;
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Shorthand for a column. */
export const column = (label: string, align: Column['align'], parts: readonly Part[]): Column => ({
  label,
  align,
  parts,
});

/** Shorthand for a part. */
export const part = (id: string, kind: PartKind, description: string): Part => ({ id, kind, description });

/** A cell with its text and raw values. */
export const cell = (text: string, raw: readonly Raw[], best = false): Cell => ({ text, raw, reason: null, best });

/** A text that is its own raw value; null is a dash with its reason. */
export const textCell = (text: string | null, reason: string): Cell =>
  text === null ? missingCell(1, reason) : cell(text, [text]);

/** A cell without a number: a dash, `parts` nulls and the reason. */
export const missingCell = (parts: number, reason: string): Cell => ({
  text: dash,
  raw: Array.from({ length: parts }, () => null),
  reason,
  best: false,
});

/** A quantity printed by `print`, or a dash with its reason. */
export const quantityCell = (quantity: Quantity, print: (value: number) => string): Cell =>
  typeof quantity === 'number' ? cell(print(quantity), [quantity]) : missingCell(1, quantity.reason);

/** The parts of all columns, in order. */
export const partsOf = (table: Table): readonly Part[] => table.columns.flatMap((item) => item.parts);

/** The raw values of a row, in the order of {@link partsOf}. */
export const rawOf = (row: Row): readonly Raw[] => row.cells.flatMap((item) => item.raw);

/** The distinct reasons of a row's missing numbers. */
export const reasonsOf = (row: Row): readonly string[] => [
  ...new Set(row.cells.flatMap((item) => (item.reason === null ? [] : [item.reason]))),
];
