import { describe, expect, it } from 'vitest';
import type { Run, SampleTable } from '../../src/report/run.ts';
import { makeAttachments, makeRun } from '../helpers/runs.ts';
import { analyze, namesIn, onlyBenchmark } from './helpers.ts';

const answers: Readonly<Record<string, (id: number) => boolean>> = {
  strong: (id) => id < 36,
  middle: (id) => id < 24,
  weak: (id) => id < 6,
};

const tableOf = (judge: (id: number) => boolean): SampleTable => ({
  ids: Array.from({ length: 40 }, (_, id) => String(id)),
  gold: null,
  predicted: null,
  correct: Array.from({ length: 40 }, (_, id) => judge(id)),
  probability: null,
  numbers: {},
  texts: {},
});

function analyzed(fields: Partial<Run> = {}, extra: readonly Run[] = []) {
  const runs = Object.entries(answers).map(([name, judge]) =>
    makeRun({
      id: name,
      name,
      study: 'study',
      params: { model: name },
      metrics: { accuracy: Array.from({ length: 40 }, (_, id) => Number(judge(id))).reduce((a, b) => a + b, 0) / 40 },
      attachments: { history: false, samples: true, log: false },
      ...fields,
    }),
  );
  const attachments = {
    ...makeAttachments({}),
    samples: (id: string) => (answers[id] === undefined ? null : tableOf(answers[id])),
  };
  const benchmark = onlyBenchmark(analyze([...runs, ...extra], { attachments }));
  const nameOf = namesIn(benchmark);
  const ranking = benchmark.rankings[0]!;
  return {
    benchmark,
    ranking,
    ranks: ranking.rows.map((row) => [nameOf(row.configuration), row.rankLow, row.rankHigh]),
  };
}

describe('evaluations without seeds, one per configuration', () => {
  it('replicate over samples: the ranks, the interval and a sentence say so', () => {
    const { benchmark, ranking, ranks } = analyzed();
    expect(benchmark.metrics[0]).toMatchObject({ id: 'accuracy', replication: 'sample' });
    expect(benchmark.metrics[0]!.inferred).toContain('replication');
    expect(benchmark.inferences.join(' ')).toContain('The samples are what replicates accuracy');
    expect(benchmark.summaries[0]!.intervals[0]!.method).toBe('Wilson interval of a proportion');
    expect(ranks).toEqual([
      ['strong', 1, 1],
      ['middle', 2, 2],
      ['weak', 3, 3],
    ]);
    expect(ranking.warnings.map(({ code }) => code)).toEqual(['this-checkpoint-only']);
    expect(ranking.stability).toEqual([]);
    const verdicts = benchmark.comparisons.map(({ pairing, verdict }) => [pairing, verdict]);
    expect(verdicts).toEqual([
      ['by-sample', 'worse'],
      ['by-sample', 'worse'],
    ]);
  });

  it('with a stated seed the unit is the seed; the samples still rank the checkpoints, and it is said', () => {
    const { benchmark, ranking, ranks } = analyzed({ seed: '1' });
    expect(benchmark.metrics[0]).toMatchObject({ replication: 'seed' });
    expect(ranks[0]).toEqual(['strong', 1, 1]);
    expect(ranking.warnings.map(({ code }) => code)).toEqual(['this-checkpoint-only']);
  });

  it('where one configuration has more runs, one checkpoint excludes no rank', () => {
    const second = makeRun({
      ...{ id: 'weak-2', name: 'weak', study: 'study', params: { model: 'weak' } },
      metrics: { accuracy: 0.2 },
    });
    const { benchmark, ranking, ranks } = analyzed({}, [second]);
    expect(benchmark.metrics[0]).toMatchObject({ replication: 'seed' });
    expect(ranks.map(([, low, high]) => [low, high])).toEqual([
      [1, 3],
      [1, 3],
      [1, 3],
    ]);
    expect(ranking.warnings.map(({ code }) => code)).toContain('one-seed');
  });
});
