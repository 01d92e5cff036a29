import { describe, expect, test } from 'vitest';
import { pairStars, pairTable } from '../../../src/components/compare/pair-table.ts';
import { comparisonOf, metricOf } from '../../format/make-benchmark.ts';
import { sideOf } from './make-side.ts';

const tests = [
  {
    ...{ id: 'sign-flip', statistic: 1, p: 0.002, pCorrected: 0.004, minimumP: 0.001, family: 'f', decides: true },
    ...{ reason: null, warnings: [] },
  },
];

describe('stars', () => {
  test('mark the better side, both in a tie, nobody without a test', () => {
    expect(pairStars(comparisonOf({ tests }))).toEqual([false, true]);
    expect(pairStars(comparisonOf({ tests, verdict: 'worse' }))).toEqual([true, false]);
    expect(pairStars(comparisonOf({ tests, verdict: 'cannot be decided' }))).toEqual([true, true]);
    expect(pairStars(comparisonOf({ tests, verdict: 'no practical difference' }))).toEqual([true, true]);
    expect(pairStars(comparisonOf({ tests: [] }))).toEqual([false, false]);
    expect(pairStars(null)).toEqual([false, false]);
  });
});

test('a metric that was not compared has dashes with the reason', () => {
  const rows = [
    { metric: metricOf(), comparison: comparisonOf({ tests }), href: 'x.html' },
    { metric: metricOf({ id: 'other', label: 'other', unit: 's' }), comparison: null, href: null },
  ];
  const { html } = pairTable([sideOf('a', [0.8, 0.9]), sideOf('b', [0.9, 0.95])], rows, 0.95);
  expect(html).toContain('+0.0100');
  expect(html).toContain('0.0020');
  expect(html).toContain('0.0040');
  expect(html).toContain('not compared in this report');
  expect(html).toContain('no run gave a value');
  expect(html).not.toMatch(/NaN|undefined|null/);
});
