/** How the PDF looks: paper, type and ink. Sizes in points. */
import { markerColours, palette } from '../../figures/theme.ts';
import type { FontRole } from './fonts.ts';

/** A4 upright with its margins; `foot` and `head` are the baselines of the running lines. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 48,
  right: 48,
  top: 76,
  bottom: 64,
  head: 44,
  foot: 808,
} as const;

/** The width of the text block. */
export const textWidth = page.width - page.left - page.right;

/** Prose is set narrower than tables, for lines of about 80 letters. */
export const measure = 408;

/** The light theme of the site. */
export const ink = {
  text: palette.ink,
  second: palette['ink-2'],
  third: palette['ink-3'],
  rule: palette.rule,
  hair: palette.hair,
  sunk: '#f5f3ee',
  better: palette.better,
  worse: palette.worse,
} as const;

/** A colour as `#rrggbb`. */
export type Colour = string;

/** Font, size and colour of a text. */
export interface Style {
  readonly font: FontRole;
  readonly size: number;
  readonly colour: Colour;
}

const style = (font: FontRole, size: number, colour: Colour): Style => ({ font, size, colour });

/** All styles of the document. */
export const styles = {
  title: style('serif', 27, ink.text),
  titleStrong: style('serifBold', 27, ink.text),
  verdict: style('serif', 20, ink.text),
  verdictStrong: style('serifBold', 20, ink.text),
  verdictSmall: style('serif', 14.5, ink.text),
  verdictSmallStrong: style('serifBold', 14.5, ink.text),
  heading: style('serifBold', 14.5, ink.text),
  subheading: style('sansBold', 9.6, ink.text),
  eyebrow: style('sans', 9.6, ink.third),
  dek: style('sans', 10.8, ink.second),
  dekStrong: style('sansBold', 10.8, ink.text),
  body: style('sans', 9.4, ink.second),
  bodyStrong: style('sansBold', 9.4, ink.text),
  note: style('sans', 8.2, ink.third),
  noteStrong: style('sansBold', 8.2, ink.second),
  term: style('sans', 8.2, ink.third),
  fact: style('sans', 9.2, ink.text),
  tableHead: style('sans', 7.8, ink.third),
  cell: style('sans', 8.8, ink.text),
  cellStrong: style('sansBold', 8.8, ink.text),
  cellSoft: style('sans', 8.8, ink.third),
  cellSmall: style('sans', 7.2, ink.third),
  rank: style('serifBold', 9.6, ink.text),
  axis: style('sans', 7, ink.third),
  code: style('mono', 7.4, ink.second),
  running: style('sans', 7.8, ink.third),
} as const satisfies Readonly<Record<string, Style>>;

/** The colour of a configuration's marker. */
export const markerColour = (colour: number): Colour => markerColours[colour % markerColours.length]!;

/** Baseline to baseline, as a multiple of the size. */
export const leading = { title: 1.18, text: 1.42, cell: 1.25, code: 1.35 } as const;
