/** What a pickle or a set of arrays holds, as a document and as a table. */
import type { Json } from '../reader.ts';
import { DecodeError } from './decode-error.ts';
import type { Element } from './numpy.ts';
import { readFrame } from './pandas.ts';
import { isKind, listOf, type PickleArray, type PickleValue } from './pickle-values.ts';
import { tableOfColumns, tableOfDocument, type Table } from './table.ts';

/** Depth and number of values of a document; a list that contains itself ends at the depth. */
const maxDepth = 50;
const maxValues = 4_000_000;

interface Budget {
  left: number;
}

/** One value as JSON: integers beyond 2^53 become text, bytes null. */
const jsonOfElement = (value: Element): Json => (typeof value === 'bigint' ? value.toString() : value);

/** The rows of an array: numbers, or lists where it has more than one dimension. */
function rowsOfArray(array: PickleArray, budget: Budget): Json[] {
  const { shape, elements } = array;
  const [rows = 1, ...rest] = shape;
  const width = rest.reduce((product, length) => product * length, 1);
  spend(budget, elements.length + rows);
  const cell = (index: number): Json => jsonOf(elements[index] ?? null, budget, maxDepth);
  if (rest.length === 0) return Array.from({ length: shape.length === 0 ? 1 : rows }, (_, row) => cell(row));
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_, at) => cell(row * width + at)));
}

function spend(budget: Budget, count: number): void {
  budget.left -= count;
  if (budget.left < 0) throw new DecodeError('too-large', `the pickle holds more than ${maxValues} values`);
}

/** Text of a dict key; keys that are no scalars are joined. */
function keyOf(key: PickleValue): string {
  if (Array.isArray(key)) return key.map((part) => (Array.isArray(part) ? '…' : keyOf(part))).join(',');
  return typeof key === 'object' && key !== null ? '(object)' : String(key);
}

function recordOf(map: ReadonlyMap<PickleValue, PickleValue>, budget: Budget, depth: number): Json {
  const entries = [...map].map(([key, value]): [string, Json] => [keyOf(key), jsonOf(value, budget, depth + 1)]);
  // fromEntries defines own keys, so that `__proto__` is an ordinary one.
  return Object.fromEntries(entries);
}

function jsonOf(value: PickleValue, budget: Budget, depth: number): Json {
  spend(budget, 1);
  if (typeof value !== 'object' || value === null) return jsonOfElement(value);
  if (depth > maxDepth || value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, budget, depth + 1));
  if (value instanceof Map) return recordOf(value, budget, depth);
  if (isKind(value, 'array')) {
    const rows = rowsOfArray(value, budget);
    return value.shape.length === 0 ? rows[0]! : rows;
  }
  if (isKind(value, 'set')) return value.items.map((item) => jsonOf(item, budget, depth + 1));
  if (!isKind(value, 'object')) return null;
  const frame = readFrame(value);
  if (frame !== null) {
    const lists = frame.columns.map(([name, cells]) => [name, jsonOf([...cells], budget, depth + 1)] as const);
    return Object.fromEntries(lists);
  }
  // The attributes of an object of a class of the user's own, e.g. a dataclass.
  if (value.state instanceof Map) return recordOf(value.state, budget, depth);
  if (value.entries.size > 0) return recordOf(value.entries, budget, depth);
  return value.items.length > 0 ? value.items.map((item) => jsonOf(item, budget, depth + 1)) : null;
}

/** A decoded pickle as plain data. Objects become their attributes, or null. Throws {@link DecodeError} `too-large`. */
export const pickleToJson = (value: PickleValue): Json => jsonOf(value, { left: maxValues }, 0);

/** A decoded pickle as a table; null where it holds none. Throws {@link DecodeError} `too-large`. */
export function pickleToTable(value: PickleValue): Table | null {
  const budget = { left: maxValues };
  if (isKind(value, 'object')) {
    const frame = readFrame(value);
    if (frame !== null) {
      const cells = (values: readonly PickleValue[]): Json[] => values.map((cell) => jsonOf(cell, budget, 1));
      const table = tableOfColumns(frame.columns.map(([name, values]) => ({ name, values: cells(values) })));
      const unread = frame.unread.map((name) => `the column ${name} is of a kind that is not read`);
      return { ...table, notes: [...unread, ...table.notes] };
    }
  }
  if (isKind(value, 'array'))
    return tableOfArrays(new Map([[value.shape.length > 1 ? 'probabilities' : 'predicted', value]]));
  if (value instanceof Map && [...value.values()].every((entry) => isKind(entry, 'array') || listOf(entry) === null)) {
    const arrays = [...value].flatMap(([key, entry]) => (isKind(entry, 'array') ? [[keyOf(key), entry] as const] : []));
    if (arrays.length > 0) return tableOfArrays(new Map(arrays));
  }
  return tableOfDocument(jsonOf(value, budget, 0));
}

/** Arrays by name as a table: the first dimension counts the rows. */
export function tableOfArrays(arrays: ReadonlyMap<string, PickleArray>): Table {
  const budget = { left: maxValues };
  const columns = [...arrays].filter(([, array]) => array.shape.length > 0);
  return tableOfColumns(columns.map(([name, array]) => ({ name, values: rowsOfArray(array, budget) })));
}
