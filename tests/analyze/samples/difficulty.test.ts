import { describe, expect, it } from 'vitest';
import { createDifficulty } from '../../../src/analyze/samples/difficulty.ts';
import { judgedOf, tableOf } from './tables.ts';

describe('createDifficulty', () => {
  const { judged, ids } = judgedOf({
    a: [tableOf('abcd', 'abxd'), tableOf('abcd', 'abxx')],
    b: [tableOf('abcd', 'axxd'), tableOf('abcd', 'axyd')],
  });
  const difficulty = createDifficulty(ids);
  const coverage = ['a', 'b'].map((name) => difficulty.add(judged[name]!));

  it('tells what the runs of a configuration say of the samples', () => {
    expect(coverage[0]).toEqual({
      configuration: judged['a']!.configuration,
      runs: 2,
      samples: 4,
      scored: 8,
      right: 5,
      alwaysRight: 2,
      alwaysWrong: 1,
      unstable: 1,
    });
  });

  it('lists the samples that most configurations get wrong', () => {
    const { listed, total } = difficulty.hardest();
    expect(total).toBe(2);
    expect(listed).toEqual([
      {
        sample: 's2',
        gold: 'c',
        wrongConfigurations: 2,
        configurations: 2,
        wrongRuns: 4,
        runs: 4,
        commonWrong: 'x',
        commonWrongRuns: 3,
      },
      {
        sample: 's1',
        gold: 'b',
        wrongConfigurations: 1,
        configurations: 2,
        wrongRuns: 2,
        runs: 4,
        commonWrong: 'x',
        commonWrongRuns: 2,
      },
    ]);
  });

  it('lists the samples on which seeds disagree', () => {
    const { listed, total } = difficulty.unstable();
    expect(total).toBe(1);
    expect(listed[0]).toMatchObject({
      sample: 's3',
      unstableConfigurations: 1,
      configurations: 2,
      wrongRuns: 1,
      runs: 4,
    });
  });

  it('lists at most 50', () => {
    const gold = 'a'.repeat(60);
    const many = judgedOf({ a: [tableOf(gold, 'b'.repeat(60))] });
    const tally = createDifficulty(many.ids);
    tally.add(many.judged['a']!);
    expect(tally.hardest().listed).toHaveLength(50);
    expect(tally.hardest().total).toBe(60);
  });
});
