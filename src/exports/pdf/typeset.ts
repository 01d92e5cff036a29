/** From text to lines: characters that the fonts lack are replaced visibly, words are broken where a line ends. */
import type { FontRole, PdfFonts } from './fonts.ts';
import type { Style } from './style.ts';

/** The marker of a configuration, drawn in front of its name. */
export interface Mark {
  readonly colour: number;
  readonly shape: number;
}

/** Text in one style; a link goes to a web address or, with `#`, to a named place of the document. */
export interface Run {
  readonly text: string;
  readonly style: Style;
  readonly link?: string | null;
  /** Drawn before the text. */
  readonly mark?: Mark;
}

/** A part of a line in one font. */
export interface Piece {
  readonly text: string;
  readonly font: FontRole;
  readonly style: Style;
  readonly width: number;
  readonly link: string | null;
  readonly mark: Mark | null;
}

/** A line with its pieces from left to right. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** Measures and breaks text. Widths in points. */
export interface Typesetter {
  /** A text as it is printed: composed, on one line, without marks that nobody sees. */
  readonly clean: (text: string) => string;
  readonly width: (text: string, style: Style) => number;
  /** The lines of a paragraph; at least one, and none wider than `width` unless a single letter is. */
  readonly wrap: (runs: readonly Run[], width: number) => readonly Line[];
  /** As {@link Typesetter.wrap}, into lines of about equal length. */
  readonly balance: (runs: readonly Run[], width: number) => readonly Line[];
  /** The characters that no font holds and that were replaced, sorted. */
  readonly replaced: () => readonly string[];
}

/** Stands for a character that no font holds. */
export const replacement = '□';

/** Space that a marker takes, in em of the text behind it. */
export const markWidth = 0.94;

/** Composed, on one line, without marks that turn the reading direction or that nobody sees. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\u2008/g, '\u2009')
    .replace(/[\t\n\r\u2028\u2029\u0085\u000b\u000c]+/g, ' ')
    .replace(/[\p{Cf}\u00ad\ufe00-\ufe0f]/gu, '')
    .replace(/\p{Cc}/gu, '\ufffd');

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** True where a space stood before it. */
  readonly spaced: boolean;
}

