/** Runs of text cut into words, every piece in a font that holds its letters. */
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

/** What is not parted unless it is wider than a line. `spaced` is true where a space stood before it. */
export interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly spaced: boolean;
}

/** What setting text needs; `replaced` collects the characters that no font holds. */
export interface Setting {
  readonly fonts: PdfFonts;
  readonly replaced: Set<string>;
}

/** Stands for a character that no font holds. */
const replacement = '□';

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

interface Part {
  readonly text: string;
  readonly font: FontRole;
}

function resolve({ fonts, replaced }: Setting, character: string, font: FontRole): Part {
  const holder = fonts.holding(font, character.codePointAt(0)!);
  if (holder !== null) return { text: character, font: holder };
  // A mark on a letter that is missing vanishes with it.
  if (/\p{M}/u.test(character)) return { text: '', font };
  replaced.add(character);
  return { text: replacement, font: 'sans' };
}

/** Splits a clean text by the font that holds each character. */
function byFont(setting: Setting, text: string, font: FontRole): readonly Part[] {
  if (/^[\x20-\x7e]*$/.test(text)) return text === '' ? [] : [{ text, font }];
  const parts: Part[] = [];
  for (const character of text) {
    const next = resolve(setting, character, font);
    const last = parts.at(-1);
    if (last !== undefined && last.font === next.font)
      parts[parts.length - 1] = { font: last.font, text: last.text + next.text };
    else if (next.text !== '') parts.push(next);
  }
  return parts;
}

/** The width of a text in one line, in points. */
export function measureText(setting: Setting, text: string, style: Style): number {
  const parts = byFont(setting, cleanText(text), style.font);
  return parts.reduce((sum, part) => sum + setting.fonts.width(part.font, part.text) * style.size, 0);
}

const piecesOf = (setting: Setting, text: string, run: Run): Piece[] =>
  byFont(setting, text, run.style.font).map((part) => ({
    ...part,
    style: run.style,
    width: setting.fonts.width(part.font, part.text) * run.style.size,
    link: run.link ?? null,
    mark: null,
  }));

const markPiece = (mark: Mark, run: Run): Piece => ({
  text: '',
  font: run.style.font,
  style: run.style,
  width: markWidth * run.style.size,
  link: null,
  mark,
});

/** The words of all runs; runs without a space between them join into one word. */
export function wordsOf(setting: Setting, runs: readonly Run[]): readonly Word[] {
  const result: Word[] = [];
  let spaced = false;
  let joins = false;
  for (const run of runs) {
    let mark = run.mark ?? null;
    for (const part of cleanText(run.text).split(/( +)/)) {
      if (part.startsWith(' ')) [spaced, joins] = [true, false];
      const pieces = part.trim() === '' ? [] : piecesOf(setting, part, run);
      if (pieces.length === 0) continue;
      if (mark !== null) pieces.unshift(markPiece(mark, run));
      mark = null;
      const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
      const last = result.at(-1);
      if (joins && last !== undefined) {
        result[result.length - 1] = { ...last, pieces: [...last.pieces, ...pieces], width: last.width + width };
      } else result.push({ pieces, width, spaced });
      [spaced, joins] = [false, true];
    }
  }
  return result;
}
