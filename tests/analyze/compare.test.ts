import { describe, expect, it } from 'vitest';
import { makeRuns } from '../helpers/runs.ts';
import { analyze, namesIn, onlyBenchmark, specOf } from './helpers.ts';

const wave = (base: number, step: number, n = 8) =>
  Array.from({ length: n }, (_, seed) => base + step * Math.sin(seed * seed + base));

describe('comparisons', () => {
  const runs = makeRuns({ base: wave(0.8, 0.002), good: wave(0.9, 0.002), near: wave(0.8002, 0.0021) });
  const withLoss = runs.map((run) => ({
    ...run,
    metrics: { ...run.metrics, loss: 1 - Number(run.metrics['accuracy']), latency_ms: 5 },
  }));
  const benchmark = onlyBenchmark(analyze(withLoss, { specs: [specOf({ baseline: 'base', primary: 'accuracy' })] }));
  const nameOf = namesIn(benchmark);
  const of = (metric: string, name: string, reference = 'baseline') =>
    benchmark.comparisons.find(
      (entry) => entry.metric === metric && nameOf(entry.candidate) === name && entry.reference === reference,
    );

  it('has no noise of the subtraction in the difference', () => {
    const plain = onlyBenchmark(
      analyze(makeRuns({ base: [0.1, 0.2, 0.3], b: [0.4, 0.5, 0.7] }), { specs: [specOf({ baseline: 'base' })] }),
    );
    expect(plain.comparisons[0]!.difference.value).toBe(0.333333333333333);
  });

  it('corrects the primary metric as a family and the others as exploratory', () => {
    expect(benchmark.families.map((family) => [family.id, family.correction, family.exploratory, family.size])).toEqual(
      [
        ['accuracy|baseline', 'westfall-young', false, 2],
        ['accuracy|leader', 'westfall-young', false, 3],
        ['latency_ms|baseline', 'benjamini-hochberg', true, 2],
        ['loss|baseline', 'benjamini-hochberg', true, 2],
      ],
    );
    expect(of('loss', 'good')).toMatchObject({ exploratory: true, verdict: 'better', seedsNeeded: null });
  });

  it('judges lower metrics in their direction', () => {
    expect(of('loss', 'good')!.difference.value).toBeLessThan(0);
    expect(of('loss', 'good')!.improves).toBe(true);
    expect(of('accuracy', 'good')!.improves).toBe(true);
  });

  it('corrects the comparison with the leader over all pairs', () => {
    const toLeader = of('accuracy', 'base', 'leader')!;
    expect(nameOf(toLeader.baseline)).toBe('good');
    expect(toLeader.verdict).toBe('worse');
    expect(benchmark.families[1]!.description).toContain('all pairs');
    expect(of('loss', 'base', 'leader')).toBeUndefined();
  });

  it('leaves out seeds that are missing on one side, and says which', () => {
    const gaps = makeRuns({ base: wave(0.8, 0.002), b: [null, ...wave(0.9, 0.002).slice(1)] });
    const [entry] = onlyBenchmark(analyze(gaps, { specs: [specOf({ baseline: 'base' })] })).comparisons;
    expect(entry).toMatchObject({
      pairing: 'by-seed',
      n: 7,
      seedsLeftOut: ['0'],
      seeds: ['1', '2', '3', '4', '5', '6', '7'],
    });
    expect(entry!.warnings.map((warning) => warning.code)).toContain('seeds-left-out');
  });

  it('says what three seeds cannot say', () => {
    const few = makeRuns({ base: [0.8, 0.81, 0.79], b: [0.801, 0.812, 0.788] });
    const [entry] = onlyBenchmark(
      analyze(few, { specs: [specOf({ baseline: 'base', test: 'permutation' })] }),
    ).comparisons;
    expect(entry).toMatchObject({ verdict: 'cannot be decided', reason: { code: 'cannot-be-significant' } });
    expect(entry!.reason.message).toContain('3 seeds');
    expect(entry!.tests[0]!.minimumP).toBe(0.25);
  });

  it('finds no practical difference inside minEffect', () => {
    const spec = specOf({ baseline: 'base', metrics: { accuracy: { minEffect: 0.05 } } });
    const [entry] = onlyBenchmark(
      analyze(makeRuns({ base: wave(0.8, 0.002), b: wave(0.7, 0.002).map((score) => score + 0.1) }), { specs: [spec] }),
    ).comparisons;
    expect(entry!.verdict).toBe('no practical difference');
  });

  it('says where a difference is shown but smaller than what matters', () => {
    const spec = specOf({ baseline: 'base', metrics: { accuracy: { minEffect: 0.05 } } });
    const runs = makeRuns({
      base: wave(0.8, 0.002),
      b: wave(0.8, 0.002).map((score, seed) => score + 0.001 + seed / 1e5),
    });
    const [entry] = onlyBenchmark(analyze(runs, { specs: [spec] })).comparisons;
    expect(entry).toMatchObject({ verdict: 'better', reason: { code: 'significant-but-small' } });
  });
});