/** Makes a typesetter around the fonts. */
export function createTypesetter(fonts: PdfFonts): Typesetter {
  const replaced = new Set<string>();

  const resolve = (character: string, font: FontRole): { readonly text: string; readonly font: FontRole } => {
    const holder = fonts.holding(font, character.codePointAt(0)!);
    if (holder !== null) return { text: character, font: holder };
    // A mark on a letter that is missing vanishes with it.
    if (/\p{M}/u.test(character)) return { text: '', font };
    replaced.add(character);
    return { text: replacement, font: 'sans' };
  };

  /** Splits a text by the font that holds each character. */
  const byFont = (text: string, font: FontRole): { text: string; font: FontRole }[] => {
    if (/^[\x20-\x7e]*$/.test(text)) return text === '' ? [] : [{ text, font }];
    const parts: { text: string; font: FontRole }[] = [];
    for (const character of text) {
      const next = resolve(character, font);
      const last = parts.at(-1);
      if (last !== undefined && last.font === next.font) last.text += next.text;
      else if (next.text !== '') parts.push({ ...next });
    }
    return parts;
  };

  const widthOf = (text: string, style: Style): number =>
    byFont(cleanText(text), style.font).reduce((sum, part) => sum + fonts.width(part.font, part.text) * style.size, 0);

  const piecesOf = (text: string, run: Run): Piece[] =>
    byFont(text, run.style.font).map((part) => ({
      text: part.text,
      font: part.font,
      style: run.style,
      width: fonts.width(part.font, part.text) * run.style.size,
      link: run.link ?? null,
      mark: null,
    }));

  const words = (runs: readonly Run[]): Word[] => {
    const result: Word[] = [];
    let spaced = false;
    let joins = false;
    for (const run of runs) {
      let mark = run.mark ?? null;
      for (const part of cleanText(run.text).split(/( +)/)) {
        if (part === '') continue;
        if (part.startsWith(' ')) {
          spaced = true;
          joins = false;
          continue;
        }
        const pieces = piecesOf(part, run);
        if (pieces.length === 0) continue;
        if (mark !== null) pieces.unshift(markPiece(mark, run));
        mark = null;
        const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
        const last = result.at(-1);
        if (joins && last !== undefined) {
          result[result.length - 1] = {
            pieces: [...last.pieces, ...pieces],
            width: last.width + width,
            spaced: last.spaced,
          };
        } else result.push({ pieces, width, spaced });
        spaced = false;
        joins = true;
      }
    }
    return result;
  };

  const markPiece = (mark: Mark, run: Run): Piece => ({
    text: '',
    font: run.style.font,
    style: run.style,
    width: markWidth * run.style.size,
    link: null,
    mark,
  });

  /** Breaks a word that is wider than a line: after a separator where there is one near the end, else anywhere. */
  const split = (word: Word, width: number): Word[] => {
    const parts: Word[] = [];
    let pieces: Piece[] = [];
    let used = 0;
    const flush = (): void => {
      parts.push({ pieces, width: used, spaced: parts.length === 0 && word.spaced });
      [pieces, used] = [[], 0];
    };
    for (const piece of word.pieces) {
      let rest = piece;
      while (used + rest.width > width && rest.text !== '') {
        const head = breakPoint(rest, width - used);
        if (head === '' && pieces.length > 0) {
          flush();
          continue;
        }
        const taken = head === '' ? [...rest.text][0]! : head;
        const cut = sized(rest, taken);
        pieces.push(cut);
        used += cut.width;
        rest = sized(rest, rest.text.slice(taken.length));
        flush();
      }
      if (rest.text !== '' || rest.mark !== null) {
        pieces.push(rest);
        used += rest.width;
      }
    }
    if (pieces.length > 0) flush();
    return parts;
  };

  const sized = (piece: Piece, text: string): Piece => ({
    ...piece,
    text,
    width: fonts.width(piece.font, text) * piece.style.size,
  });

  /** The longest beginning that fits; it ends after a separator where one lies in its second half. */
  const breakPoint = (piece: Piece, room: number): string => {
    const letters = [...piece.text];
    let [low, high] = [0, letters.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const width = fonts.width(piece.font, letters.slice(0, middle).join('')) * piece.style.size;
      if (width <= room) low = middle;
      else high = middle - 1;
    }
    const fitting = letters.slice(0, low).join('');
    const separator = Math.max(...['/', '_', '-', '.', ',', '=', ':', '–'].map((sign) => fitting.lastIndexOf(sign)));
    return separator >= fitting.length / 3 ? fitting.slice(0, separator + 1) : fitting;
  };

  const wrap = (runs: readonly Run[], width: number): readonly Line[] => {
    const lines: { pieces: Piece[]; width: number }[] = [];
    let line: { pieces: Piece[]; width: number } = { pieces: [], width: 0 };
    const queue = words(runs).flatMap((word) => (word.width > width ? split(word, width) : [word]));
    for (const word of queue) {
      const last = line.pieces.at(-1);
      const gap = word.spaced && last !== undefined ? fonts.width(last.font, ' ') * last.style.size : 0;
      if (last !== undefined && (line.width + gap + word.width > width + 0.01 || (!word.spaced && word !== queue[0]))) {
        // Parts of a broken word never share a line.
        lines.push(line);
        line = { pieces: [], width: 0 };
      }
      const before = line.pieces.at(-1);
      if (word.spaced && before !== undefined) {
        line.pieces[line.pieces.length - 1] = { ...before, text: `${before.text} `, width: before.width + gap };
        line.width += gap;
      }
      line.pieces.push(...word.pieces);
      line.width += word.width;
    }
    lines.push(line);
    return lines.map((item) => ({ pieces: joined(item.pieces), width: item.width }));
  };

  const balance = (runs: readonly Run[], width: number): readonly Line[] => {
    const widest = wrap(runs, width);
    let [low, high] = [width / widest.length / 2, width];
    for (let i = 0; i < 9; i++) {
      const middle = (low + high) / 2;
      if (wrap(runs, middle).length <= widest.length) high = middle;
      else low = middle;
    }
    return wrap(runs, high);
  };

  return { clean: cleanText, width: widthOf, wrap, balance, replaced: () => [...replaced].sort() };
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
