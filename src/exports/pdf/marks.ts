/** Small vector marks: the shapes of configurations and the glyphs of verdicts. */
import { markerShapes } from '../../figures/theme.ts';
import type { Verdict } from '../../report/schema.ts';
import { ink, markerColour, type Colour } from './style.ts';
import type { Mark } from './typeset.ts';

type Pdf = PDFKit.PDFDocument;

/** Numbers in paths: two decimals are finer than any printer. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** A path in ±1 around a point. Only absolute M, L, H, V and Z occur in the shapes. */
function placed(path: string, x: number, y: number, radius: number): string {
  let horizontal = true;
  return path.replace(/([MLHVZ])|(-?\d*\.?\d+)/g, (_, command: string | undefined, number: string | undefined) => {
    if (command !== undefined) {
      horizontal = command !== 'V';
      return command;
    }
    const value = Number(number) * radius + (horizontal ? x : y);
    horizontal = !horizontal;
    return ` ${round(value)}`;
  });
}

/** A configuration's marker; beyond the known shapes they come again, hollow. */
export function drawMark(
  pdf: Pdf,
  mark: Mark,
  at: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  const { x, y, radius } = at;
  const shape = markerShapes[mark.shape % markerShapes.length]!;
  const hollow = Math.floor(mark.shape / markerShapes.length) % 2 === 1;
  if (shape === 'circle') pdf.circle(round(x), round(y), radius);
  else if (shape === 'square')
    pdf.rect(round(x - radius * 0.9), round(y - radius * 0.9), round(radius * 1.8), round(radius * 1.8));
  else pdf.path(placed(shape, x, y, radius));
  const colour = markerColour(mark.colour);
  if (hollow) pdf.lineWidth(radius * 0.4).stroke(colour);
  else pdf.fill(colour);
}

/** How a verdict looks besides its word: never by colour alone. */
export interface VerdictLook {
  readonly colour: Colour;
  readonly border: 'thin' | 'dashed' | 'double';
  readonly glyph: 'up' | 'down' | 'query' | 'approx';
}

/** The look of each verdict. */
export const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  better: { colour: ink.better, border: 'thin', glyph: 'up' },
  worse: { colour: ink.worse, border: 'thin', glyph: 'down' },
  'cannot be decided': { colour: ink.second, border: 'dashed', glyph: 'query' },
  'no practical difference': { colour: ink.second, border: 'double', glyph: 'approx' },
};

/** A triangle that points up or down, `size` high, its middle at the point. */
export function drawTriangle(
  pdf: Pdf,
  glyph: 'up' | 'down',
  at: { readonly x: number; readonly y: number; readonly size: number; readonly colour: Colour },
): void {
  const half = at.size / 2;
  const tip = glyph === 'up' ? -half : half;
  pdf
    .moveTo(round(at.x), round(at.y + tip))
    .lineTo(round(at.x + half), round(at.y - tip))
    .lineTo(round(at.x - half), round(at.y - tip))
    .closePath()
    .fill(at.colour);
}

/** A flag on a pole, `size` high, its foot at the point. */
export function drawFlag(pdf: Pdf, at: { readonly x: number; readonly y: number; readonly size: number }): void {
  const { x, y, size } = at;
  pdf
    .moveTo(round(x), round(y))
    .lineTo(round(x), round(y - size))
    .lineWidth(0.7)
    .stroke(ink.worse);
  pdf
    .path(
      `M${round(x)} ${round(y - size)}h${round(size * 0.66)}l${round(-size * 0.18)} ${round(size * 0.25)}l${round(size * 0.18)} ${round(size * 0.25)}h${round(-size * 0.66)}z`,
    )
    .fill(ink.worse);
}
