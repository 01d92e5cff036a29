import { describe, expect, test } from 'vitest';
import {
  changeText,
  changeWord,
  diffHeadline,
  leadSentence,
  newsSentences,
  regressionSentence,
} from '../../src/format/diff-sentences.ts';
import { phraseText } from '../../src/format/phrases.ts';
import type { LeadChange, NamedConfiguration, ScoreChange } from '../../src/report/report-diff.ts';
import { diffRuns } from '../analyze/diff/reports.ts';
import { makeRuns } from '../helpers/runs.ts';

const text = (phrase: Parameters<typeof phraseText>[0]): string => phraseText(phrase, (id) => id);
const named = (name: string): NamedConfiguration => ({ id: name, name, slug: name });
const lead = (fields: Partial<LeadChange>): LeadChange => ({
  ...{ metric: 'm', label: 'accuracy', base: [], head: [], entered: [], left: [], newBest: null },
  ...fields,
});
const of = (benchmarks: readonly ReturnType<typeof diffRuns>[]) => ({
  changed: benchmarks.some((item) => item.changed),
  benchmarks,
  newBenchmarks: [],
  lostBenchmarks: [],
});
const good = [0.9, 0.91, 0.92, 0.9, 0.91];
const bad = [0.85, 0.87, 0.865, 0.86, 0.858];

describe('diffHeadline', () => {
  test('counts what matters, singular and plural', () => {
    const worse = diffRuns(makeRuns({ a: good, b: good }), makeRuns({ a: bad, b: [...bad.slice(0, 4), null] }));
    expect(diffHeadline(of([worse]))).toBe('2 regressions, 1 new failure and 1 new best.');
    expect(diffHeadline(of([diffRuns(makeRuns({ a: bad }), makeRuns({ a: good }))]))).toBe('1 improvement.');
  });
  test('no change, and changes that say nothing', () => {
    const same = diffRuns(makeRuns({ a: good }), makeRuns({ a: good }));
    expect(diffHeadline(of([same]))).toBe('No change: the results are the same.');
    const more = diffRuns(makeRuns({ a: good.slice(0, 4) }), makeRuns({ a: good }));
    expect(diffHeadline(of([more]))).toContain('no regression, no improvement and no new failure');
    expect(newsSentences(more).map(text)).toEqual(['1 new run.']);
  });
});

test('leadSentence names who comes and goes', () => {
  expect(text(leadSentence(lead({ entered: [named('a')], left: [named('b'), named('c')], newBest: named('a') })))).toBe(
    'a has the best mean accuracy now. a joins the leading tier. b and c leave it. ',
  );
  expect(text(leadSentence(lead({ left: [named('b')] })))).toBe('b leaves the leading tier. ');
  const five = ['a', 'b', 'c', 'd', 'e'].map(named);
  expect(text(leadSentence(lead({ entered: five })))).toBe('Five configurations join the leading tier. ');
});

test('a regression is told with both sides, the difference, its p and its test', () => {
  const [change] = diffRuns(makeRuns({ a: good }), makeRuns({ a: bad })).scores;
  expect(text(regressionSentence(change!))).toMatch(
    /^a got worse on accuracy: 0\.9080 ± 0\.0084 \(5\) before, 0\.8606 ± 0\.00\d+ \(5\) now, difference −0\.047.*corrected p.*\(paired t test, the only one measured again\)\.$/,
  );
  const [lost] = diffRuns(makeRuns({ a: good }), makeRuns({ a: good.map(() => null) })).scores;
  expect(text(regressionSentence(lost!))).toBe('a has no accuracy any more: no run gives one.');
  expect([changeWord(lost!), changeText(lost!)]).toEqual(['no score left', '—']);
});

test.each([
  ['score-new', 'first score'],
  ['not-measured-again', 'other seeds'],
  ['significant-but-small', 'worse, too little to matter'],
  ['significant', 'worse'],
])('changeWord of %s', (code, word) => {
  const [change] = diffRuns(makeRuns({ a: good }), makeRuns({ a: bad })).scores;
  const altered: ScoreChange = { ...change!, reason: { code, message: '' } };
  expect(changeWord(altered)).toBe(word);
});
