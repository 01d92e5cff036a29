import { describe, expect, it } from 'vitest';
import { analyzeSamples } from '../../../src/analyze/samples/index.ts';
import { analyze, onlyBenchmark, specOf } from '../helpers.ts';
import { tableOf, withTables } from './tables.ts';

const tables = {
  a: [tableOf('abab', 'abab'), tableOf('abab', 'abax')],
  b: [tableOf('abab', 'axab'), tableOf('abab', 'axab')],
  c: [tableOf('abab', 'xxab'), tableOf('abab', 'xxab')],
};

describe('analyzeSamples', () => {
  const { configurations, attachments } = withTables(tables);
  const context = { benchmark: 'bench', task: null, level: 0.95, attachments };
  const [a, b, c] = configurations;
  const found = analyzeSamples(configurations, { ...context, baseline: b!.id, leader: a!.id, runnerUp: b!.id });

  it('compares every candidate with the baseline, and the runner-up with the leader where neither is the baseline', () => {
    const pairsOf = (result: typeof found): string[][] =>
      result.samples!.flips.map((pair) => [pair.reference, pair.a, pair.b]);
    expect(pairsOf(found)).toEqual([
      ['baseline', b!.id, a!.id],
      ['baseline', b!.id, c!.id],
    ]);
    const other = { ...context, baseline: c!.id, leader: a!.id, runnerUp: b!.id };
    expect(pairsOf(analyzeSamples(configurations, other))).toEqual([
      ['baseline', c!.id, a!.id],
      ['baseline', c!.id, b!.id],
      ['leader', a!.id, b!.id],
    ]);
  });

  it('has a document of details for each configuration', () => {
    expect(found.details.map((detail) => [detail.benchmark, detail.configuration, detail.confusion.length])).toEqual([
      ['bench', a!.id, 2],
      ['bench', b!.id, 2],
      ['bench', c!.id, 2],
    ]);
    expect(found.samples).toMatchObject({ nRuns: 6, nSamples: 4 });
  });

  it('has no section without predictions', () => {
    const none = withTables({ a: [] });
    expect(
      analyzeSamples(none.configurations, { ...context, baseline: null, leader: null, runnerUp: null }),
    ).toMatchObject({
      samples: null,
      rewards: null,
    });
  });
});

describe('samples in the Report', () => {
  it('let the samples decide where each side has one seed, for this checkpoint only', () => {
    const gold = 'a'.repeat(40);
    const judged = (predicted: string) => {
      const table = tableOf(gold, predicted);
      return { ...table, correct: [...predicted].map((letter) => letter === 'a') };
    };
    const { runs, attachments } = withTables({
      base: [judged('a'.repeat(20) + 'x'.repeat(20))],
      good: [judged('a'.repeat(40))],
      near: [judged('a'.repeat(21) + 'x'.repeat(19))],
    });
    const benchmark = onlyBenchmark(analyze(runs, { specs: [specOf({ baseline: 'base' })], attachments }));
    const [good, near] = benchmark.comparisons.filter((entry) => entry.reference === 'baseline');
    expect(good).toMatchObject({ pairing: 'by-sample', verdict: 'better', n: 1, difference: { value: 0.5 } });
    expect(good!.tests[0]).toMatchObject({ id: 'mcnemar', decides: true });
    expect(good!.warnings.map((warning) => warning.code)).toContain('this-checkpoint-only');
    expect(near).toMatchObject({ verdict: 'cannot be decided', seedsNeeded: null });
    const summary = benchmark.summaries[0]!;
    expect(summary.intervals[0]).toMatchObject({ low: null });
    expect(summary.intervals[1]!.method).toContain('Wilson');
    expect(summary.intervals[1]!.low).toBeLessThan(0.5);
  });

  it('never let samples decide between several seeds', () => {
    const { runs, attachments } = withTables(tables);
    const benchmark = onlyBenchmark(analyze(runs, { specs: [specOf({ baseline: 'a' })], attachments }));
    expect(benchmark.comparisons.map((entry) => entry.pairing)).not.toContain('by-sample');
  });
});
