/** Widths of text in the shipped font. Without a canvas Vega only guesses them, far too wide, and cuts labels. */
import { createHash } from 'node:crypto';
import { create, type Font } from 'fontkit';

/** Measures single lines of Source Sans 3 with tabular lining figures. */
export interface TextMeasure {
  /** Names the fonts behind the numbers: a part of the key of every cached SVG. */
  readonly id: string;
  /** Width in CSS pixels of `text` at `size` pixels; weights from 500 up use the semibold cut. */
  width(text: string, size: number, weight?: number): number;
}

/** The two cuts that figures use, as TrueType files. */
export interface FigureFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

/** Widths are kept per string; beyond this many the memory is emptied rather than let grow with the input. */
const remembered = 20_000;

/** Advance in em of a character that the font lacks: full width for East Asian scripts and pictures. */
const fallbackAdvance = (codePoint: number): number => (codePoint >= 0x2e80 ? 1 : 0.6);

function openFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('layout' in font)) throw new Error('A figure needs a single font, not a font collection.');
  return font;
}

function advance(font: Font, text: string): number {
  let known = '';
  let missing = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (font.hasGlyphForCodePoint(codePoint)) known += character;
    else missing += fallbackAdvance(codePoint);
  }
  return font.layout(known, ['tnum', 'lnum']).advanceWidth / font.unitsPerEm + missing;
}

/** Opens the fonts once; throws where the bytes are no font. */
export function createTextMeasure(fonts: FigureFonts): TextMeasure {
  const cuts = { regular: openFont(fonts.regular), semibold: openFont(fonts.semibold) };
  const widths = new Map<string, number>();
  return {
    id: createHash('sha256').update(fonts.regular).update(fonts.semibold).digest('hex').slice(0, 12),
    width(text, size, weight = 400) {
      const cut = weight >= 500 ? 'semibold' : 'regular';
      const key = `${cut}\0${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        if (widths.size >= remembered) widths.clear();
        width = advance(cuts[cut], text);
        widths.set(key, width);
      }
      return width * size;
    },
  };
}
