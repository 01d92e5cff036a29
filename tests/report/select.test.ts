import { describe, expect, it } from 'vitest';
import { indexBenchmark, indexReport } from '../../src/report/select.ts';
import { makeRuns } from '../helpers/runs.ts';
import { analyze } from '../analyze/helpers.ts';

const wave = (base: number) => Array.from({ length: 6 }, (_, seed) => base + Math.sin(seed) / 100);
const { report } = analyze(makeRuns({ baseline: wave(0.5), best: wave(0.9) }));
const benchmark = report.benchmarks[0]!;
const [baseline, best] = benchmark.configurations;

describe('indexReport', () => {
  const index = indexReport(report);

  it('finds benchmarks and runs', () => {
    expect(index.benchmark('study')).toBe(benchmark);
    expect(index.benchmark('none')).toBeNull();
    expect(index.run('best-0')).toMatchObject({ id: 'best-0' });
    expect(index.run('none')).toBeNull();
  });

  it('finds the runs of a benchmark and of a configuration', () => {
    expect(index.runsOf('study')).toHaveLength(12);
    expect(index.runsOf('study', best!.id).map((run) => run.configuration)).toEqual(Array(6).fill(best!.id));
    expect(index.runsOf('study', 'none')).toEqual([]);
    expect(index.runsOf('none')).toEqual([]);
  });
});

describe('indexBenchmark', () => {
  const index = indexBenchmark(benchmark);

  it('finds by ids', () => {
    expect(index.primary!.id).toBe('accuracy');
    expect(index.configuration(best!.id)).toBe(best);
    expect(index.metric('accuracy')).toBe(benchmark.metrics[0]);
    expect(index.summary(best!.id, 'accuracy')).toMatchObject({ configuration: best!.id });
    expect(index.ranking('accuracy')!.leadingTier).toEqual([best!.id]);
    expect([index.configuration('x'), index.metric('x'), index.summary('x', 'y'), index.ranking('x')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('tells comparisons with the baseline from those with the leader', () => {
    expect(index.comparison('accuracy', best!.id)).toMatchObject({ reference: 'baseline', verdict: 'better' });
    expect(index.comparison('accuracy', baseline!.id, 'leader')).toMatchObject({
      reference: 'leader',
      verdict: 'worse',
    });
    expect(index.comparison('accuracy', baseline!.id)).toBeNull();
    expect(index.comparisonsOf(best!.id)).toHaveLength(1);
    expect(index.comparisonsOf('x')).toEqual([]);
  });
});
