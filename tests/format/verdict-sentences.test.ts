import { describe, expect, test } from 'vitest';
import { phraseText } from '../../src/format/phrases.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { seedsInWords, verdictSentences } from '../../src/format/verdict-sentences.ts';
import { comparisonOf, makeBenchmark, metricOf, type Given } from './make-benchmark.ts';

type Made = ReturnType<typeof makeBenchmark>;

function verdictOf({ index, runs, benchmark }: Made, metricId = benchmark.primaryMetric) {
  const metric = index.metric(metricId) ?? metricOf({ id: metricId, label: metricId });
  const sentences = verdictSentences({ index, metric, runs });
  const nameOf = (id: string): string => index.configuration(id)?.name ?? id;
  return {
    title: phraseText(sentences.title, nameOf),
    dek: phraseText(sentences.dek, nameOf),
    description: sentences.description,
  };
}

const ten = (centre: number): number[] => Array.from({ length: 10 }, (_, i) => centre + (i - 4.5) / 1000);
const three: readonly Given[] = [
  { id: 'a', values: ten(0.98) },
  { id: 'b', values: ten(0.97) },
  { id: 'c', values: ten(0.9) },
];

describe('without scores', () => {
  test('no runs', () => expect(verdictOf(makeBenchmark({ configurations: [] })).title).toBe('There are no runs yet.'));

  test('every run failed', () => {
    const made = makeBenchmark({ configurations: [{ id: 'a', values: [], failed: ['failed', 'failed'] }] });
    expect(verdictOf(made).title).toBe('Every run failed: 2 of 2.');
    const single = makeBenchmark({ configurations: [{ id: 'a', values: [], failed: ['failed'] }] });
    expect(verdictOf(single).title).toBe('The only run failed.');
  });

  test('no run completed, not all failed', () => {
    const made = makeBenchmark({ configurations: [{ id: 'a', values: [], failed: ['failed', 'running'] }] });
    expect(verdictOf(made).title).toBe('None of 2 runs completed.');
    const single = makeBenchmark({ configurations: [{ id: 'a', values: [], failed: ['incomplete'] }] });
    expect(verdictOf(single).title).toBe('The only run did not complete.');
  });

  test('runs completed, the metric is nowhere', () => {
    const made = makeBenchmark({
      configurations: [{ id: 'a', values: [0.5, 0.6] }],
      metrics: [metricOf(), metricOf({ id: 'loss', key: 'loss', label: 'loss', role: 'secondary' })],
    });
    expect(verdictOf(made, 'loss')).toMatchObject({
      title: 'No run reports loss.',
      dek: 'Two runs of 2 completed, and none holds loss.',
    });
  });
});

describe('one configuration', () => {
  test('one seed has a value and no interval', () => {
    const said = verdictOf(makeBenchmark({ configurations: [{ id: 'a', values: [0.9367] }] }));
    expect(said.title).toBe('One configuration, one seed: a has accuracy 0.9367.');
    expect(said.dek).toContain('nothing to compare it with');
    expect(said.dek).toContain('no interval is given');
  });

  test('one evaluation has an interval over its samples', () => {
    const made = makeBenchmark({
      configurations: [{ id: 'a', values: [0.9] }],
      metrics: [metricOf({ replication: 'sample' })],
    });
    const wilson = { method: 'Wilson interval of a proportion', level: 0.95, low: 0.81, high: 0.97 };
    const intervals = [{ ...wilson, reason: null, warnings: [] }];
    const summaries = made.benchmark.summaries.map((summary) => ({ ...summary, intervals }));
    const benchmark = { ...made.benchmark, summaries };
    const said = verdictOf({ ...made, benchmark, index: indexBenchmark(benchmark) });
    expect(said.title).toBe('One configuration, one evaluation: a has accuracy 0.9.');
    expect(said.dek).toContain('Its interval is over the samples');
    expect(verdictOf(made).dek).toContain('no interval is given');
  });

  test('ten seeds, others without a value', () => {
    const said = verdictOf(
      makeBenchmark({
        configurations: [
          { id: 'a', values: ten(0.9) },
          { id: 'b', values: [], failed: ['failed'] },
        ],
      }),
    );
    expect(said.title).toBe('One configuration, ten seeds: a has accuracy 0.9000 ± 0.0030.');
    expect(said.dek).toBe('One other configuration gave no value, so there is nothing to compare it with. ');
  });
});

