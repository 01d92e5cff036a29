import { expect, test } from 'vitest';
import { assumptionOf } from '../../src/format/assumptions.ts';
import { definitionsOf } from '../../src/format/definitions.ts';
import { tests as registeredTests } from '../../src/stats/registry.ts';
import { reportOf } from '../components/make-report.ts';
import { comparisonOf, makeBenchmark } from './make-benchmark.ts';

const entry = (id: string) => ({
  ...{ id, statistic: 1, p: 0.5, pCorrected: null, minimumP: 0.1, family: null, decides: false, reason: null },
  warnings: [],
});

test('only what the report uses is explained, each once', () => {
  const { benchmark, runs } = makeBenchmark({
    configurations: [
      { id: 'a', values: [1, 2] },
      { id: 'b', values: [1, 2] },
    ],
    baseline: 'a',
    comparisons: [
      comparisonOf({ tests: [entry('sign-flip'), entry('paired-t')] }),
      comparisonOf({ tests: [entry('sign-flip')] }),
    ],
  });
  const family = {
    id: 'f',
    metric: 'accuracy',
    description: 'd',
    size: 2,
    alpha: 0.05,
    minimumP: null,
    exploratory: false,
  };
  const groups = definitionsOf(
    reportOf({ benchmark: { ...benchmark, families: [{ ...family, correction: 'holm and westfall-young' }] }, runs }),
  );
  const ids = (id: string) => groups.find((group) => group.id === id)?.entries.map((item) => item.id);
  expect(ids('tests')).toEqual(['paired-t', 'sign-flip']);
  expect(ids('corrections')).toEqual(['holm', 'westfall-young']);
  expect(ids('intervals')).toEqual(['paired t']);
  expect(ids('effects')).toBeUndefined();
});

test('a report without comparisons explains nothing that it does not hold', () => {
  const { benchmark, runs } = makeBenchmark({ configurations: [] });
  expect(definitionsOf(reportOf({ benchmark, runs }))).toEqual([]);
});

test('every registered test of two sides states what it assumes', () => {
  const twoSided = registeredTests.filter((item) => !/friedman|kruskal|anova/.test(item.id));
  expect(twoSided.length).toBeGreaterThan(6);
  expect(twoSided.filter((item) => assumptionOf(item.id) === null).map((item) => item.id)).toEqual([]);
});
