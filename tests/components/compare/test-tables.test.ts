import { expect, test } from 'vitest';
import { effectList, groundsOf, testTable } from '../../../src/components/compare/test-tables.ts';
import { indexBenchmark } from '../../../src/report/select.ts';
import { comparisonOf, makeBenchmark, metricOf } from '../../format/make-benchmark.ts';

const entry = {
  ...{ id: 'sign-flip', statistic: 1, p: 0.0625, pCorrected: 0.125, minimumP: 0.0625, family: 'f', decides: true },
  ...{ reason: null, warnings: [{ code: 'ties', message: 'Two differences are 0.' }] },
};
const comparison = comparisonOf({
  tests: [entry, { ...entry, id: 'paired-t', p: null, pCorrected: null, decides: false, reason: 'the spread is 0' }],
  effects: [
    { id: 'hedges-g', value: -1.5, low: -2, high: -1, level: 0.95, magnitude: 'large', reason: null },
    { id: 'cohens-dz', value: null, low: null, high: null, level: null, magnitude: null, reason: 'the spread is 0' },
  ],
  verdict: 'cannot be decided',
  reason: { code: 'test-cannot-decide', message: 'This test cannot be significant.' },
  seedsLeftOut: ['7'],
  warnings: [{ code: 'w', message: 'Mind this.' }],
});

test('every test stands with its role, assumption, p and smallest p', () => {
  const { html } = testTable(comparison, 'accuracy');
  expect(html).toContain('decides');
  expect(html).toContain('beside it');
  expect(html).toContain('as likely with the other sign');
  expect(html).toContain('Two differences are 0.');
  expect(html).toContain('the spread is 0');
  expect(testTable(comparisonOf({ tests: [] }), 'accuracy').html).toContain('No test can run.');
});

test('effects have their interval, or the reason for none', () => {
  const { html } = effectList(comparison);
  expect(html).toContain('Hedges’ g');
  expect(html).toMatch(/−1\.5/);
  expect(html).toContain('large');
  expect(html).toContain('the spread is 0');
  expect(effectList(comparisonOf({ effects: [] })).html).toBe('');
});

test('the grounds name pairing, family, smallest p, what matters and the warnings', () => {
  const made = makeBenchmark({
    configurations: [
      { id: 'a', values: [1] },
      { id: 'b', values: [1] },
    ],
    baseline: 'a',
  });
  const families = [
    {
      ...{ id: 'f', metric: 'accuracy', description: 'Every configuration against the baseline', size: 15 },
      ...{ correction: 'holm', alpha: 0.05, minimumP: 0.1, exploratory: true },
    },
  ];
  const index = indexBenchmark({ ...made.benchmark, families });
  const text = groundsOf(comparison, metricOf({ minEffect: 0.005 }), index).join(' ');
  expect(text).toContain('Paired by seed over five seeds.');
  expect(text).toContain('seed 7');
  expect(text).toContain('Corrected for a family of 15 tests (Holm): every configuration against the baseline.');
  expect(text).toContain('exploratory');
  expect(text).toContain('cannot be significant');
  expect(text).toContain('±0.005');
  expect(text).toContain('Mind this.');
});
