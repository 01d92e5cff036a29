/** Histories out of decoded tables. */
import type { Table } from '../../decode/table.ts';
import { toRawNumber } from '../../flatten.ts';
import { historyOfColumns, type ReadHistory } from '../generic/history.ts';

/** Columns that count the rows of a history, in lower case. */
const counters =
  /^\s*"?(?:epoch|step|global_step|_step|iteration|iter|training_iteration|timesteps?|total_timesteps|env_steps|episode)"?\s*(?:[,;\t]|$)/i;

/** True where the first column of a text table counts rows: such a table is a history of one run, not a table of runs. */
export const isHistoryHeader = (head: string): boolean => counters.test(head.replace(/^\ufeff|^\xef\xbb\xbf/, ''));

/** A history from the numeric columns of a table, and the last value of each. Null where it has none. */
export function historyOfDecoded(table: Table): ReadHistory | null {
  const columns = table.columns.flatMap(({ name, values }) => {
    const nonFinite = new Map<number, 'NaN' | 'Infinity' | '-Infinity'>();
    let some = false;
    const numbers = values.map((value, row) => {
      const number = typeof value === 'number' ? toRawNumber(value) : undefined;
      some ||= number !== undefined;
      if (typeof number === 'object') nonFinite.set(row, number.nonFinite);
      return typeof number === 'number' ? number : null;
    });
    return some ? [{ name, numbers, nonFinite }] : [];
  });
  return table.rows === 0 || columns.length === 0 ? null : historyOfColumns(columns, table.rows);
}
