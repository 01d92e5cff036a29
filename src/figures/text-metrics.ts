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

/** Beyond this many remembered pairs the memory is emptied rather than let grow with the input. */
const remembered = 20_000;

/** Advance in em of a character that the font lacks: full width for East Asian scripts and pictures. */
const fallbackAdvance = (codePoint: number): number => (codePoint >= 0x2e80 ? 1 : 0.6);

function openFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('layout' in font)) throw new Error('A figure needs a single font, not a font collection.');
  return font;
}

/**
 * Advances of one cut in em: those of the characters and the kerning of neighbours, each asked once. Laying out whole
 * strings gives the same numbers at some hundred times the cost.
 */
function createAdvance(font: Font): (text: string) => number {
  const known = new Map<string, number>();
  const layout = (text: string): number => font.layout(text, ['tnum', 'lnum']).advanceWidth / font.unitsPerEm;
  const hasGlyph = (character: string): boolean => font.hasGlyphForCodePoint(character.codePointAt(0)!);
  const ask = (key: string, compute: () => number): number => {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size >= remembered) known.clear();
      value = compute();
      known.set(key, value);
    }
    return value;
  };
  const single = (character: string): number =>
    ask(character, () => (hasGlyph(character) ? layout(character) : fallbackAdvance(character.codePointAt(0)!)));
  const kerning = (left: string, right: string): number =>
    ask(`${left}${right}`, () =>
      hasGlyph(left) && hasGlyph(right) ? layout(`${left}${right}`) - single(left) - single(right) : 0,
    );
  return (text) => {
    let sum = 0;
    let before = '';
    for (const character of text) {
      sum += single(character) + (before === '' ? 0 : kerning(before, character));
      before = character;
    }
    return sum;
  };
}

/** Opens the fonts once; throws where the bytes are no font. */
export function createTextMeasure(fonts: FigureFonts): TextMeasure {
  const regular = createAdvance(openFont(fonts.regular));
  const semibold = createAdvance(openFont(fonts.semibold));
  return {
    id: createHash('sha256').update(fonts.regular).update(fonts.semibold).digest('hex').slice(0, 12),
    width: (text, size, weight = 400) => (weight >= 500 ? semibold : regular)(text) * size,
  };
}
