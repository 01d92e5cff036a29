import { expect, test } from 'vitest';
import { hasRunPage, mostRunPages, runPath } from '../../src/site/run-pages.ts';
import { reportOf } from '../components/make-report.ts';
import { makeBenchmark } from '../format/make-benchmark.ts';

const small = reportOf(makeBenchmark({ configurations: [{ id: 'a', values: [0.9, 0.8], failed: ['failed'] }] }));
const [completed] = small.runs.filter(({ status }) => status === 'completed');
const [failed] = small.runs.filter(({ status }) => status !== 'completed');

/** The same Report with so many runs. */
const withRuns = (count: number) => ({
  ...small,
  runs: [...small.runs, ...Array.from({ length: count - small.runs.length }, () => completed!)],
});

test('up to the limit every run has a page', () => {
  expect(hasRunPage(mostRunPages, { status: 'completed', counted: true })).toBe(true);
  const report = withRuns(mostRunPages);
  expect(runPath(report, completed!)).toBe(`${completed!.benchmark}/runs/${completed!.slug}/`);
});

test('above it only runs that did not complete or do not count have one', () => {
  const many = mostRunPages + 1;
  expect(hasRunPage(many, { status: 'completed', counted: true })).toBe(false);
  expect(hasRunPage(many, { status: 'completed', counted: false })).toBe(true);
  for (const status of ['failed', 'diverged', 'incomplete'] as const) {
    expect(hasRunPage(many, { status, counted: false })).toBe(true);
  }
});

test('a run without a page is found in its row on the page of its configuration', () => {
  const report = withRuns(mostRunPages + 1);
  const [configuration] = report.benchmarks[0]!.configurations;
  expect(runPath(report, completed!)).toBe(
    `${completed!.benchmark}/experiments/${configuration!.slug}/#${completed!.slug}`,
  );
  expect(runPath(report, failed!)).toBe(`${failed!.benchmark}/runs/${failed!.slug}/`);
});
