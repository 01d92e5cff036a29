import { describe, expect, it } from 'vitest';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { makeRun, makeRuns } from '../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from './helpers.ts';

const summarize = (scores: readonly (number | null)[], fields: Partial<BenchmarkSpec> = {}) =>
  onlyBenchmark(analyze(makeRuns({ a: scores }), { specs: [specOf(fields)] })).summaries[0]!;

describe('summarizeAll', () => {
  it('describes the scores as R does', () => {
    // mean, sd, median, mean(x, trim = 0.25), t.test(x)$conf.int of c(.1, .2, .4, .8)
    const summary = summarize([0.1, 0.2, 0.4, 0.8]);
    expect(summary).toMatchObject({
      n: 4,
      mean: 0.375,
      sd: 0.309569593683445,
      min: 0.1,
      max: 0.8,
      median: 0.3,
      iqm: 0.3,
    });
    expect(summary.intervals[0]!.low).toBeCloseTo(-0.1175943048, 7);
    expect(summary.intervals[0]!.high).toBeCloseTo(0.8675943048, 7);
  });

  it('honours the level and the population standard deviation', () => {
    const summary = summarize([0.1, 0.2, 0.4, 0.8], { level: 0.9, sd: 'population' });
    expect(summary.sd).toBeCloseTo(0.26809513, 7);
    expect(summary.intervals[0]!.level).toBe(0.9);
    expect(summary.intervals[0]!.low).toBeCloseTo(0.01073, 4);
  });

  it('puts the bootstrap beside the t interval, with the number of resamples that the file wants', () => {
    const scores = Array.from({ length: 12 }, (_, seed) => Math.sin(seed));
    const [t, percentile, bca] = summarize(scores).intervals;
    expect([t!.method, percentile!.method, bca!.method]).toEqual([
      't interval of the mean',
      'bootstrap percentile interval of the mean',
      'bootstrap bca interval of the mean',
    ]);
    const few = summarize(scores, { resamples: 100 });
    expect(few.intervals[1]).not.toEqual(percentile);
  });

  it('gives a reason for each number that is missing', () => {
    expect(summarize([0.5]).sd).toMatchObject({ value: null, reason: expect.stringMatching(/one value/) });
    const failed = onlyBenchmark(analyze(makeRuns({ a: [null, null], b: [0.5] }))).summaries[0]!;
    expect(failed).toMatchObject({ n: 0, nFailed: 2, mean: { value: null, reason: 'no run gave a value' } });
  });
});

describe('metrics that replicate over samples', () => {
  const evaluated = makeRun({
    id: 'a',
    study: 'study',
    params: { model: 'm' },
    metrics: { accuracy: 0.5 },
    metricFacts: { accuracy: { replication: 'sample', n: 400, standardError: 0.025 } },
    warnings: [{ code: 'partial-evaluation', message: 'Only 400 of the 1319 documents of t were evaluated.' }],
  });
  const [summary] = onlyBenchmark(analyze([evaluated])).summaries;

  it('lead with the interval over samples: here the one of the stated standard error', () => {
    // 0.5 ± qnorm(0.975) * 0.025
    expect(summary!.intervals.map(({ method }) => method)).toEqual([
      'normal interval of the stated standard error',
      't interval of the mean',
    ]);
    expect(summary!.intervals[0]!.low).toBeCloseTo(0.45100090038, 9);
    expect(summary!.intervals[0]!.high).toBeCloseTo(0.54899909962, 9);
    expect(summary!.intervals[0]!.warnings[0]!.code).toBe('this-checkpoint-only');
  });

  it('say that it is one evaluation, and of a part of the task', () => {
    expect(summary!.flags.map(({ code }) => code)).toEqual(['too-few-seeds', 'partial-evaluation']);
    expect(summary!.flags[0]!.message).toContain('One evaluation');
  });
});
