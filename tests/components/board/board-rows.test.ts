import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardOf, rowOf } from '../../../src/components/board/board-data.ts';
import { boardRow, columnCount, differenceCell } from '../../../src/components/board/board-rows.ts';
import { whyBox } from '../../../src/components/board/why.ts';
import { createMemoryCache } from '../../../src/figures/render-svg.ts';
import { indexReport } from '../../../src/report/select.ts';
import { handOver } from '../../../src/site/site-data.ts';
import { linker } from '../../../src/site/urls.ts';
import { comparisonOf, makeBenchmark, metricOf } from '../../format/make-benchmark.ts';
import { reportOf } from '../make-report.ts';

const made = makeBenchmark({
  configurations: [
    { id: 'a', name: '<i>a</i>', values: [0.9, 0.92, 0.91] },
    { id: 'b', values: [0.8], failed: ['failed'] },
  ],
  baseline: 'b',
  tiers: { accuracy: { b: 2 } },
  comparisons: [comparisonOf({ baseline: 'b', candidate: 'a' })],
});
const board = boardOf(indexReport(reportOf(made)), made.index, metricOf());
const context = { index: made.index, link: linker('bench/'), grid: 'g' };
beforeAll(() =>
  handOver({
    report: reportOf(made),
    history: () => null,
    detail: () => null,
    samples: () => null,
    drawings: createMemoryCache(),
  }),
);
afterAll(() => handOver(undefined));

const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('a row holds rank, name, score, difference, verdict and its explanation', () => {
  const { html } = boardRow(rowOf(board, 'a')!, board, context);
  expect(html).toContain('href="experiments/a/index.html"');
  expect(html).toContain('&lt;i&gt;a&lt;/i&gt;');
  expect(html).not.toContain('<i>');
  expect(text(html)).toContain('0.910 ± 0.010');
  expect(text(html)).toContain('+0.0100');
  expect(html).toContain(`colspan="${columnCount(board)}"`);
  expect(html).not.toMatch(/NaN|undefined|null| style=/);
});

test('one seed has no interval, and lost seeds stay in the count', () => {
  const { html } = boardRow(rowOf(board, 'b')!, board, context);
  expect(html).not.toContain('class="ci"');
  expect(text(html)).toContain('1/2');
  expect(text(html)).toContain('1 further run gave no value');
  expect(text(html)).toContain('One value says nothing about its spread.');
});

test('the explanation links each value, and tells pairing, interval and verdict', () => {
  const { html } = whyBox(rowOf(board, 'a')!, board, context);
  expect(html.match(/href="runs\/a-\d\/index\.html"/g)).toHaveLength(3);
  expect(text(html)).toContain('Paired by seed over five seeds with');
  expect(text(html)).toContain('+0.0050 to +0.0150');
  expect(text(html)).toContain('Verdict: better.');
});

test('the difference cell says what stands in for a number', () => {
  expect(differenceCell(null, true).html).toContain('baseline');
  expect(differenceCell(null, false).html).toContain('not compared');
  const unknown = comparisonOf({
    difference: { value: { value: null, reason: 'no common seed' }, low: null, high: null, level: 0.95, method: 't' },
  });
  expect(differenceCell(unknown, false).html).toContain('no common seed');
});

test('above 150 configurations the explanations stand on the pages of the configurations', () => {
  const many = makeBenchmark({
    configurations: Array.from({ length: 151 }, (_, i) => ({ id: `c${i}`, values: [i, i + 1] })),
  });
  const large = boardOf(indexReport(reportOf(many)), many.index, metricOf());
  const { html } = boardRow(rowOf(large, 'c3')!, large, { ...context, index: many.index });
  expect(html).not.toContain('<details');
  expect(html).toContain('experiments/c3/index.html#numbers');
});
