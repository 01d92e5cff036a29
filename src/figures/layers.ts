/** Pieces of Vega-Lite that the figures share: the frame of a spec, axes from a scale, markers, plain text. */
import { markerColours, markerShapes, palette, sizes } from './theme.ts';
import type { FigureSpec, Layer, Layout } from './figure.ts';
import type { Configuration } from '../report/schema.ts';
import type { DrawnScale } from './scales.ts';

/** Space around the plot in pixels; the axes and labels stand in it. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A spec of exactly `width` × `height` pixels: nothing is left to Vega's automatic layout. */
export function fixedSpec(size: {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  readonly layer: Layer[];
}): { readonly height: number; readonly spec: FigureSpec } {
  const { width, height, margins } = size;
  return {
    height,
    spec: {
      width: width - margins.left - margins.right,
      height: height - margins.top - margins.bottom,
      padding: { ...margins },
      autosize: { type: 'none' },
      layer: size.layer,
    },
  };
}

/** Width and height of the plot itself. */
export const plotSize = (width: number, height: number, margins: Margins) => ({
  width: width - margins.left - margins.right,
  height: height - margins.top - margins.bottom,
});

/** A quantitative channel on a scale of ours; every layer of a figure uses the same object, so that axes merge. */
export function quantitative(
  scale: DrawnScale,
  field: string,
  axis: { readonly title: string | null; readonly grid?: boolean; readonly ticks?: boolean },
) {
  return {
    field,
    type: 'quantitative' as const,
    scale: {
      type: scale.type,
      domain: [...scale.domain],
      nice: false,
      ...(scale.type === 'linear' ? { zero: false } : {}),
    },
    axis: {
      title: axis.title,
      values: [...scale.ticks],
      format: scale.format,
      grid: axis.grid ?? true,
      ticks: axis.ticks ?? false,
      labelOverlap: false as const,
      labelFlush: false,
      labelBound: false,
    },
  };
}

/** A second field on a channel whose axis and scale another layer states. */
export const also = (field: string) => ({ field, type: 'quantitative' as const });

/** Colour and shape of configurations, by the field `configuration` that holds the name. */
export function markers(configurations: readonly Configuration[]) {
  const domain = configurations.map((item) => item.name);
  return {
    color: {
      field: 'configuration',
      type: 'nominal' as const,
      scale: { domain, range: configurations.map((item) => colourOf(item)) },
      legend: null,
    },
    shape: {
      field: 'configuration',
      type: 'nominal' as const,
      scale: { domain, range: configurations.map((item) => markerShapes[item.marker.shape % markerShapes.length]!) },
      legend: null,
    },
  };
}

/** The colour of a configuration's marker. */
export const colourOf = (item: Configuration): string => markerColours[item.marker.colour % markerColours.length]!;

/** The look of plain text in a figure. */
export interface TextStyle {
  readonly align?: 'left' | 'right' | 'center';
  readonly color?: string;
  readonly size?: number;
  readonly weight?: 400 | 600;
  readonly baseline?: 'top' | 'middle' | 'bottom';
  readonly angle?: number;
  /** A halo in the colour of the paper, for text over marks. */
  readonly halo?: boolean;
  /** True for labels placed beside marks by their pixels: the interactive version, where marks move, leaves them out. */
  readonly fixed?: boolean;
}

/** A text at a pixel of the plot; a list is set in lines. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string | readonly string[];
}

/** A channel whose field holds pixels of the plot already. */
export const pixels = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });

/** How {@link TextStyle.fixed} is told from the spec. */
export const placedByHand = 'labels placed by their pixels';

/** Texts at pixels of the plot, in one layer. */
export function texts(values: readonly PlacedText[], style: TextStyle = {}): Layer {
  return {
    ...(style.fixed === true ? { description: placedByHand } : {}),
    data: { values: values.map(({ x, y, text }) => ({ x, y, text: typeof text === 'string' ? text : [...text] })) },
    mark: {
      type: 'text',
      align: style.align ?? 'left',
      baseline: style.baseline ?? 'middle',
      color: style.color ?? palette['ink-3'],
      fontSize: style.size ?? sizes.text.body,
      fontWeight: style.weight ?? 400,
      angle: style.angle ?? 0,
      ...(style.halo === true ? { stroke: palette.paper, strokeWidth: 3 } : {}),
    },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text', type: 'nominal' } },
  };
}

/** Labels under the plot at the ticks of a scale that words its own labels, kept inside the figure, with a title below. */
export function wordedAxis(
  scale: DrawnScale,
  title: string,
  frame: { readonly layout: Layout; readonly height: number; readonly margins: Margins },
): Layer[] {
  const { layout, height, margins } = frame;
  const plot = plotSize(layout.width, height, margins);
  const color = palette['ink-2'];
  const labels = scale.ticks.map((tick) => {
    const text = scale.label(tick);
    const half = layout.measure.width(text, sizes.text.body) / 2 + 1;
    const x = scale.place(tick) * plot.width;
    return {
      x: Math.min(Math.max(x, half - margins.left), plot.width + margins.right - half),
      y: plot.height + 13,
      text,
    };
  });
  return [
    texts(labels, { align: 'center', color }),
    texts([{ x: plot.width, y: plot.height + 31, text: title }], { align: 'right', color }),
  ];
}

/** A line across the plot at one value of the x or y axis. */
export function guide(
  channel: 'x' | 'y',
  value: number,
  style: { readonly color?: string; readonly dash?: readonly number[]; readonly width?: number } = {},
): Layer {
  return {
    data: { values: [{}] },
    mark: {
      type: 'rule',
      color: style.color ?? palette.grey,
      strokeWidth: style.width ?? 1,
      ...(style.dash === undefined ? {} : { strokeDash: [...style.dash] }),
    },
    encoding: { [channel]: { datum: value, type: 'quantitative' } },
  };
}

/** A text over the plot at a value of the x axis, for the name of a {@link guide}. */
export function guideLabel(
  value: number,
  text: string,
  style: { readonly align: 'left' | 'right' | 'center'; readonly dx?: number },
): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'text', align: style.align, dx: style.dx ?? 0, color: palette['ink-3'] },
    encoding: { x: { datum: value, type: 'quantitative' }, y: { value: -12 }, text: { value: text } },
  };
}

/** The axis line from the smallest to the largest value shown and no further: a range frame. */
export function rangeFrame(channel: 'x' | 'y', range: readonly [number, number]): Layer {
  const ends = { [channel]: { datum: range[0], type: 'quantitative' }, [`${channel}2`]: { datum: range[1] } };
  const edge = channel === 'x' ? { y: { value: { expr: 'height' } } } : { x: { value: 0 } };
  return {
    data: { values: [{}] },
    mark: { type: 'rule', color: palette['ink-3'], strokeWidth: 1 },
    encoding: { ...ends, ...edge },
  };
}

/** A row of data with the pixel of its row and an interval that may be missing. */
interface IntervalRow {
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Intervals as horizontal bars in the colours of their configurations; rows without one are left out. */
export function intervalBars<R extends IntervalRow>(
  rows: readonly R[],
  x: ReturnType<typeof quantitative>,
  color: ReturnType<typeof markers>['color'],
): Layer {
  return {
    data: { values: rows.filter(({ low, high }) => low !== null && high !== null) },
    mark: { type: 'rule', strokeWidth: 2 },
    encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: pixels('y'), color },
  };
}

/** What the reader points at: the markers of configurations, set off by a rim of paper. */
export const markerMark = { type: 'point', size: sizes.marker, stroke: palette.paper, strokeWidth: 1 } as const;
