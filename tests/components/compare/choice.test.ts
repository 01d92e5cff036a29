import { describe, expect, test } from 'vitest';
import {
  choiceSentence,
  choiceStrips,
  choiceTable,
  differenceTable,
  untestedNote,
  type SaidOfPair,
} from '../../../src/components/compare/choice.ts';
import { metricOf } from '../../format/make-benchmark.ts';
import { sideOf } from './make-side.ts';

const metric = metricOf();
const silent: SaidOfPair = { verdict: null, candidate: null, difference: null, interval: null, href: null };

describe('what is said without a test', () => {
  test('names the best mean and who has none', () => {
    expect(choiceSentence([sideOf('a', [0.5]), sideOf('b', [0.7]), sideOf('c', [])], metric)).toBe(
      'b has the highest mean accuracy of these, 0.7. 1 configuration has no value of it.',
    );
    const lower = metricOf({ better: 'lower', unit: 's' });
    expect(choiceSentence([sideOf('a', [0.5]), sideOf('b', [0.7])], lower)).toBe(
      'a has the lowest mean accuracy of these, 0.5\u202fs.',
    );
  });

  test('a mean is printed as its row prints it', () => {
    expect(choiceSentence([sideOf('a', [0.5, 0.6]), sideOf('b', [0.7, 0.7, 0.73])], metric)).toContain(', 0.710.');
  });

  test('equal means are shared, and one value is no comparison', () => {
    expect(choiceSentence([sideOf('a', [0.5]), sideOf('b', [0.5])], metric)).toBe(
      '2 configurations share the highest mean accuracy, 0.5.',
    );
    expect(choiceSentence([sideOf('a', [0.5]), sideOf('b', [])], metric)).toContain('Fewer than two');
  });
});

describe('differences', () => {
  test('each pair once, later minus earlier, with no verdict of its own', () => {
    const { html } = differenceTable(
      [sideOf('a', [0.5, 0.6]), sideOf('b', [0.7, 0.8]), sideOf('c', [])],
      metric,
      () => silent,
    );
    expect(html.match(/<th scope="row">/g)).toHaveLength(3);
    expect(html).toContain('B − A');
    // As many decimals as the means have: 0.550 ± 0.071 and 0.750 ± 0.071.
    expect(html).toContain('+0.200');
    expect(html).toContain('2 of 2');
    expect(html.match(/not tested in this report/g)).toHaveLength(3);
    expect(html).not.toMatch(/class="chip|NaN|undefined|null/);
  });

  test('a pair that the Report did not test comes with the command that tests it', () => {
    const sides = [sideOf('a', [0.5]), sideOf('b', [0.7])];
    const primary = { key: 'accuracy', isPrimary: true };
    expect(untestedNote(sides, primary, () => silent).html).toContain('<code>sweepbook compare a b</code>');
    const other = { key: 'test/f1', isPrimary: false };
    expect(untestedNote(sides, other, () => silent).html).toContain('compare a b --metric test/f1</code>');
    const said = {
      ...silent,
      verdict: { verdict: 'worse', exploratory: false, reason: { code: 'x', message: '' } },
    } as const;
    expect(untestedNote(sides, primary, () => said).html).toBe('');
  });

  test('a verdict of the Report is shown for its candidate, with its page', () => {
    const said: SaidOfPair = {
      verdict: { verdict: 'better', exploratory: false, reason: { code: 'significant', message: 'p' } },
      ...{ candidate: 'a', difference: '+0.1', interval: '+0.05 to +0.15', href: 'b..a/index.html' },
    };
    const { html } = differenceTable([sideOf('a', [0.8]), sideOf('b', [0.7])], metric, () => said);
    expect(html).toContain('chip better');
    expect(html).toContain('href="b..a/index.html"');
    expect(html).toMatch(/<span class="nb"> ?A /);
  });
});

test('the table stars the whole tie and nobody without ranks', () => {
  const ranked = choiceTable(
    [sideOf('a', [0.9], { rank: [1, 2] }), sideOf('b', [0.8], { rank: [2, 3] }), sideOf('c', [0.1], { rank: [4, 4] })],
    [metric],
  );
  expect(ranked.html.match(/class="star"/g)).toHaveLength(2);
  expect(choiceTable([sideOf('a', [0.9]), sideOf('b', [0.8])], [metric]).html).not.toContain('class="star"');
});

test('failed runs stay in the denominator', () => {
  expect(choiceTable([sideOf('a', [0.9], { nFailed: 2 }), sideOf('b', [0.8])], [metric]).html).toContain('1 of 3 runs');
});

test('strips stand for every side, also without a value', () => {
  const { html } = choiceStrips([sideOf('a', [0.5, 0.6]), sideOf('b', [])], metric);
  expect(html.match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(2);
  expect(html).toContain('b: no values');
  expect(html).not.toMatch(/NaN|Infinity/);
});
