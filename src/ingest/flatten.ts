/** Nested documents to flat records with dotted keys: what params, environments and metrics are looked up in. */
import type { Scalar } from '../report/primitives.ts';
import { isMapping } from './parse/parse-document.ts';
import { setKey } from './parse/parsed.ts';
import type { Json, RawNumber } from './reader.ts';

const isScalar = (value: Json): value is Scalar => typeof value !== 'object' || value === null;

/** Numbers that JSON cannot hold become their names; minus zero becomes zero. */
const plain = (value: Scalar): Scalar =>
  typeof value !== 'number' ? value : Number.isFinite(value) ? value + 0 : String(value);

/**
 * Flattens a document: mappings get dotted keys, lists of scalars become compact JSON text, lists of anything else get
 * indexed keys, empty mappings and lists stand as `{}` and `[]`.
 */
export function flatten(document: Json, prefix = ''): Record<string, Scalar> {
  const flat: Record<string, Scalar> = {};
  collect(document, prefix, flat);
  return flat;
}

function collect(value: Json, key: string, flat: Record<string, Scalar>): void {
  if (isScalar(value)) setKey(flat, key, plain(value));
  else if (Array.isArray(value)) {
    if (value.every(isScalar)) setKey(flat, key, JSON.stringify(value.map(plain)));
    else value.forEach((item, index) => collect(item, key === '' ? String(index) : `${key}.${index}`, flat));
  } else {
    const keys = Object.keys(value);
    if (keys.length === 0 && key !== '') setKey(flat, key, '{}');
    if (!isMapping(value)) return;
    for (const name of keys) collect(value[name]!, key === '' ? name : `${key}.${name}`, flat);
  }
}

const nonFiniteNames: ReadonlyMap<string, 'NaN' | 'Infinity' | '-Infinity'> = new Map([
  ['nan', 'NaN'],
  ['inf', 'Infinity'],
  ['+inf', 'Infinity'],
  ['infinity', 'Infinity'],
  ['-inf', '-Infinity'],
  ['-infinity', '-Infinity'],
]);

/** A number of a result file: finite, or which non-finite one; undefined for anything that is no number. */
export function toRawNumber(value: Json | undefined): RawNumber | undefined {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    return { nonFinite: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity' };
  }
  if (typeof value !== 'string') return undefined;
  const nonFinite = nonFiniteNames.get(value.trim().toLowerCase());
  if (nonFinite !== undefined) return { nonFinite };
  const isNumber = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value);
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** The numbers of a document by dotted key, the lists of it, and the keys that hold neither. */
export interface FoundNumbers {
  readonly numbers: Record<string, RawNumber>;
  readonly lists: Record<string, readonly Json[]>;
  readonly others: readonly string[];
}

/** Collects what can be a metric; booleans and nulls are no numbers. */
export function collectNumbers(document: Json): FoundNumbers {
  const found = { numbers: {}, lists: {}, others: [] };
  gather(document, '', found);
  return found;
}

function gather(
  value: Json,
  key: string,
  found: { numbers: Record<string, RawNumber>; lists: Record<string, readonly Json[]>; others: string[] },
): void {
  if (isMapping(value)) {
    for (const name of Object.keys(value)) gather(value[name]!, key === '' ? name : `${key}.${name}`, found);
    return;
  }
  const number = toRawNumber(value);
  if (number !== undefined) setKey(found.numbers, key, number);
  else if (Array.isArray(value)) setKey(found.lists, key, value);
  else found.others.push(key);
}
