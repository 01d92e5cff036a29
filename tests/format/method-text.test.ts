import { expect, test } from 'vitest';
import { methodText } from '../../src/format/method-text.ts';
import { comparisonOf, makeBenchmark } from './make-benchmark.ts';

const two = [
  { id: 'a', values: [0.9, 0.91] },
  { id: 'b', values: [0.8, 0.82] },
];
const textOf = (made: ReturnType<typeof makeBenchmark>): string =>
  methodText(made.index, made.runs)
    .flatMap((section) => [section.title, ...section.paragraphs, ...section.items])
    .join('\n');

test('without tests no rank is claimed', () => {
  const text = textOf(makeBenchmark({ configurations: two, method: 'mean, ties shown' }));
  expect(text).toContain('it is called a place, not a rank');
  expect(text).not.toContain('hold for all ranks at once');
});

test.each([
  [[], 'No configuration has a value'],
  [[two[0]!], 'Only one configuration has a value'],
])('with nothing to compare, no rank and no test is spoken of', (configurations, sentence) => {
  const text = textOf(makeBenchmark({ configurations }));
  expect(text).toContain(sentence);
  expect(text).not.toMatch(/hold for all ranks|only ranks are claimed/);
});

test('without a baseline the reason stands in for comparisons', () =>
  expect(textOf(makeBenchmark({ configurations: two }))).toContain(
    'No baseline is stated, so only ranks are claimed.',
  ));

test('tests and pairing are those that were used', () => {
  const test = {
    id: 'paired-t',
    statistic: 1,
    p: 0.01,
    pCorrected: 0.01,
    minimumP: null,
    family: null,
    decides: true,
    reason: null,
    warnings: [],
  };
  const text = textOf(
    makeBenchmark({
      configurations: two,
      baseline: 'a',
      comparisons: [comparisonOf({ tests: [test, { ...test, id: 'wilcoxon-signed-rank', decides: false }] })],
    }),
  );
  expect(text).toContain('What decides: paired t test. Beside it, for the reader: Wilcoxon signed-rank test.');
  expect(text).toContain('paired by seed');
});
