import { describe, expect, test } from 'vitest';
import {
  candidatesSentence,
  minimumSentence,
  pairingText,
  seedsNeededSentence,
  testSentence,
} from '../../src/format/comparison-sentences.ts';
import { phraseText } from '../../src/format/phrases.ts';
import type { TestEntry } from '../../src/report/results-schema.ts';
import { comparisonOf, makeBenchmark, metricOf } from './make-benchmark.ts';

const entry = (fields: Partial<TestEntry> = {}): TestEntry => ({
  id: 'sign-flip',
  statistic: 1,
  p: 0.001953125,
  pCorrected: 0.0039,
  minimumP: 0.001953125,
  family: 'f',
  decides: true,
  reason: null,
  warnings: [],
  ...fields,
});
const family = {
  id: 'f',
  metric: 'accuracy',
  description: 'all',
  size: 15,
  correction: 'westfall-young',
  alpha: 0.05,
  minimumP: null,
  exploratory: false,
};

describe('verdicts are counted', () => {
  const say = (verdicts: readonly ('better' | 'worse' | 'cannot be decided' | 'no practical difference')[]): string => {
    const ids = verdicts.map((_, i) => `c${i}`);
    const made = makeBenchmark({
      configurations: ['base', ...ids].map((id) => ({ id, values: [0.9, 0.8] })),
      baseline: 'base',
      comparisons: verdicts.map((verdict, i) => comparisonOf({ baseline: 'base', candidate: ids[i]!, verdict })),
    });
    return phraseText(candidatesSentence(made.benchmark, metricOf()), (id) => id).trim();
  };
  test('plural and singular', () => {
    expect(say(['better', 'better', 'worse', 'cannot be decided'])).toBe(
      '2 of 4 candidates are better than the baseline base, 1 is worse and 1 cannot be decided.',
    );
    expect(say(['better'])).toBe('1 of 1 candidate is better than the baseline base.');
    expect(say(['worse', 'no practical difference'])).toBe(
      'None of 2 candidates is better than the baseline base, 1 is worse and 1 makes no practical difference.',
    );
  });
  test('on another metric they are exploratory', () => {
    const made = makeBenchmark({
      configurations: ['base', 'new'].map((id) => ({ id, values: [0.9, 0.8] })),
      baseline: 'base',
      comparisons: [comparisonOf({ baseline: 'base', candidate: 'new', exploratory: true })],
    });
    const said = phraseText(candidatesSentence(made.benchmark, metricOf()), (id) => id);
    expect(said).toContain('These are exploratory readings, not verdicts.');
  });
  test('nothing compared, nothing said', () => expect(say([])).toBe(''));
});

test('a test travels with its p, its corrected p and its family', () => {
  expect(testSentence(entry(), family).replaceAll('\u00a0', ' ')).toBe(
    'Exact sign-flip test: p = 0.0020; corrected for the family of 15 (Westfall–Young max-t) p = 0.0039.',
  );
  expect(testSentence(entry({ pCorrected: null }), null).replaceAll('\u00a0', ' ')).toBe(
    'Exact sign-flip test: p = 0.0020.',
  );
  expect(testSentence(entry({ p: null, reason: 'one seed' }), null)).toBe(
    'Exact sign-flip test: no p-value, one seed.',
  );
});

test('a test that could not be significant says so', () => {
  expect(minimumSentence(entry({ minimumP: 0.25, p: 0.25 }), 0.05)).toContain('cannot be significant');
  expect(minimumSentence(entry(), 0.05)).toBe('With these seeds the test can give no smaller p.');
  expect(minimumSentence(entry({ p: 0.5 }), 0.05)).toBe('');
  expect(minimumSentence(entry({ minimumP: null }), 0.05)).toBe('');
});

test('pairing in words', () => {
  expect(pairingText(comparisonOf({ n: 10 }))).toBe('paired by seed over ten seeds');
  expect(pairingText(comparisonOf({ n: 1 }))).toBe('paired by seed over one seed');
  expect(pairingText(comparisonOf({ pairing: 'by-sample', n: 300 }))).toBe('paired by sample over 300 samples');
  expect(pairingText(comparisonOf({ pairing: 'none' }))).toBe('not paired');
});

describe('how many seeds would decide', () => {
  const say = (needed: NonNullable<ReturnType<typeof comparisonOf>['seedsNeeded']> | null): string =>
    seedsNeededSentence(comparisonOf({ seedsNeeded: needed })).replaceAll('\u202f', ' ');
  test('nothing known, nothing said', () => {
    expect(say(null)).toBe('');
    expect(say({ power: 0.8, atObserved: null, atSmallest: null, smallest: null })).toBe('');
  });
  test('the smallest difference that matters comes first where it is the larger one', () =>
    expect(say({ power: 0.8, atObserved: 381, atSmallest: 8, smallest: 0.005 })).toBe(
      'About eight more seeds would show a difference of 0.005 with 80 % power (about 381 for one as small as observed).',
    ));
  test('the observed difference, and the worst case beside it', () =>
    expect(say({ power: 0.8, atObserved: 4, atSmallest: 30, smallest: 0.001 })).toBe(
      'About four more seeds would show a difference as large as observed with 80 % power; up to 30 if it is as small as 0.001.',
    ));
  test('one seed is singular', () =>
    expect(say({ power: 0.8, atObserved: 1, atSmallest: null, smallest: null })).toBe(
      'About one more seed would show a difference as large as observed with 80 % power.',
    ));
});
