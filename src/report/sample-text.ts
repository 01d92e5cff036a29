/** What of a sample's texts goes into documents, and how a row of predictions is judged. */
import type { SampleTable } from './run.ts';

/** Longer ids and answers are cut in the Report and in lists: files may hold a whole document in one cell. */
export const mostIdCharacters = 200;
export const mostAnswerCharacters = 300;

/**
 * At most `most` UTF-16 code units of a text, with an ellipsis where it was cut; never half a character.
 * @example cutText('abcdef', 4) // 'abc…'
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code < 0xdc00 ? end - 1 : end)}…`;
}

/** Controls but tab and line feed (U+2400 pictures), C1 controls and lone surrogates (U+FFFD). */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * A text with its control characters as pictures; `\r\n` is a line feed. Marks of direction stay: who prints the text
 * isolates it.
 * @example visibleText('a\u0000b') // 'a␀b'
 */
export const visibleText = (text: string): string => text.replaceAll('\r\n', '\n').replace(controls, picture);

/** A sample's id as it is listed and linked. */
export const sampleName = (id: string): string => cutText(visibleText(id), mostIdCharacters);

/** A gold label or an answer as it is listed; null stays null. */
export const answerText = (answer: string | null): string | null =>
  answer === null ? null : cutText(visibleText(answer), mostAnswerCharacters);

/**
 * Whether a row of predictions is right: as its file says, else gold equals predicted, where no answer to a known
 * question is wrong. Null where the table does not tell.
 */
export function judgeRow(table: SampleTable, row: number): boolean | null {
  const stated = table.correct?.[row] ?? null;
  if (stated !== null) return stated;
  const gold = table.gold?.[row] ?? null;
  return table.predicted === null || gold === null ? null : gold === table.predicted[row];
}
