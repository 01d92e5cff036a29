/**
 * What a figure is: a title, a text alternative with the real numbers, the data as a table, and one Vega-Lite spec per
 * width. Builders select and place numbers of the Report; they never compute a statistic.
 */
import type { Field } from 'vega-lite/types_unstable/channeldef.js';
import type { LayerSpec, TopLevel, UnitSpec } from 'vega-lite/types_unstable/spec/index.js';
import type { FigureInput } from './input.ts';
import type { TextMeasure } from './text-metrics.ts';

/** Every figure is one layered view: that keeps `fit` sizing, the interactive version and the PDF simple. */
export type FigureSpec = TopLevel<LayerSpec<Field>>;

/** One layer of a {@link FigureSpec}. */
export type Layer = LayerSpec<Field> | UnitSpec<Field>;

/** A cell of a figure's table: null prints as a dash. */
export type Cell = string | number | null;

/** A column of a figure's table; numeric columns are aligned at the decimal point. */
export interface TableColumn {
  readonly label: string;
  readonly numeric: boolean;
}

/** A column of texts. */
export const textColumn = (label: string): TableColumn => ({ label, numeric: false });

/** A column of numbers. */
export const numberColumn = (label: string): TableColumn => ({ label, numeric: true });

/** The data that a figure shows, one row per mark or series, in the order of the drawing. */
export interface DataTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The space a spec is drawn for, in CSS pixels, and the widths of text in it. */
export interface Layout {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  /** True where names stand above their row instead of beside it. */
  readonly narrow: boolean;
  readonly measure: TextMeasure;
}

/** One drawing of a figure. The SVG is exactly `width` × `height` CSS pixels and only ever scaled down. */
export interface FigureView {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly spec: FigureSpec;
}

/** A figure ready to be rendered. `views[0]` is the wide one; a narrow one follows where the wide would be unreadable. */
export interface Figure {
  /** Unique in a page; starts every id inside the SVG. Lower case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The text alternative: whole sentences with the numbers that matter. */
  readonly description: string;
  readonly table: DataTable;
  readonly views: readonly FigureView[];
}

/** What a builder returns; {@link FigureDraft.draw} is called once per layout. */
export interface FigureDraft {
  /** What tells this figure from others of the same definition, e.g. the metric and the configuration. */
  readonly key: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly table: DataTable;
  readonly draw: (layout: Layout) => { readonly height: number; readonly spec: FigureSpec };
}

/** An entry of the registry. */
export interface FigureDefinition {
  readonly id: string;
  /** Its name in lists of figures. */
  readonly title: string;
  /** The reader's question that it answers. */
  readonly answers: string;
  /** Widths in CSS pixels; `narrow` null where the wide drawing is readable on a phone as it is. */
  readonly widths: { readonly wide: number; readonly narrow: number | null };
  /** Null where the figure does not apply: the data is missing, or the drawing would say nothing. */
  readonly build: (input: FigureInput) => FigureDraft | null;
}
