import { expect, test } from 'vitest';
import { designSentences } from '../../src/format/design-sentences.ts';
import type { Benchmark, Comparison } from '../../src/report/schema.ts';
import { makeBenchmark } from './make-benchmark.ts';

const { benchmark } = makeBenchmark({ configurations: [] });
const testOf = (id: string, minimumP: number | null, decides: boolean): Comparison['tests'][number] => ({
  id,
  statistic: null,
  p: null,
  pCorrected: null,
  minimumP,
  family: null,
  decides,
  reason: null,
  warnings: [],
});
const comparisonOf = (
  n: number,
  tests: Comparison['tests'],
  pairing: Comparison['pairing'] = 'by-seed',
): Comparison => ({
  metric: benchmark.primaryMetric,
  baseline: 'a',
  candidate: 'b',
  reference: 'baseline',
  pairing,
  n,
  seeds: [],
  seedsLeftOut: [],
  difference: { value: 0, low: null, high: null, level: 0.95, method: 't' },
  improves: null,
  tests,
  effects: [],
  verdict: 'cannot be decided',
  exploratory: false,
  reason: { code: 'x', message: 'x' },
  seedsNeeded: null,
  warnings: [],
});
const withComparisons = (comparisons: Comparison[]): Benchmark => ({ ...benchmark, baseline: 'a', comparisons });

test('ten paired seeds: what the exact test can reach', () => {
  const item = comparisonOf(10, [testOf('sign-flip', 2 / 1024, true), testOf('wilcoxon-signed-rank', 2 / 1024, false)]);
  expect(designSentences(withComparisons([item, item]))).toEqual([
    'With 10 paired seeds the exact sign-flip test of 2 candidates can reach p = 0.0020.',
  ]);
});

test('three seeds: no rank test can reach alpha, and the deciding test rests on normality', () => {
  const item = comparisonOf(3, [testOf('paired-t', null, true), testOf('sign-flip', 0.25, false)]);
  expect(designSentences(withComparisons([item]))).toEqual([
    'With 3 paired seeds the paired t test decides for 1 candidate; it rests on normally distributed scores.',
    'With 3 paired seeds no rank or permutation test can reach 0.05: its smallest p is 0.25.',
  ]);
});

test('without comparisons nothing is said', () => {
  expect(designSentences(withComparisons([]))).toEqual([]);
});
