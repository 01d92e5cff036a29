import { expect, test } from 'vitest';
import { boardPage, furtherPages, groupsOfPage, pageCount, rangeOf, rowsOfPage } from '../../src/site/board-pages.ts';
import { failurePages, troubledRuns } from '../../src/site/failure-pages.ts';
import { rowsPerPage } from '../../src/site/rows-per-page.ts';
import { shownPages } from '../../src/site/shown-pages.ts';
import { boardOf } from '../../src/components/board/board-data.ts';
import { indexReport } from '../../src/report/select.ts';
import { reportOf } from '../components/make-report.ts';
import { makeBenchmark, metricOf } from '../format/make-benchmark.ts';

test('counts pages, and says which rows stand on each', () => {
  expect([0, 1, rowsPerPage, rowsPerPage + 1].map(pageCount)).toEqual([1, 1, 1, 2]);
  expect(furtherPages(rowsPerPage)).toEqual([]);
  expect(furtherPages(2 * rowsPerPage + 1)).toEqual([2, 3]);
  expect(rangeOf(450, 1)).toEqual([1, 200]);
  expect(rangeOf(450, 3)).toEqual([401, 450]);
  expect(boardPage('b/', 1)).toBe('b/');
  expect(boardPage('b/metrics/loss/', 2)).toBe('b/metrics/loss/rows/2/');
});

test('a tier that goes on over a page says so, and every row stands once', () => {
  const configurations = Array.from({ length: 450 }, (_, i) => ({ id: `c${i}`, values: [i, i + 1] }));
  const second = Object.fromEntries(configurations.slice(0, 120).map(({ id }) => [id, 2]));
  const made = makeBenchmark({ configurations, tiers: { accuracy: second } });
  const board = boardOf(indexReport(reportOf(made)), made.index, metricOf());
  const pages = [1, 2, 3].map((page) => groupsOfPage(board, page));
  expect(pages.map((groups) => groups.map((group) => [group.label, group.rows.length]))).toEqual([
    [['Leading tier.', 200]],
    [
      ['Leading tier.', 130],
      ['Second tier.', 70],
    ],
    [['Second tier.', 50]],
  ]);
  expect(pages.flatMap((groups) => groups.map((group) => group.text === 'Continued.'))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(pages.flat().flatMap((group) => group.rows)).toEqual(board.rows);
  expect(board.rows.every((row, place) => board.places.get(row.configuration.id) === place)).toBe(true);
});

test('the way through many pages shows both ends and what is near', () => {
  expect(shownPages(3, 2)).toEqual([1, 2, 3]);
  expect(shownPages(25, 1)).toEqual([1, 2, 3, null, 25]);
  expect(shownPages(25, 5)).toEqual([1, 2, 3, 4, 5, 6, 7, null, 25]);
  expect(shownPages(25, 10)).toEqual([1, null, 8, 9, 10, 11, 12, null, 25]);
});

test('failed runs stand benchmark by benchmark, each on one page', () => {
  const configurations = [
    { id: 'a', values: [1], failed: Array.from({ length: 230 }, () => 'failed' as const) },
    { id: 'b', values: [1, 2] },
  ];
  const report = reportOf(makeBenchmark({ configurations }));
  const [benchmark] = report.benchmarks;
  const both = { ...report, benchmarks: [{ ...benchmark!, id: 'none' }, benchmark!] };
  const troubled = troubledRuns(both);
  expect(troubled).toHaveLength(230);
  expect(failurePages(troubled.length).map((page) => page.path)).toEqual(['failures/', 'failures/2/']);
  expect([1, 2].flatMap((page) => rowsOfPage(troubled, page))).toEqual(troubled);
  expect(failurePages(0)).toHaveLength(1);
});
