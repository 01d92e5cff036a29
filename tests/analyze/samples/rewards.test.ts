import { describe, expect, it } from 'vitest';
import { analyzeSamples } from '../../../src/analyze/samples/index.ts';
import { loadCheckpoints } from '../../../src/analyze/samples/checkpoints.ts';
import { createSampleIds } from '../../../src/report/sample-ids.ts';
import { rewardsOf, summarizeRewards } from '../../../src/analyze/samples/rewards.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { tableOf, withTables } from './tables.ts';

const rate = (numbers: SampleTable['numbers'], predicted = 'aabb') => {
  const { configurations, attachments } = withTables({ a: [tableOf('aaaa', predicted, { numbers })] });
  const [checkpoint] = loadCheckpoints(configurations[0]!, attachments, createSampleIds());
  return rewardsOf('a', checkpoint!, 0.95);
};

describe('rewardsOf', () => {
  const set = rate({ format: [0, 1, 0, 1], truth: [1, 0.9, 0.1, 0], index: [1, 2, 3, 4] })!;

  it('describes each column, counters aside', () => {
    expect(set.columns.map((column) => [column.column, column.n, column.mean, column.min, column.max])).toEqual([
      ['format', 4, 0.5, 0, 1],
      ['truth', 4, 0.5, 0, 1],
    ]);
  });

  it('correlates with correctness and between columns', () => {
    const [format, truth] = set.columns;
    // cor(c(1, .9, .1, 0), c(1, 1, 0, 0)) in R
    expect(truth!.correctness[0]!.value).toBeCloseTo(0.9938837346736189, 12);
    expect(truth!.correctness[0]!.low).toBeGreaterThan(0);
    expect(format!.correctness[0]!.value).toBe(0);
    expect(set.agreement).toMatchObject([{ a: 'format', b: 'truth', correlation: { n: 4 } }]);
  });

  it('gives a reason where a side is constant', () => {
    const constant = rate({ reward: [1, 1, 1, 1] })!;
    expect(constant.columns[0]!.correctness[0]).toMatchObject({
      value: null,
      reason: expect.stringContaining('constant'),
    });
    expect(constant.columns[0]!.sd).toBe(0);
  });

  it('is null without a further column', () => {
    expect(rate({})).toBeNull();
    expect(rate({ empty: [null, null, null, null], seed: [1, 1, 1, 1] })).toBeNull();
  });
});

describe('summarizeRewards', () => {
  it('takes the median rank correlation over configurations', () => {
    const sets = [rate({ r: [4, 3, 2, 1] })!, rate({ r: [1, 2, 3, 4] })!, rate({ r: [1, 1, 1, 1] })!];
    expect(summarizeRewards(sets)!.overall).toMatchObject([{ column: 'r', configurations: 2, median: 0 }]);
    expect(summarizeRewards([])).toBeNull();
  });
});

describe('properties of samples', () => {
  const length = [5, 4, 3, 3, 4, 5];
  const sectionOf = (tables: Parameters<typeof withTables>[0]) => {
    const { configurations, attachments } = withTables(tables);
    const context = {
      benchmark: 'b',
      task: null,
      level: 0.95,
      attachments,
      baseline: null,
      leader: null,
      runnerUp: null,
    };
    return analyzeSamples(configurations, context).rewards;
  };
  const table = (predicted: string, numbers: SampleTable['numbers']) => tableOf('111111', predicted, { numbers });

  it('are kept with one configuration, which cannot tell them from rewards', () => {
    const section = sectionOf({ a: [table('111000', { good: [1, 1, 1, 0, 0, 0], length })] })!;
    expect(section.overall.map((entry) => entry.column)).toEqual(['good', 'length']);
  });

  it('are left out where every configuration says the same of each sample', () => {
    const section = sectionOf({
      a: [table('111000', { good: [1, 1, 1, 0, 0, 0], length })],
      b: [table('110000', { good: [1, 1, 0, 0, 0, 0], length })],
    })!;
    expect(section.overall.map((entry) => entry.column)).toEqual(['good']);
    expect(section.sets.map((set) => set.agreement)).toEqual([[], []]);
    expect(section.warnings.find((warning) => warning.code === 'describes-samples')?.message).toContain('length');
  });

  it('alone make no section', () => {
    expect(sectionOf({ a: [table('111000', { length })], b: [table('110000', { length })] })).toBeNull();
  });
});
