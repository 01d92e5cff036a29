/** The literals that a note may give to a component: everything else between braces would be code. */
import type { NoteValue } from '../../report/note.ts';

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

function scalar(source: string): Exclude<NoteValue, readonly unknown[]> | undefined {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (number.test(source)) return Number(source);
  // Backticks only without a placeholder: then they are quotes.
  const quoted = /^(["'`])((?:\\[\s\S]|(?!\1)[^\\])*)\1$/.exec(source);
  const inner = quoted?.[2];
  if (inner === undefined || (quoted?.[1] === '`' && inner.includes('${'))) return undefined;
  return inner.replace(/\\([\s\S])/g, (_, character: string) => escapes.get(character) ?? character);
}

/** Splits at the commas outside quotes. */
function items(source: string): string[] {
  const found = source.match(/(?:(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|[^,"'`])+/g) ?? [];
  return found.map((item) => item.trim()).filter((item) => item !== '');
}

/**
 * Text between braces to its value: a text in quotes, a number, true, false, null, or a list of them in brackets.
 * Undefined for anything else.
 * @example readLiteral("['a', 2]") // ['a', 2]
 */
export function readLiteral(source: string): NoteValue | undefined {
  const text = source.trim();
  if (!text.startsWith('[')) return scalar(text);
  if (!text.endsWith(']')) return undefined;
  const values = items(text.slice(1, -1)).map(scalar);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** True for a comment, or for nothing: both print nothing. */
export const isComment = (source: string): boolean => /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(source);
