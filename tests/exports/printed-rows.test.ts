import { expect, test } from 'vitest';
import { benchmarkReport } from '../../src/exports/benchmark-report/index.ts';
import { listedConfigurations, mostPrintedRows, printedRows } from '../../src/exports/printed-rows.ts';
import { viewsOf } from '../../src/exports/view.ts';
import { indexReport } from '../../src/report/select.ts';
import { makeReport, spreadScores, testSite } from './reports.ts';

const note = `These are the first ${mostPrintedRows} of 301 configurations; the site and its downloads hold all of them.`;
const names = Array.from({ length: 301 }, (_, i) => `c${(i * 11) % 301}`);
const report = makeReport([
  {
    id: 'many',
    scores: Object.fromEntries(names.map((name, i) => [name, spreadScores(0.5 + i / 2000, 2)])),
    params: (name) => ({ name }),
  },
]);

test('rows beyond the limit are counted, not printed', () => {
  const rows = Array.from({ length: mostPrintedRows + 1 }, (_, i) => i);
  expect(printedRows(rows.slice(1), 'rows')).toEqual({ shown: rows.slice(1), note: null });
  expect(printedRows(rows, 'rows').shown).toEqual(rows.slice(0, mostPrintedRows));
  expect(printedRows(rows, 'rows').note).toContain('first 300 of 301 rows');
});

test('a list that is cut names the best ranked', () => {
  const [view] = viewsOf(indexReport(report));
  const ranked = report.benchmarks[0]!.rankings[0]!.rows.map((row) => row.configuration);
  expect(listedConfigurations(view!).map((item) => item.id)).toEqual(ranked);
});

test('the Markdown report stays short, and says what it left out', () => {
  const text = benchmarkReport(indexReport(report), testSite);
  expect(text.split(note)).toHaveLength(3);
  expect(text.match(/<summary>/g)).toHaveLength(mostPrintedRows);
});
