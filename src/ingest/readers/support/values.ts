/** Taking facts out of documents whose shape is only hoped for. */
import { isMapping } from '../../parse/parse-document.ts';
import type { Json } from '../../reader.ts';

/** The value at a path of keys; undefined where it ends before. */
export function lookUp(document: Json | undefined, ...path: readonly string[]): Json | undefined {
  let at: Json | undefined = document;
  for (const key of path) {
    if (!isMapping(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** A text that is not empty, or a number as text; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, also where it is written as text; undefined for anything else. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Milliseconds since 1970 as ISO 8601 in UTC; undefined where they are no moment that a run can have. */
export function isoOfMs(ms: number | undefined): string | undefined {
  return ms !== undefined && ms > 0 && ms < 4e12 ? new Date(ms).toISOString() : undefined;
}

type Defined<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Leaves out fields that are undefined: an absent field means that the source does not say. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  const result: Defined<Fields> = { ...fields };
  for (const key in result) if (result[key] === undefined) delete result[key];
  return result;
}

/** The fields, or undefined where there is none: so that an empty record is absent. */
export function unlessEmpty<Fields extends object>(fields: Fields): Fields | undefined {
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** The same final value policy for each of the metrics. */
export const policyOf = <Policy extends 'declared' | 'last' | 'best'>(
  metrics: Readonly<Record<string, unknown>>,
  policy: Policy,
): Record<string, Policy> => Object.fromEntries(Object.keys(metrics).map((name) => [name, policy]));

/**
 * What a text stands for where a tool stores every value as text: numbers, truth values and None become themselves,
 * Python and JSON literals are taken apart. Anything else, and integers beyond 2^53, stay text.
 */
export function readLiteral(text: string): Json {
  const plain = text.trim();
  if (/^(?:None|null)$/.test(plain)) return null;
  if (/^(?:True|true)$/.test(plain)) return true;
  if (/^(?:False|false)$/.test(plain)) return false;
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain)) {
    const number = Number(plain);
    const isExact = /[.eE]/.test(plain) || Number.isSafeInteger(number);
    return isExact && Number.isFinite(number) ? number : plain;
  }
  if (!/^[[{(]/.test(plain) || plain.length > 20_000) return text;
  return readContainer(plain) ?? text;
}

/** A Python or JSON list, tuple or dict of plain values; null where it is more than that. */
function readContainer(text: string): Json {
  const tokens = text.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[[\]{}(),:]|[^\s[\]{}(),:'"]+/g) ?? [];
  let at = 0;
  const fail = Symbol('fail');
  const value = (depth: number): Json | typeof fail => {
    const token = tokens[at++];
    if (token === undefined || depth > 20) return fail;
    if (token === '[' || token === '(') return list(token === '[' ? ']' : ')', depth);
    if (token === '{') return mapping(depth);
    if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
    return /^[\])},:]$/.test(token) ? fail : readLiteral(token);
  };
  const list = (end: string, depth: number): Json | typeof fail => {
    const items: Json[] = [];
    while (tokens[at] !== end) {
      const item = value(depth + 1);
      if (item === fail) return fail;
      items.push(item);
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== end) return fail;
    }
    at += 1;
    return items;
  };
  const mapping = (depth: number): Json | typeof fail => {
    const entries: [string, Json][] = [];
    while (tokens[at] !== '}') {
      const key = value(depth + 1);
      if (key === fail || tokens[at++] !== ':') return fail;
      const item = value(depth + 1);
      if (item === fail) return fail;
      entries.push([typeof key === 'string' ? key : JSON.stringify(key), item]);
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== '}') return fail;
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  const result = value(0);
  return result === fail || at !== tokens.length ? null : result;
}
