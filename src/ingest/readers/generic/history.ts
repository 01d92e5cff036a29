/** Histories: one row per step or epoch, from a table or from JSON rows. */
import type { History } from '../../../report/run.ts';
import { toRawNumber } from '../../flatten.ts';
import type { CsvTable } from '../../parse/parse-csv.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawNumber } from '../../reader.ts';

/** A history and the last number of each column, which is final where no other file states finals. */
export interface ReadHistory {
  readonly history: History;
  readonly finals: Readonly<Record<string, RawNumber>>;
}

const counters = [
  'epoch',
  'step',
  'global_step',
  '_step',
  'iteration',
  'iter',
  'training_iteration',
  'update',
  'batch',
  'round',
];

/** The column that counts, as named in the file; `row` where none does. */
function counterOf(names: readonly string[]): string {
  for (const counter of counters) {
    const found = names.find((name) => name.toLowerCase() === counter);
    if (found !== undefined) return found;
  }
  return 'row';
}

type Column = readonly (number | null)[];
type NonFinite = ReadonlyMap<number, 'NaN' | 'Infinity' | '-Infinity'>;

interface NumberColumn {
  readonly name: string;
  readonly numbers: Column;
  readonly nonFinite: NonFinite;
}

/** A history from columns of numbers; the last value of each but the counting one is final. */
export function historyOfColumns(columns: readonly NumberColumn[], rows: number): ReadHistory {
  const x = counterOf(columns.map((column) => column.name));
  const byName: Record<string, Column> = {};
  const finals: Record<string, RawNumber> = {};
  for (const { name, numbers, nonFinite } of columns) {
    setKey(byName, name, numbers);
    if (name === x) continue;
    const last = numbers.findLastIndex((value, row) => value !== null || nonFinite.has(row));
    const kind = nonFinite.get(last);
    if (last !== -1) setKey(finals, name, kind === undefined ? numbers[last]! : { nonFinite: kind });
  }
  return { history: { x, rows, columns: byName }, finals };
}

/** A history from a table; columns of text are left out. Null where no row or no number is there. */
export function historyOfTable(table: CsvTable): ReadHistory | null {
  const columns = table.columns.flatMap(({ name, numbers, nonFinite }) =>
    numbers === null ? [] : [{ name, numbers, nonFinite }],
  );
  return table.rows === 0 || columns.length === 0 ? null : historyOfColumns(columns, table.rows);
}

/** A history from JSON rows; nested mappings get dotted names, rows may lack columns. Null where no number is there. */
export function historyOfRows(rows: readonly Json[]): ReadHistory | null {
  const columns = new Map<
    string,
    { numbers: (number | null)[]; nonFinite: Map<number, 'NaN' | 'Infinity' | '-Infinity'> }
  >();
  const put = (value: Json, key: string, row: number): void => {
    if (isMapping(value)) {
      for (const name of Object.keys(value)) put(value[name]!, key === '' ? name : `${key}.${name}`, row);
      return;
    }
    const number = typeof value === 'number' ? toRawNumber(value) : undefined;
    if (number === undefined) return;
    let column = columns.get(key);
    if (column === undefined) {
      column = { numbers: new Array<number | null>(rows.length).fill(null), nonFinite: new Map() };
      columns.set(key, column);
    }
    if (typeof number === 'number') column.numbers[row] = number;
    else column.nonFinite.set(row, number.nonFinite);
  };
  rows.forEach((row, index) => put(row, '', index));
  const list = [...columns].map(([name, column]) => ({ name, ...column }));
  return list.length === 0 ? null : historyOfColumns(list, rows.length);
}

/** A history from equally long lists of numbers by name (as Keras' `History.history`); null for anything else. */
export function historyOfLists(lists: Readonly<Record<string, readonly Json[]>>): ReadHistory | null {
  const names = Object.keys(lists);
  const rows = names.length === 0 ? 0 : lists[names[0]!]!.length;
  if (rows < 2 || names.some((name) => lists[name]!.length !== rows)) return null;
  const columns = names.map((name) => {
    const nonFinite = new Map<number, 'NaN' | 'Infinity' | '-Infinity'>();
    let isNumeric = true;
    const numbers = lists[name]!.map((item, row) => {
      const number = item === null ? null : toRawNumber(item);
      if (number === undefined) isNumeric = false;
      if (typeof number === 'number' || number === null || number === undefined) return number ?? null;
      nonFinite.set(row, number.nonFinite);
      return null;
    });
    return { name, numbers, nonFinite, isNumeric };
  });
  return columns.every((column) => column.isNumeric) ? historyOfColumns(columns, rows) : null;
}
