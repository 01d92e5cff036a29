/**
 * How figures look. Every colour of a spec is one of {@link palette}: the light theme's value, unique to its role, which
 * the SVG keeps as an attribute (for print, PDF and a file by itself) and which gets a class beside it, so that
 * src/styles/figures.css can give the same drawing the reader's theme.
 */
import type { Config } from 'vega-lite';

/** The light theme's colour of each role. No two may be equal: a role is found again by its colour. */
export const palette = {
  paper: '#fdfcfa',
  ink: '#1c1b18',
  'ink-2': '#4f4c45',
  'ink-3': '#68645b',
  rule: '#cfcabe',
  hair: '#e7e3da',
  grey: '#77736a',
  heat: '#2f7fbf',
  miss: '#d9642a',
  better: '#0b6148',
  worse: '#9a2f1f',
  band: '#ece7db',
  c0: '#0a66ad',
  c1: '#b84807',
  c2: '#0a7554',
  c3: '#97458a',
  c4: '#806000',
  c5: '#0b7089',
  c6: '#55524b',
  c7: '#b12f5b',
} as const;

const roles: ReadonlyMap<string, string> = new Map(Object.entries(palette).map(([role, colour]) => [colour, role]));

/** The role of a colour as a spec states it, or null where the colour is none of the palette. */
export const roleOf = (colour: string): string | null => roles.get(colour.toLowerCase()) ?? null;

/** The colours of configurations in the order of `marker.colour`. */
export const markerColours = [
  palette.c0,
  palette.c1,
  palette.c2,
  palette.c3,
  palette.c4,
  palette.c5,
  palette.c6,
  palette.c7,
] as const;

/** The shapes of configurations in the order of `marker.shape`: the symbols of the site's tables, as paths around 0. */
export const markerShapes = [
  'circle',
  'square',
  'M0,-1.12L1.12,0.92L-1.12,0.92Z',
  'M0,-1.22L1.22,0L0,1.22L-1.22,0Z',
  'M-0.4,-1.2H0.4V-0.4H1.2V0.4H0.4V1.2H-0.4V0.4H-1.2V-0.4H-0.4Z',
  'M0,1.12L1.12,-0.92L-1.12,-0.92Z',
  'M0,-1.35L0.36,-0.43L1.33,-0.38L0.56,0.22L0.83,1.17L0,0.63L-0.83,1.17L-0.56,0.22L-1.33,-0.38L-0.36,-0.43Z',
  'M-1.17,-0.69L-0.69,-1.17L0,-0.48L0.69,-1.17L1.17,-0.69L0.48,0L1.17,0.69L0.69,1.17L0,0.48L-0.69,1.17L-1.17,0.69L-0.48,0Z',
] as const;

/** Sizes in CSS pixels. Nothing in a figure is set smaller than `text.small`. */
export const sizes = {
  text: { small: 11, body: 12, strong: 12.5 },
  /** Area of a symbol: 60 px² is a circle of 8.7 px. */
  marker: 60,
  seed: 24,
  row: 24,
} as const;

/** Quoted: a bare `3` is no part of an unquoted family name, and a canvas would ignore the whole list. */
export const fontFamily = "'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** The Vega-Lite configuration that every figure is compiled with. */
export const vegaConfig: Config = {
  font: fontFamily,
  background: 'transparent',
  aria: false,
  customFormatTypes: false,
  view: { stroke: null, fill: null },
  mark: { color: palette.ink, tooltip: false },
  text: { fontSize: sizes.text.body, color: palette.ink, baseline: 'middle' },
  point: { filled: true, size: sizes.marker, opacity: 1 },
  line: { strokeWidth: 2, strokeJoin: 'round', strokeCap: 'round' },
  rule: { color: palette['ink-3'], strokeWidth: 1 },
  axis: {
    domain: false,
    grid: false,
    gridColor: palette.hair,
    gridWidth: 1,
    tickColor: palette['ink-3'],
    tickSize: 4,
    tickWidth: 1,
    labelColor: palette['ink-2'],
    labelFontSize: sizes.text.body,
    labelPadding: 4,
    labelLimit: 260,
    titleColor: palette['ink-2'],
    titleFontSize: sizes.text.body,
    titleFontWeight: 400,
    titlePadding: 8,
    titleLimit: 600,
  },
  axisX: { titleAnchor: 'end', titleAlign: 'right' },
  axisBand: { ticks: false, labelPadding: 8 },
  legend: {
    orient: 'bottom',
    title: null,
    labelFontSize: sizes.text.body,
    labelColor: palette['ink-2'],
    symbolSize: sizes.marker,
  },
};
