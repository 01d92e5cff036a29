import { expect, test } from 'vitest';
import { menuOf, pages } from '../../src/site/navigation.ts';
import type { Report } from '../../src/report/schema.ts';
import { makeBenchmark } from '../format/make-benchmark.ts';

const { benchmark } = makeBenchmark({ configurations: [] });
const reportOf = (benchmarks: Report['benchmarks']): Report => ({
  schemaVersion: 1,
  generator: { name: 'sweepbook', version: '0' },
  settings: { title: 'T', roots: [], rawUrl: null, redact: true },
  redactions: [],
  benchmarks,
  runs: [],
  diagnostics: [],
});

test('one benchmark shows its pages everywhere, several only on their own pages', () => {
  const titles = (report: Report, current: Report['benchmarks'][number] | null): string[] =>
    menuOf(report, current, { notes: 0 }).map((entry) => entry.title);
  expect(titles(reportOf([benchmark]), null)).toEqual([
    'Overview',
    'Leaderboard',
    'Method',
    'Failures',
    'Glossary',
    'Downloads',
  ]);
  expect(titles(reportOf([benchmark, { ...benchmark, id: 'b2' }]), null)).toEqual([
    'Overview',
    'Failures',
    'Glossary',
    'Downloads',
  ]);
  expect(
    menuOf(reportOf([benchmark, { ...benchmark, id: 'b2' }]), benchmark, { notes: 0 }).map((entry) => entry.path),
  ).toContain('bench/method/');
  expect(titles(reportOf([]), null)).toEqual(['Overview', 'Failures', 'Glossary', 'Downloads']);
});

test('ids are unique', () => expect(new Set(pages.map((page) => page.id)).size).toBe(pages.length));