describe('several configurations', () => {
  test('without tests nobody leads', () => {
    const said = verdictOf(
      makeBenchmark({ configurations: three, method: 'mean, ties shown', tiers: { accuracy: { b: 2, c: 3 } } }),
    );
    expect(said.title).toBe('a has the highest mean accuracy of 3 configurations.');
    expect(said.dek).toContain('no test says that it is more than chance');
    expect(said.title + said.dek).not.toMatch(/leads|significant/);
  });

  test('lower is better', () => {
    const said = verdictOf(
      makeBenchmark({ configurations: three, metrics: [metricOf({ better: 'lower' })], method: 'mean, ties shown' }),
    );
    expect(said.title).toBe('c has the lowest mean accuracy of 3 configurations.');
  });

  test('one leader', () => {
    const said = verdictOf(makeBenchmark({ configurations: three, tiers: { accuracy: { b: 2, c: 3 } } }));
    expect(said.title).toBe('a leads alone.');
    expect(said.dek).toContain('Each of the other 2 is significantly beaten by at least one configuration.');
  });

  test('two of two', () => {
    const made = makeBenchmark({ configurations: three.slice(0, 2), tiers: { accuracy: { b: 2 } } });
    expect(verdictOf(made).title).toBe('a is better than b.');
    expect(verdictOf(makeBenchmark({ configurations: three.slice(0, 2) })).title).toBe(
      'No winner can be named between a and b.',
    );
  });

  test('two share the lead; the distance and what its interval says', () => {
    const lead = comparisonOf({
      baseline: 'a',
      candidate: 'b',
      reference: 'leader',
      difference: { value: -0.0007, low: -0.0042, high: 0.0029, level: 0.95, method: 'paired t' },
      verdict: 'cannot be decided',
    });
    const made = makeBenchmark({ configurations: three, tiers: { accuracy: { c: 2 } }, comparisons: [lead] });
    const said = verdictOf(made);
    expect(said.title).toBe('Two configurations share the lead: a and b.');
    expect(said.dek).toContain(
      'They differ by 0.0007 accuracy. The 95\u202f% interval, −0.0029 to +0.0042, includes zero',
    );
    expect(said.dek).toContain('The other configuration is significantly beaten by at least one configuration.');
  });

  test('no practical difference needs the stated smallest difference', () => {
    const lead = comparisonOf({
      baseline: 'a',
      candidate: 'b',
      reference: 'leader',
      difference: { value: -0.0007, low: -0.0042, high: 0.0029, level: 0.95, method: 'paired t' },
      verdict: 'no practical difference',
    });
    const made = makeBenchmark({
      configurations: three,
      metrics: [metricOf({ minEffect: 0.005 })],
      tiers: { accuracy: { c: 2 } },
      comparisons: [lead],
    });
    const said = verdictOf(made);
    expect(said.title).toBe('Two configurations share the lead, with no practical difference between them: a and b.');
    expect(said.dek).toContain('lies inside ±0.005, the smallest difference that matters');
  });

  test('an interval that sticks out of the band is not said to lie inside', () => {
    const lead = comparisonOf({
      baseline: 'a',
      candidate: 'b',
      reference: 'leader',
      difference: { value: -0.0007, low: -0.0061, high: 0.0047, level: 0.95, method: 'paired t' },
      verdict: 'no practical difference',
    });
    const made = makeBenchmark({
      configurations: three,
      metrics: [metricOf({ minEffect: 0.005 })],
      tiers: { accuracy: { c: 2 } },
      comparisons: [lead],
    });
    expect(verdictOf(made).dek).not.toContain('interval, −0.0047 to +0.0061, lies inside');
  });

  test('200 tied', () => {
    const configurations = Array.from({ length: 200 }, (_, i) => ({ id: `c${i}`, values: ten(0.9) }));
    const said = verdictOf(makeBenchmark({ configurations }));
    expect(said.title).toBe('No winner can be named among 200 configurations.');
    expect(said.dek).toContain('No configuration is significantly beaten by another.');
  });

  test('many leaders are counted, not listed', () => {
    const configurations = Array.from({ length: 8 }, (_, i) => ({ id: `c${i}`, values: ten(0.9 - i / 1000) }));
    const said = verdictOf(makeBenchmark({ configurations, tiers: { accuracy: { c7: 2 } } }));
    expect(said.title).toBe('7 of 8 configurations share the lead; the highest mean is that of c0.');
  });

  test('one seed each cannot be tested over seeds; unequal seeds are told', () => {
    const single = makeBenchmark({
      configurations: three.map((item) => ({ ...item, values: item.values.slice(0, 1) })),
    });
    expect(verdictOf(single).dek).toContain('With one seed per configuration nothing can be tested over seeds.');
    const unequal = makeBenchmark({ configurations: [three[0]!, { id: 'b', values: [0.9, 0.91] }] });
    expect(verdictOf(unequal).dek).toContain('The number of seeds differs: 2 to 10 per configuration.');
  });

  test('another metric with other leaders is told on the primary page only', () => {
    const noisy = metricOf({ id: 'noisy', key: 'noisy', label: 'noisy accuracy', role: 'secondary' });
    const made = makeBenchmark({
      configurations: three.map((item, i) => ({ ...item, other: { noisy: ten(0.3 + i / 10) } })),
      metrics: [metricOf(), noisy],
      tiers: { accuracy: { b: 2, c: 3 }, noisy: { a: 3, b: 2 } },
    });
    expect(verdictOf(made).dek).toContain(
      'on noisy accuracy, c leads alone with 0.5000 ± 0.0030, where a has 0.3000 ± 0.0030.',
    );
    expect(verdictOf(made, 'noisy').dek).not.toContain('depends on the metric');
    expect(verdictOf(made, 'noisy').title).toBe('c leads alone on noisy accuracy.');
  });
});

test('a description is one plain line of bounded length', () => {
  const long = three.map((item) => ({ ...item, name: item.id.repeat(300) }));
  const said = verdictOf(makeBenchmark({ configurations: long, tiers: { accuracy: { c: 2 } } }));
  expect(said.description.length).toBeLessThanOrEqual(200);
  expect(said.description.endsWith('…')).toBe(true);
});

test('seeds in words', () => {
  expect(seedsInWords(makeBenchmark({ configurations: [] }).benchmark)).toBe('none');
  expect(seedsInWords(makeBenchmark({ configurations: three }).benchmark)).toBe('10 each (0 to 9)');
  expect(seedsInWords(makeBenchmark({ configurations: [{ id: 'a', values: [1] }] }).benchmark)).toBe('1 seed: 0');
  const unequal = makeBenchmark({ configurations: [three[0]!, { id: 'b', values: [0.9] }] });
  expect(seedsInWords(unequal.benchmark)).toBe('1 to 10 each');
});
