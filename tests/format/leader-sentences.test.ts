import { expect, test } from 'vitest';
import { amountOf, frontOf, isTested, leadOf, thresholdText } from '../../src/format/leader-sentences.ts';
import { comparisonOf, makeBenchmark, metricOf } from './make-benchmark.ts';

const configurations = [
  { id: 'low', values: [0.1, 0.2] },
  { id: 'high', values: [0.8, 0.9] },
];

test('the front follows the direction of the metric, not the order of the rows', () => {
  const made = makeBenchmark({ configurations });
  const ranking = made.index.ranking('accuracy')!;
  expect(frontOf(ranking, made.index, metricOf())).toEqual({ first: 'high', second: 'low' });
  expect(frontOf(ranking, made.index, metricOf({ better: 'lower' }))).toEqual({ first: 'low', second: 'high' });
  expect(isTested(ranking)).toBe(true);
  expect(isTested({ ...ranking, method: 'mean, ties shown' })).toBe(false);
});

test('the lead is seen from the first: the comparison of the second is turned round', () => {
  const made = makeBenchmark({
    configurations,
    comparisons: [
      comparisonOf({
        baseline: 'high',
        candidate: 'low',
        reference: 'leader',
        difference: { value: -0.7, low: -0.8, high: -0.6, level: 0.95, method: 't' },
      }),
    ],
  });
  const lead = leadOf(made.index, metricOf(), { first: 'high', second: 'low' })!;
  expect([lead.value, lead.low, lead.high]).toEqual([0.7, 0.6, 0.8]);
  expect(leadOf(made.index, metricOf(), { first: 'low', second: 'high' })).toBeNull();
  expect(leadOf(made.index, metricOf(), { first: 'high', second: null })).toBeNull();
});

test('amounts carry the unit, or the name of the metric', () => {
  expect(amountOf(metricOf(), '0.01')).toBe('0.01 accuracy');
  expect(amountOf(metricOf({ unit: 's' }), '0.4')).toBe('0.4 s');
  expect(thresholdText(0.005)).toBe('±0.005');
});
