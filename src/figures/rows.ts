/** The frame of figures with one row per thing: names left of their rows, or above them where the figure is narrow. */
import type { Layer, Layout } from './figure.ts';
import { shorten } from './labels.ts';
import { fixedSpec, pixels, texts, type Margins } from './layers.ts';
import { palette, sizes } from './theme.ts';

/** One row: its name and the text at its right end. */
export interface Row {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
}

/** Where the rows of a figure stand. */
export interface RowFrame {
  readonly margins: Margins;
  readonly height: number;
  /** Pixel of a row's own axis: the middle of its marks. */
  readonly at: (index: number) => number;
  readonly step: number;
  /** Names, values and hairlines between rows. */
  readonly layers: Layer[];
}

const gap = 14;
/** Names take at most this share of a wide figure. */
const mostOfWidth = 0.36;

/** Lays out rows under a header line of `top` pixels, with `bottom` pixels for the axis below. */
export function rowFrame(
  rows: readonly Row[],
  layout: Layout,
  options: {
    readonly valueTitle: string;
    readonly bottom?: number;
    readonly top?: number;
    readonly step?: number;
    /** How far under the middle of its row a wide figure's axis stands, for rows with marks above it. */
    readonly below?: number;
  },
): RowFrame {
  const { measure, narrow, width } = layout;
  const size = sizes.text.body;
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => Math.ceil(measure.width(text, size, 600))));
  const values = widest([...rows.map((row) => row.value), narrow ? '' : options.valueTitle]);
  const room = narrow ? width - values - gap - 8 : width * mostOfWidth;
  const names = rows.map((row) => shorten(row.name, room, measure, size));
  const step = (options.step ?? sizes.row) + (narrow ? 18 : 0);
  const margins = {
    left: narrow ? 10 : widest(names) + gap + 2,
    right: narrow ? 10 : values === 0 ? 12 : values + gap,
    top: options.top ?? 28,
    bottom: options.bottom ?? 40,
  };
  const plot = width - margins.left - margins.right;
  const shift = narrow ? 18 + (step - 18) / 2 - 1 + (options.below ?? 0) : step / 2 + (options.below ?? 0);
  const at = (index: number): number => index * step + shift;
  const right = narrow ? plot + 8 : width - margins.left - 2;
  const line = (index: number): number => index * step + (narrow ? 10 : step / 2);
  const nameAt = (index: number) => ({ x: narrow ? -8 : 2 - margins.left, y: line(index), text: names[index]! });
  const plain = rows.flatMap((row, index) => (row.strong === true ? [] : [nameAt(index)]));
  const strong = rows.flatMap((row, index) => (row.strong === true ? [nameAt(index)] : []));
  const numbers = rows.map((row, index) => ({ x: right, y: line(index), text: row.value }));
  const header = narrow || options.valueTitle === '' ? [] : [{ x: right, y: -12, text: options.valueTitle }];
  return {
    margins,
    height: margins.top + rows.length * step + margins.bottom,
    at,
    step,
    layers: [
      hairlines(rows.length, step, narrow ? -10 : -margins.left, narrow ? plot + 10 : width - margins.left),
      texts(plain, { color: palette.ink, halo: narrow }),
      ...(strong.length === 0 ? [] : [texts(strong, { color: palette.ink, weight: 600, halo: narrow })]),
      texts(numbers, { align: 'right', color: palette['ink-2'], halo: narrow }),
      texts(header, { align: 'right' }),
    ],
  };
}

/** The spec of a figure of rows. */
export const rowSpec = (frame: RowFrame, layout: Layout, layer: Layer[]) =>
  fixedSpec({ width: layout.width, height: frame.height, margins: frame.margins, layer });

/** Hairlines under all rows but the last. */
function hairlines(count: number, step: number, from: number, to: number): Layer {
  const values = Array.from({ length: Math.max(0, count - 1) }, (_, index) => ({ y: (index + 1) * step }));
  return {
    data: { values },
    mark: { type: 'rule', color: palette.hair },
    encoding: {
      x: { value: from },
      x2: { value: to },
      y: pixels('y'),
    },
  };
}
