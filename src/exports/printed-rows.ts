/** What people read ends somewhere: tables of documents print their first rows, and say where the others are. */
import { integer } from '../format/numbers.ts';
import type { Configuration } from '../report/schema.ts';
import type { BenchmarkView } from './view.ts';

/** Rows that a table of a document prints; nobody reads more, and GitHub renders no Markdown above half a megabyte. */
export const mostPrintedRows = 300;

/** Rows of a table that are printed, and the sentence under it where that is not all of them. */
export interface PrintedRows<Row> {
  readonly shown: readonly Row[];
  readonly note: string | null;
}

/**
 * The first rows of a table. `what` names the rows in the plural.
 * @example printedRows(rows, 'configurations').note // 'These are the first 300 of 5000 configurations; the site and …'
 */
export const printedRows = <Row>(rows: readonly Row[], what: string): PrintedRows<Row> =>
  rows.length <= mostPrintedRows
    ? { shown: rows, note: null }
    : {
        shown: rows.slice(0, mostPrintedRows),
        note: `These are the first ${integer(mostPrintedRows)} of ${integer(rows.length)} ${what}; the site and its downloads hold all of them.`,
      };

/** The configurations of a benchmark for a list of them: in its own order, and the best ranked first where not all are printed. */
export function listedConfigurations({ benchmark, metric, index }: BenchmarkView): readonly Configuration[] {
  const { configurations } = benchmark;
  if (configurations.length <= mostPrintedRows || metric === null) return configurations;
  const place = new Map((index.ranking(metric.id)?.rows ?? []).map((row, i) => [row.configuration, i]));
  const at = (item: Configuration): number => place.get(item.id) ?? place.size;
  return configurations.toSorted((a, b) => at(a) - at(b));
}
