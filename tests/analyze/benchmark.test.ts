import { describe, expect, it } from 'vitest';
import { makeRun, makeRuns } from '../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from './helpers.ts';

describe('analyzeBenchmark', () => {
  it('takes what the file states', () => {
    const spec = specOf({
      title: 'Title',
      description: 'About',
      hardware: '2 cores',
      reproduce: { command: 'make' },
      source: { title: 'Data', license: 'CC' },
      baseline: 'a',
      primary: 'accuracy',
    });
    expect(onlyBenchmark(analyze(makeRuns({ a: [1, 2], b: [2, 3] }), { specs: [spec] }))).toMatchObject({
      id: 'study',
      title: 'Title',
      description: 'About',
      inferred: false,
      hardware: '2 cores',
      reproduce: { command: 'make', notes: null },
      source: { title: 'Data', url: null, license: 'CC' },
    });
  });

  it('says what it inferred, and from what', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ a: [1, 2] })));
    expect(benchmark.inferred).toBe(true);
    expect(benchmark.inferences[0]).toBe(
      'Benchmark study: the runs of study "study"; no file in content/benchmarks describes it.',
    );
    expect(benchmark.inferences).toContain('Primary metric accuracy: inferred from its name.');
  });

  it('neither ranks nor compares what is only listed', () => {
    const runs = makeRuns({ baseline: [1, 2, 3], b: [2, 3, 5] }).map((run) => ({
      ...run,
      metrics: { ...run.metrics, n_samples: 10 },
    }));
    const benchmark = onlyBenchmark(analyze(runs));
    expect(benchmark.metrics.map((metric) => [metric.id, metric.role])).toContainEqual(['n_samples', 'info']);
    expect(benchmark.rankings.map((ranking) => ranking.metric)).toEqual(['accuracy']);
    expect(benchmark.comparisons.every((entry) => entry.metric === 'accuracy')).toBe(true);
    expect(benchmark.summaries.filter((summary) => summary.metric === 'n_samples')).toHaveLength(2);
  });

  it('knows the last run', () => {
    const runs = [
      makeRun({ id: 'a', study: 's', metrics: { accuracy: 1 }, finishedAt: '2026-01-02T00:00:00Z' }),
      makeRun({ id: 'b', study: 's', metrics: { accuracy: 1 }, params: { x: 1 }, startedAt: '2026-01-03T00:00:00Z' }),
    ];
    expect(onlyBenchmark(analyze(runs)).lastRunAt).toBe('2026-01-03T00:00:00Z');
    expect(onlyBenchmark(analyze(makeRuns({ a: [1] }))).lastRunAt).toBeNull();
  });

  it('ranks the same metric of several tasks', () => {
    const runs = [0, 1, 2].flatMap((seed) =>
      ['a', 'b'].map((name, index) =>
        makeRun({
          id: `${name}${seed}`,
          name,
          study: 's',
          params: { name },
          seed: String(seed),
          metrics: { 'gsm8k.accuracy': 0.5 + index / 10 + seed / 100, 'math.accuracy': 0.3 - index / 10 + seed / 50 },
        }),
      ),
    );
    const benchmark = onlyBenchmark(analyze(runs));
    expect(benchmark.tasks.map((task) => task.id)).toEqual(['gsm8k', 'math']);
    expect(benchmark.metrics.map((metric) => [metric.task, metric.role])).toEqual([
      ['gsm8k', 'primary'],
      ['math', 'primary'],
    ]);
    expect(benchmark.primaryMetric).toBe('gsm8k.accuracy');
    expect(benchmark.rankings).toHaveLength(2);
  });
});
