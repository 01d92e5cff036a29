import { expect, test } from 'vitest';
import { mostPrinted, printedOf, printedOfMany } from '../../../src/exports/pdf/printed.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { indexReport } from '../../../src/report/select.ts';
import { reportOf } from '../../components/make-report.ts';
import { makeBenchmark } from '../../format/make-benchmark.ts';

const viewOf = (count: number, baseline: string) =>
  viewsOf(
    indexReport(
      reportOf(
        makeBenchmark({
          configurations: Array.from({ length: count }, (_, i) => ({ id: `c${i}`, values: [1 - i / 1000] })),
          baseline,
        }),
      ),
    ),
  )[0]!;

test('all are printed up to the limit', () => {
  const printed = printedOf(viewOf(mostPrinted, 'c0'));
  expect(printed.note).toBeNull();
  expect(printed.has(`c${mostPrinted - 1}`)).toBe(true);
});

test('above it the best and the baseline are, and the document says so', () => {
  const view = viewOf(mostPrinted + 1, `c${mostPrinted}`);
  const printed = printedOf(view);
  const names = view.benchmark.configurations.map(({ id }) => id).filter((id) => printed.has(id));
  const best = view.index.ranking(view.benchmark.primaryMetric)!.rows.slice(0, printedOfMany);
  expect(new Set(names)).toEqual(new Set([...best.map((row) => row.configuration), `c${mostPrinted}`]));
  expect(printed.note).toBe(
    'Printed are the first 200 of 501 configurations and the baseline; the site and the tables for programs list all of them.',
  );
});
