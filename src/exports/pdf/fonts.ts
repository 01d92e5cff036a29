/** The opened fonts: parsed once per set of bytes, asked for glyphs and widths, with a fallback for each character. */
import { create, type Font } from 'fontkit';
import type { FontBytes } from '../export.ts';

/** A font of the document. */
export type FontRole = keyof FontBytes;

/** The set of fonts with what the typesetter asks of them. */
export interface PdfFonts {
  /** The opened font, to be registered in a document. */
  readonly opened: Readonly<Record<FontRole, Font>>;
  /** The font that holds a character, starting with the wanted one; null where none does. */
  readonly holding: (font: FontRole, codePoint: number) => FontRole | null;
  /** Width of a text in em, laid out as the document draws it: word by word. */
  readonly width: (font: FontRole, text: string) => number;
}

/** Where a character is looked for that a font lacks: the sans has by far the most. */
const fallbacks: Readonly<Record<FontRole, readonly FontRole[]>> = {
  serif: ['serif', 'sans'],
  serifBold: ['serifBold', 'sansBold', 'sans'],
  sans: ['sans'],
  sansBold: ['sansBold', 'sans'],
  mono: ['mono', 'sans'],
};

const roles = ['serif', 'serifBold', 'sans', 'sansBold', 'mono'] as const satisfies readonly FontRole[];

/** Widths of words are kept up to this many; then the memory starts anew. */
const remembered = 20_000;

function openFont(bytes: Uint8Array, role: FontRole): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('layout' in font)) throw new Error(`The ${role} font of the PDF must be a single font, not a collection.`);
  return font;
}

const opened = new WeakMap<FontBytes, PdfFonts>();

/** Opens the fonts, or gives the ones that were opened from the same bytes before. Throws where bytes are no font. */
export function openFonts(bytes: FontBytes): PdfFonts {
  let fonts = opened.get(bytes);
  if (fonts === undefined) {
    fonts = makeFonts(bytes);
    opened.set(bytes, fonts);
  }
  return fonts;
}

function makeFonts(bytes: FontBytes): PdfFonts {
  const set: Readonly<Record<FontRole, Font>> = {
    serif: openFont(bytes.serif, 'serif'),
    serifBold: openFont(bytes.serifBold, 'serifBold'),
    sans: openFont(bytes.sans, 'sans'),
    sansBold: openFont(bytes.sansBold, 'sansBold'),
    mono: openFont(bytes.mono, 'mono'),
  };
  const held = new Map<number, FontRole | null>();
  const widths = new Map<string, number>();
  const wordWidth = (font: FontRole, word: string): number => {
    const key = `${font}\0${word}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size >= remembered) widths.clear();
      width = set[font].layout(word).advanceWidth / set[font].unitsPerEm;
      widths.set(key, width);
    }
    return width;
  };
  return {
    opened: set,
    holding(font, codePoint) {
      const key = codePoint * roles.length + roles.indexOf(font);
      let role = held.get(key);
      if (role === undefined) {
        role = fallbacks[font].find((candidate) => set[candidate].hasGlyphForCodePoint(codePoint)) ?? null;
        held.set(key, role);
      }
      return role;
    },
    width: (font, text) => (text.match(/[^ ]* |[^ ]+/g) ?? []).reduce((sum, word) => sum + wordWidth(font, word), 0),
  };
}
