/** Which configurations the tables of a chapter print: nobody reads a thousand rows on paper. */
import { integer } from '../../format/numbers.ts';
import type { BenchmarkView } from '../view.ts';

/** Up to this many configurations all of them are printed. */
export const mostPrinted = 500;

/** Above that, so many of the best and the baseline. */
export const printedOfMany = 200;

/** The configurations that the tables of a chapter print. */
export interface Printed {
  has(configuration: string): boolean;
  /** What a table must say of those that are left out; null where none is. */
  readonly note: string | null;
}

/** All configurations, or the best ranked ones and the baseline. */
export function printedOf({ benchmark, index, metric }: BenchmarkView): Printed {
  const total = benchmark.configurations.length;
  if (total <= mostPrinted) return { has: () => true, note: null };
  const ranked = (metric === null ? null : index.ranking(metric.id))?.rows.map((row) => row.configuration);
  const best = (ranked ?? benchmark.configurations.map(({ id }) => id)).slice(0, printedOfMany);
  const printed = new Set([...best, ...(benchmark.baseline === null ? [] : [benchmark.baseline])]);
  return {
    has: (configuration) => printed.has(configuration),
    note: `Printed are the first ${integer(best.length)} of ${integer(total)} configurations${printed.size > best.length ? ' and the baseline' : ''}; the site and the tables for programs list all of them.`,
  };
}
