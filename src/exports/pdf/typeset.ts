/** From text to lines: characters that the fonts lack are replaced visibly, words are broken where a line ends. */
import { cleanText, measureText, wordsOf, type Line, type Piece, type Run, type Setting } from './words.ts';
import { breakWord } from './break-word.ts';
import type { PdfFonts } from './fonts.ts';
import type { Style } from './style.ts';

export { cleanText, markWidth, type Line, type Mark, type Piece, type Run } from './words.ts';

/** Measures and breaks text. Widths in points. */
export interface Typesetter {
  /** A text as it is printed: composed, on one line, without marks that nobody sees. */
  readonly clean: (text: string) => string;
  readonly width: (text: string, style: Style) => number;
  /** The lines of a paragraph; at least one, and none wider than `width` unless a single letter is. */
  readonly wrap: (runs: readonly Run[], width: number) => readonly Line[];
  /** As {@link Typesetter.wrap}, into lines of about equal length. */
  readonly balance: (runs: readonly Run[], width: number) => readonly Line[];
  /** One line: what does not fit is cut off, and an ellipsis says so. */
  readonly fit: (run: Run, width: number) => Line;
  /** The characters that no font holds and that were replaced, sorted. */
  readonly replaced: () => readonly string[];
}

/** Makes a typesetter around the fonts. */
export function createTypesetter(fonts: PdfFonts): Typesetter {
  const setting: Setting = { fonts, replaced: new Set() };
  return {
    clean: cleanText,
    width: (text, style) => measureText(setting, text, style),
    wrap: (runs, width) => wrap(setting, runs, width),
    balance: (runs, width) => balance(setting, runs, width),
    fit: (run, width) => fit(setting, run, width),
    replaced: () => [...setting.replaced].sort(),
  };
}

function wrap(setting: Setting, runs: readonly Run[], width: number): readonly Line[] {
  const { fonts } = setting;
  const lines: { pieces: Piece[]; width: number }[] = [];
  let line: { pieces: Piece[]; width: number } = { pieces: [], width: 0 };
  const queue = wordsOf(setting, runs).flatMap((word) => (word.width > width ? breakWord(fonts, word, width) : [word]));
  for (const word of queue) {
    const last = line.pieces.at(-1);
    const gap = word.spaced && last !== undefined ? fonts.width(last.font, ' ') * last.style.size : 0;
    // Parts of a broken word never share a line.
    const broken = !word.spaced && word !== queue[0];
    if (last !== undefined && (line.width + gap + word.width > width + 0.01 || broken)) {
      lines.push(line);
      line = { pieces: [], width: 0 };
    } else if (word.spaced && last !== undefined) {
      line.pieces[line.pieces.length - 1] = { ...last, text: `${last.text} `, width: last.width + gap };
      line.width += gap;
    }
    line.pieces.push(...word.pieces);
    line.width += word.width;
  }
  lines.push(line);
  return lines.map((item) => ({ pieces: joined(item.pieces), width: item.width }));
}

function balance(setting: Setting, runs: readonly Run[], width: number): readonly Line[] {
  const widest = wrap(setting, runs, width);
  let [low, high] = [width / widest.length / 2, width];
  for (let i = 0; i < 9; i++) {
    const middle = (low + high) / 2;
    if (wrap(setting, runs, middle).length <= widest.length) high = middle;
    else low = middle;
  }
  return wrap(setting, runs, high);
}

function fit(setting: Setting, run: Run, width: number): Line {
  const letters = [...cleanText(run.text)];
  const lineOf = (text: string): Line => wrap(setting, [{ ...run, text }], Infinity)[0]!;
  const whole = lineOf(letters.join(''));
  if (whole.width <= width) return whole;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineOf(`${letters.slice(0, middle).join('')}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return lineOf(`${letters.slice(0, low).join('').trimEnd()}…`);
}

/** Neighbours in the same style and font become one piece: fewer operators, and text that copies well. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const same =
      last !== undefined &&
      last.mark === null &&
      piece.mark === null &&
      last.font === piece.font &&
      last.style === piece.style &&
      last.link === piece.link;
    if (same) result[result.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
    else result.push(piece);
  }
  return result;
}
