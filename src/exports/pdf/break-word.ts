/** Breaks a word that is wider than a line: after a separator where there is one, else anywhere. */
import type { PdfFonts } from './fonts.ts';
import type { Piece, Word } from './words.ts';

const separators = ['/', '_', '-', '.', ',', '=', ':', '–'] as const;

const sized = (fonts: PdfFonts, piece: Piece, text: string): Piece => ({
  ...piece,
  text,
  width: fonts.width(piece.font, text) * piece.style.size,
});

/** The longest beginning that fits into `room`; it ends after a separator unless that leaves little of it. */
function beginning(fonts: PdfFonts, piece: Piece, room: number): string {
  const letters = [...piece.text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const width = fonts.width(piece.font, letters.slice(0, middle).join('')) * piece.style.size;
    if (width <= room) low = middle;
    else high = middle - 1;
  }
  const fitting = letters.slice(0, low).join('');
  const separator = Math.max(...separators.map((sign) => fitting.lastIndexOf(sign)));
  return separator >= fitting.length / 3 ? fitting.slice(0, separator + 1) : fitting;
}

/** The parts of a word, each at most `width` wide unless a single letter is wider. */
export function breakWord(fonts: PdfFonts, word: Word, width: number): readonly Word[] {
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
      const head = beginning(fonts, rest, width - used);
      if (head === '' && pieces.length > 0) {
        flush();
        continue;
      }
      const taken = sized(fonts, rest, head === '' ? [...rest.text][0]! : head);
      pieces.push(taken);
      used += taken.width;
      rest = sized(fonts, rest, rest.text.slice(taken.text.length));
      flush();
    }
    if (rest.text !== '' || rest.mark !== null) {
      pieces.push(rest);
      used += rest.width;
    }
  }
  if (pieces.length > 0) flush();
  return parts;
}
