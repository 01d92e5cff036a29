import { describe, expect, test } from 'vitest';
import { experimentSentences, rankText } from '../../src/format/experiment-sentences.ts';
import { phraseText } from '../../src/format/phrases.ts';
import { comparisonOf, makeBenchmark, metricOf } from './make-benchmark.ts';

function titleOf(made: ReturnType<typeof makeBenchmark>, id: string): string {
  const configuration = made.index.configuration(id)!;
  const runs = made.runs.filter((run) => run.configuration === id);
  const sentences = experimentSentences({ index: made.index, metric: metricOf(), configuration, runs });
  expect(sentences.description.length).toBeLessThanOrEqual(200);
  return phraseText(sentences.title, (name) => name);
}

const two = [
  { id: 'base', values: [0.9, 0.91] },
  { id: 'new', values: [0.92, 0.93] },
];
const against = (verdict: 'better' | 'worse' | 'cannot be decided' | 'no practical difference') =>
  makeBenchmark({
    configurations: two,
    baseline: 'base',
    comparisons: [comparisonOf({ baseline: 'base', candidate: 'new', verdict })],
  });

describe('the title of a configuration', () => {
  test('against the baseline', () => {
    expect(titleOf(against('better'), 'base')).toBe('base is the baseline.');
    expect(titleOf(against('better'), 'new')).toBe('new is better than the baseline on accuracy.');
    expect(titleOf(against('worse'), 'new')).toBe('new is worse than the baseline on accuracy.');
    expect(titleOf(against('no practical difference'), 'new')).toBe(
      'new makes no practical difference to the baseline on accuracy.',
    );
    expect(titleOf(against('cannot be decided'), 'new')).toBe(
      'Whether new is better than the baseline on accuracy cannot be decided.',
    );
  });
  test('without a baseline only its place', () => {
    expect(titleOf(makeBenchmark({ configurations: two }), 'new')).toBe(
      'new cannot be told apart from the others on accuracy.',
    );
    expect(titleOf(makeBenchmark({ configurations: two, tiers: { accuracy: { base: 2 } } }), 'base')).toBe(
      'base ranks 2 of 2 on accuracy.',
    );
    expect(titleOf(makeBenchmark({ configurations: two, method: 'mean, ties shown' }), 'new')).toBe(
      'new stands at place 1–2 of 2 by its mean accuracy.',
    );
    expect(titleOf(makeBenchmark({ configurations: [{ id: 'only', values: [0.5] }] }), 'only')).toBe(
      'only has accuracy 0.5.',
    );
  });
  test('without a value', () => {
    const made = makeBenchmark({ configurations: [...two, { id: 'gone', values: [], failed: ['failed'] }] });
    expect(titleOf(made, 'gone')).toBe('gone has no value of accuracy.');
    expect(rankText(made.index, metricOf(), 'gone')).toBeNull();
    expect(titleOf(makeBenchmark({ configurations: [{ id: 'empty', values: [] }] }), 'empty')).toBe(
      'empty has no runs.',
    );
  });
});
