/**
 * JSON as training code writes it: Python's `json` adds bare NaN, Infinity and -Infinity, and integers have any length.
 * `JSON.parse` does the work; the tolerant parser runs only where it fails or would lose something.
 */
import type { Json } from '../reader.ts';
import { placeOf, setKey, tornHint, type Parsed, type ParseProblem } from './parsed.ts';

/** Deeper documents are refused: nothing that a run writes is nested like this, and every later step may recurse. */
export const maxDepth = 100;

/**
 * Parses JSON. Non-finite numbers become the JavaScript numbers NaN, Infinity and -Infinity; integers beyond 2^53 stay
 * text; the last of two equal keys wins; `__proto__` is an ordinary key. Never throws.
 */
export function parseJson(text: string): Parsed<Json> {
  try {
    const value: Json = JSON.parse(text);
    if (!holdsLongInteger(text) && !mayBeTooDeep(text)) return { ok: true, value, notes: [] };
  } catch {
    // The tolerant parser decides, and knows where it stopped.
  }
  return parseTolerant(text);
}

/** Sixteen digits are common in fractions, so a second look follows the cheap one. */
const holdsLongInteger = (text: string): boolean =>
  /\d{16}/.test(text) && /(?:^|[\s:,[])-?\d{16,}(?=[\s,\]}]|$)/.test(text);

/** Counts brackets, those in strings too: it may say yes too often, and then the tolerant parser looks exactly. */
function mayBeTooDeep(text: string): boolean {
  if (text.length < 2 * maxDepth) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];

const surplus = 'more text follows the end of the document';

/** Recursive descent with exact places; about ten times slower than `JSON.parse`. */
function parseTolerant(text: string): Parsed<Json> {
  let at = 0;
  let problem: ParseProblem | null = null;

  const fail = (message: string, offset = at): never => {
    // A number or a word that is cut short ends the text too.
    const torn = /^[-+.\w]{0,30}$/.test(text.slice(offset).trimEnd()) && message !== surplus;
    const ends = text.trim() === '' ? 'the file is empty' : `the text ends in the middle of a document`;
    problem = {
      message: torn ? ends : message,
      ...placeOf(text, Math.min(offset, text.length)),
      hint: torn ? tornHint : null,
      torn,
    };
    throw new Error(message);
  };
  const skipSpace = (): void => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  };
  const readString = (): string => {
    const start = at;
    at += 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) fail('a string does not end', text.length);
      if (code === 0x22) break;
      if (code < 0x20) fail('a control character stands in a string');
      at += code === 0x5c ? 2 : 1;
    }
    at += 1;
    try {
      const value: string = JSON.parse(text.slice(start, at));
      return value;
    } catch {
      return fail('a string holds a wrong escape', start);
    }
  };
  const readNumber = (): Json => {
    numberPattern.lastIndex = at;
    const found = numberPattern.exec(text)?.[0];
    if (found === undefined) return fail(`unexpected ${JSON.stringify(text[at] ?? '')}`);
    at += found.length;
    const value = Number(found);
    return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(found) ? found : value;
  };
  const expect = (character: string): void => {
    skipSpace();
    if (text[at] !== character) fail(`expected "${character}", found ${JSON.stringify(text[at] ?? '')}`);
    at += 1;
  };
  const readList = (depth: number): Json => {
    const items: Json[] = [];
    at += 1;
    skipSpace();
    if (text[at] === ']') at += 1;
    else {
      for (;;) {
        items.push(readValue(depth));
        skipSpace();
        if (text[at] !== ',') break;
        at += 1;
      }
      expect(']');
    }
    return items;
  };
  const readObject = (depth: number): Json => {
    const object: Record<string, Json> = {};
    at += 1;
    skipSpace();
    if (text[at] === '}') at += 1;
    else {
      for (;;) {
        skipSpace();
        if (text[at] !== '"') fail(`expected a key in double quotes, found ${JSON.stringify(text[at] ?? '')}`);
        const key = readString();
        expect(':');
        setKey(object, key, readValue(depth));
        skipSpace();
        if (text[at] !== ',') break;
        at += 1;
      }
      expect('}');
    }
    return object;
  };
  const readValue = (depth: number): Json => {
    if (depth >= maxDepth) fail(`nested deeper than ${maxDepth} levels`);
    skipSpace();
    const character = text[at];
    if (character === '{') return readObject(depth + 1);
    if (character === '[') return readList(depth + 1);
    if (character === '"') return readString();
    const word = words.find(([name]) => text.startsWith(name, at));
    if (word === undefined) return readNumber();
    at += word[0].length;
    return word[1];
  };

  try {
    const value = readValue(0);
    skipSpace();
    if (at < text.length) fail(surplus);
    return { ok: true, value, notes: [] };
  } catch (error) {
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}
