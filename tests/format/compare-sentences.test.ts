import { describe, expect, test } from 'vitest';
import { pairComparison, pairSentences, winnerOf } from '../../src/format/compare-sentences.ts';
import { phraseText } from '../../src/format/phrases.ts';
import type { Comparison, Metric } from '../../src/report/schema.ts';
import { comparisonOf, makeBenchmark, metricOf, type Given } from './make-benchmark.ts';

const values = [0.9, 0.91, 0.92, 0.9, 0.91];
const noisy = metricOf({ id: 'noisy', key: 'noisy', label: 'noisy accuracy', role: 'secondary' });
const loss = metricOf({ id: 'loss', key: 'loss', label: 'log loss', role: 'secondary', better: 'lower' });
const decided = {
  id: 'sign-flip',
  statistic: 1,
  p: 0.002,
  pCorrected: 0.002,
  minimumP: 0.001,
  family: 'f',
  decides: true,
};
const tested: Partial<Comparison> = { tests: [{ ...decided, reason: null, warnings: [] }] };

function said(
  comparisons: readonly Comparison[],
  options: { readonly metrics?: readonly Metric[]; readonly configurations?: readonly Given[] } = {},
) {
  const { benchmark, index } = makeBenchmark({
    configurations: options.configurations ?? [
      { id: 'a', values, other: { noisy: values, loss: values } },
      { id: 'b', values, other: { noisy: values, loss: values } },
    ],
    metrics: options.metrics ?? [metricOf()],
    baseline: 'a',
    comparisons,
  });
  const [a, b] = [index.configuration('a')!, index.configuration('b')!];
  const sentences = pairSentences({ index, metric: benchmark.metrics[0]!, a, b });
  return { title: phraseText(sentences.title, (id) => id), dek: phraseText(sentences.dek, (id) => id), sentences };
}

describe('the title names who is better, whichever side it is', () => {
  test('better', () => {
    const { title, dek } = said([comparisonOf(tested)]);
    expect(title).toBe('b is better than a on accuracy.');
    expect(dek).toContain(
      'Going from a to b gains 0.0100 accuracy (95\u202f% interval +0.0050 to +0.0150, corrected p',
    );
    expect(dek).toContain('paired by seed over five seeds');
  });

  test('worse', () => {
    const difference = { value: -0.01, low: -0.015, high: -0.005, level: 0.95, method: 'paired t' };
    const { title, dek } = said([comparisonOf({ ...tested, verdict: 'worse', improves: false, difference })]);
    expect(title).toBe('a is better than b on accuracy.');
    expect(dek).toContain('Going from a to b costs 0.0100 accuracy');
  });

  test('lower is better: the change keeps its sign', () => {
    const { title, dek } = said([comparisonOf({ ...tested, metric: 'loss', verdict: 'worse', improves: false })], {
      metrics: [loss],
    });
    expect(title).toBe('a is better than b on log loss.');
    expect(dek).toContain('changes log loss by +0.0100');
  });
});

describe('what is open stays open', () => {
  const open = comparisonOf({
    verdict: 'cannot be decided',
    improves: true,
    reason: { code: 'interval-straddles-zero', message: 'The interval of the difference holds zero.' },
    difference: { value: 0.001, low: -0.004, high: 0.006, level: 0.95, method: 'paired t' },
    seedsNeeded: { power: 0.8, atObserved: 40, atSmallest: 12, smallest: 0.005 },
  });

  test('neither side wins, and what would decide is said', () => {
    const { title, dek } = said([open]);
    expect(title).toBe('Whether a or b is better on accuracy cannot be decided.');
    expect(dek).toContain('changes accuracy by +0.0010');
    expect(dek).toContain('The interval of the difference holds zero.');
    expect(dek).toMatch(/12 more seeds/);
    expect(dek).not.toMatch(/gains|costs/);
  });

  test('no practical difference is no winner', () => {
    const { title } = said([comparisonOf({ verdict: 'no practical difference' })]);
    expect(title).toBe('No practical difference between a and b on accuracy.');
  });

  test('a difference too small to matter is told with its warning', () => {
    const warnings = [{ code: 'smaller-than-matters', message: 'It is smaller than 0.02.' }];
    expect(said([comparisonOf({ ...tested, warnings })]).dek).toContain('It is smaller than 0.02.');
  });
});

describe('a metric with another winner changes the answer', () => {
  const other = comparisonOf({ ...tested, metric: 'noisy', verdict: 'worse', exploratory: true, improves: false });

  test('it stands in the title, and is called exploratory', () => {
    const { title, dek } = said([comparisonOf(tested), other], { metrics: [metricOf(), noisy] });
    expect(title).toBe('b is better on accuracy; a is better on noisy accuracy.');
    expect(dek).toContain('an exploratory result');
  });

  test('one with the same winner or none does not', () => {
    const same = { ...other, verdict: 'better' as const };
    const none = { ...other, verdict: 'cannot be decided' as const };
    for (const item of [same, none]) {
      expect(said([comparisonOf(tested), item], { metrics: [metricOf(), noisy] }).title).toBe(
        'b is better than a on accuracy.',
      );
    }
  });

  test('it follows an open question', () => {
    const open = comparisonOf({ verdict: 'cannot be decided' });
    expect(said([open, other], { metrics: [metricOf(), noisy] }).title).toBe(
      'Whether a or b is better on accuracy cannot be decided; on noisy accuracy, a is better.',
    );
  });
});

describe('missing values', () => {
  const lost = comparisonOf({
    verdict: 'cannot be decided',
    n: 0,
    difference: { value: { value: null, reason: 'no value' }, low: null, high: null, level: 0.95, method: '' },
    reason: { code: 'no-values', message: 'One side has no value.' },
  });

  test('on one side', () => {
    const configurations = [
      { id: 'a', values },
      { id: 'b', values: [], failed: ['failed' as const] },
    ];
    const { title, dek } = said([lost], { configurations });
    expect(title).toBe('b has no value of accuracy, so there is nothing to compare.');
    expect(dek).toContain('One side has no value.');
    expect(dek).not.toMatch(/null|NaN|undefined/);
  });

  test('on both sides', () => {
    const configurations = [
      { id: 'a', values: [] },
      { id: 'b', values: [] },
    ];
    expect(said([lost], { configurations }).title).toBe('Neither a nor b has a value of accuracy.');
  });

  test('without a comparison nothing is claimed', () => {
    const { title, dek } = said([]);
    expect(title).toBe('a and b are not compared on accuracy.');
    expect(dek).toContain('only the difference of the means');
  });
});

test('the description is short', () => {
  const configurations = [
    { id: 'a', values },
    { id: 'b', name: 'n'.repeat(300), values },
  ];
  expect(said([comparisonOf(tested)], { configurations }).sentences.description.length).toBeLessThanOrEqual(200);
});

test('a comparison is found only for its own reference', () => {
  const leader = comparisonOf({ baseline: 'b', candidate: 'c', reference: 'leader' });
  const { index } = makeBenchmark({
    configurations: ['a', 'b', 'c'].map((id) => ({ id, values })),
    baseline: 'a',
    comparisons: [comparisonOf({}), leader],
  });
  expect(pairComparison(index, 'accuracy', 'a', 'b')?.candidate).toBe('b');
  expect(pairComparison(index, 'accuracy', 'b', 'c')?.reference).toBe('leader');
  expect(pairComparison(index, 'accuracy', 'a', 'c')).toBeNull();
  expect(winnerOf(pairComparison(index, 'accuracy', 'a', 'c'))).toBeNull();
});
