import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/report/run.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeRun, makeRuns } from '../helpers/runs.ts';
import { analyze, namesIn, onlyBenchmark, specOf } from './helpers.ts';

/** Scores around `base` that look irregular and are always the same. */
const wave = (base: number, step: number, n = 8) =>
  Array.from({ length: n }, (_, seed) => base + step * Math.sin(seed * seed + base));

describe('analyzeRuns on ordinary runs', () => {
  const runs = makeRuns({
    baseline: wave(0.8, 0.001),
    good: wave(0.9, 0.002),
    bad: wave(0.7, 0.0015),
    same: wave(0.8001, 0.0021),
  });
  const benchmark = onlyBenchmark(analyze(runs));
  const nameOf = namesIn(benchmark);

  it('ranks, with ties as intervals', () => {
    const [ranking] = benchmark.rankings;
    expect(ranking!.rows.map((row) => [nameOf(row.configuration), row.rankLow, row.rankHigh, row.tier])).toEqual([
      ['good', 1, 1, 1],
      ['baseline', 2, 3, 2],
      ['same', 2, 3, 2],
      ['bad', 4, 4, 3],
    ]);
    expect(ranking!.leadingTier.map(nameOf)).toEqual(['good']);
  });

  it('takes the configuration named baseline and says so', () => {
    expect(nameOf(benchmark.baseline!)).toBe('baseline');
    expect(benchmark.baselineReason).toContain('No baseline is stated');
  });

  it('compares every candidate with the baseline, by seed, in one family', () => {
    const found = benchmark.comparisons.filter((entry) => entry.reference === 'baseline');
    expect(found.map((entry) => [nameOf(entry.candidate), entry.verdict, entry.pairing, entry.n])).toEqual([
      ['bad', 'worse', 'by-seed', 8],
      ['good', 'better', 'by-seed', 8],
      ['same', 'cannot be decided', 'by-seed', 8],
    ]);
    expect(benchmark.families.map((family) => [family.id, family.size])).toEqual([
      ['accuracy|baseline', 3],
      ['accuracy|leader', 6],
    ]);
    for (const entry of found) {
      const deciding = entry.tests.filter((test) => test.decides);
      expect(deciding).toHaveLength(1);
      expect(deciding[0]!.pCorrected).toBeGreaterThanOrEqual(deciding[0]!.p!);
      expect(deciding[0]!.family).toBe('accuracy|baseline');
      expect(entry.difference.low! <= (entry.difference.value as number)).toBe(true);
    }
  });

  it('says how many seeds would decide', () => {
    const open = benchmark.comparisons.find((entry) => entry.verdict === 'cannot be decided')!;
    expect(open.seedsNeeded!.power).toBe(0.8);
    expect(benchmark.comparisons.find((entry) => entry.verdict === 'better')!.seedsNeeded).toBeNull();
  });

  it('describes the seeds of each configuration', () => {
    const summary = benchmark.summaries.find((entry) => nameOf(entry.configuration) === 'good')!;
    expect(summary).toMatchObject({ n: 8, nFailed: 0, flags: [] });
    expect(summary.intervals.map((interval) => interval.method)[0]).toMatch(/^t interval/);
    expect(summary.intervals[1]!.warnings.map((warning) => warning.code)).toContain('bootstrap-undercovers');
  });
});

/** The report without the order and names that may differ, for comparing numbers. */
const numbersOf = (runs: readonly Run[], specs = [specOf({ baseline: 'a' })]) => {
  const benchmark = onlyBenchmark(analyze(runs, { specs }));
  const nameOf = namesIn(benchmark);
  return {
    summaries: benchmark.summaries.map((entry) => ({ ...entry, configuration: nameOf(entry.configuration) })),
    raw: benchmark.comparisons
      .filter((entry) => entry.reference === 'baseline')
      .map((entry) => ({
        name: nameOf(entry.candidate),
        difference: entry.difference,
        tests: entry.tests.map((test) => [test.id, test.p]),
        effects: entry.effects,
      })),
  };
};

describe('independence', () => {
  const scores = { a: wave(0.5, 0.01, 25), b: wave(0.51, 0.013, 25), c: wave(0.55, 0.017, 25) };
  const runs = makeRuns(scores);

  it('gives the same bytes for any order of the runs', () => {
    const forward = JSON.stringify(analyze(runs, { specs: [specOf({ baseline: 'a' })] }).report);
    const shuffled = runs.toSorted(
      (x, y) =>
        ((x.id.charCodeAt(0) * 31 + Number(x.seed) * 17) % 13) - ((y.id.charCodeAt(0) * 31 + Number(y.seed) * 17) % 13),
    );
    expect(shuffled.map((run) => run.id)).not.toEqual(runs.map((run) => run.id));
    expect(JSON.stringify(analyze(shuffled, { specs: [specOf({ baseline: 'a' })] }).report)).toBe(forward);
  });

  it('gives the same numbers under other names of folders and ids', () => {
    const renamed = runs.map((run, index) => ({
      ...run,
      id: `z${999 - index}`,
      slug: `z${999 - index}`,
      folder: `other/${index}`,
      sweep: 'other',
    }));
    expect(numbersOf(renamed)).toEqual(numbersOf(runs));
  });

  it('changes no number of the others when a configuration is added', () => {
    const before = numbersOf(runs);
    const after = numbersOf([...runs, ...makeRuns({ added: wave(0.9, 0.001, 25) })]);
    expect(after.summaries.filter((entry) => entry.configuration !== 'added')).toEqual(before.summaries);
    expect(after.raw.filter((entry) => entry.name !== 'added')).toEqual(before.raw);
  });

  it('uses its random numbers: another seed of the resampling gives another bootstrap interval', () => {
    const one = numbersOf(runs);
    const two = numbersOf(runs, [specOf({ baseline: 'a', seed: 7 })]);
    expect(two.summaries[0]!.intervals[1]).not.toEqual(one.summaries[0]!.intervals[1]);
    expect(two.summaries[0]!.intervals[0]).toEqual(one.summaries[0]!.intervals[0]);
  });

  it('does not depend on the order of the benchmark files', () => {
    const files = [
      specOf({ baseline: 'a' }),
      specOf({ id: 'other', file: 'content/benchmarks/other.yaml', runs: { tags: 'none' } }),
    ];
    expect(JSON.stringify(analyze(runs, { specs: files.toReversed() }).report)).toBe(
      JSON.stringify(analyze(runs, { specs: files }).report),
    );
  });
});

describe('analyzeRuns on weird runs', () => {
  it('has no benchmark without runs', () => {
    expect(analyze([]).report).toMatchObject({ benchmarks: [], runs: [] });
  });

  it('takes one run', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ a: [0.5] })));
    expect(benchmark.summaries[0]).toMatchObject({ n: 1, mean: 0.5, sd: { value: null } });
    expect(benchmark.summaries[0]!.intervals[0]).toMatchObject({ low: null, high: null });
    expect(benchmark.rankings[0]!.rows).toMatchObject([{ rankLow: 1, rankHigh: 1, tier: 1, pBest: { value: null } }]);
  });

  it('keeps everything that failed', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ a: [null, null], b: [null] })));
    expect(benchmark.failures).toHaveLength(3);
    expect(benchmark.primaryMetric).toBe('');
    expect(benchmark.rankings).toEqual([]);
  });

  it('keeps a configuration whose runs all failed at the end, unranked, with the reason', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ a: [0.5, 0.6, 0.7], b: [null, null, null] })));
    expect(benchmark.rankings[0]!.unranked).toMatchObject([{ reason: 'none of 3 runs gave a value' }]);
    expect(benchmark.summaries.find((entry) => entry.n === 0)!.mean).toEqual({
      value: null,
      reason: 'no run gave a value',
    });
  });

  it('takes runs without any metric', () => {
    const benchmark = onlyBenchmark(analyze([makeRun({ id: 'a', status: 'incomplete' })]));
    expect(benchmark.metrics).toEqual([]);
    expect(benchmark.failures).toMatchObject([{ status: 'incomplete' }]);
  });

  it('takes a metric that only some runs have', () => {
    const runs = makeRuns({ a: [1, 2, 3], b: [2, 3, 4] }).map((run) =>
      run.name === 'a' && run.seed === '0' ? { ...run, metrics: { ...run.metrics, loss: 0.1 } } : run,
    );
    const benchmark = onlyBenchmark(analyze(runs));
    const nameOf = namesIn(benchmark);
    const loss = benchmark.summaries.filter((entry) => entry.metric === 'loss');
    expect(loss.map((entry) => [nameOf(entry.configuration), entry.n, entry.nFailed])).toEqual([
      ['a', 1, 2],
      ['b', 0, 3],
    ]);
  });

  it('takes constants: a tie of everything', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ baseline: [1, 1, 1, 1, 1, 1], b: [1, 1, 1, 1, 1, 1] })));
    expect(benchmark.rankings[0]!.rows.map((row) => [row.rankLow, row.rankHigh, row.tier])).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ]);
    expect(benchmark.comparisons[0]!.verdict).toBe('cannot be decided');
    expect(benchmark.summaries[0]!.flags.map((flag) => flag.code)).toEqual(['identical-values']);
  });

  it('takes a constant difference: no test can say how sure it is', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ baseline: [1, 2, 3], b: [2, 3, 4] })));
    expect(benchmark.comparisons[0]).toMatchObject({ verdict: 'cannot be decided', difference: { value: 1 } });
  });

  it('counts an infinity as diverged and keeps it out of the mean', () => {
    const runs = makeRuns({ a: [1, 2, 3, 4] }, { metric: 'loss' }).map((run) =>
      run.seed === '3' ? { ...run, metrics: { loss: { value: null, reason: 'Infinity' } } } : run,
    );
    const benchmark = onlyBenchmark(analyze(runs));
    expect(benchmark.summaries[0]).toMatchObject({ n: 3, nFailed: 1, nDiverged: 1, mean: 2 });
    expect(benchmark.failures).toMatchObject([{ status: 'diverged' }]);
  });

  it('compares without pairing where seeds share no id', () => {
    const runs = makeRuns({ baseline: wave(0.8, 0.001), b: wave(0.9, 0.001) }).map((run) =>
      run.name === 'b' ? { ...run, seed: `b${run.seed}` } : run,
    );
    const benchmark = onlyBenchmark(analyze(runs));
    expect(benchmark.comparisons[0]).toMatchObject({ pairing: 'none', verdict: 'better', n: 8 });
    expect(benchmark.comparisons[0]!.tests[0]!.id).toBe('welch-t');
  });

  it('compares runs without any seed unpaired, and lists no seed', () => {
    const runs = makeRuns({ baseline: wave(0.8, 0.001), b: wave(0.9, 0.001) }).map((run) => ({ ...run, seed: null }));
    const benchmark = onlyBenchmark(analyze(runs));
    expect(benchmark.comparisons[0]).toMatchObject({ pairing: 'none', seeds: [], seedsLeftOut: [], verdict: 'better' });
    expect(benchmark.configurations[0]!.seeds).toEqual([]);
  });

  it('takes a baseline that is the best itself', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ baseline: wave(0.9, 0.001), b: wave(0.8, 0.001) })));
    const [toBaseline, toLeader] = benchmark.comparisons;
    expect(toBaseline).toMatchObject({ reference: 'baseline', verdict: 'worse' });
    expect(toLeader).toMatchObject({ reference: 'leader', verdict: 'worse', baseline: benchmark.baseline });
  });

  it('survives numbers at the ends of the range', () => {
    const benchmark = onlyBenchmark(
      analyze(makeRuns({ baseline: [1e308, 1.1e308, 1.2e308, 1.1e308], b: [1e-308, 2e-308, 3e-308, 1e-308] })),
    );
    expect(benchmark.summaries).toHaveLength(2);
  });

  it('claims only ranks where nothing is the baseline', () => {
    const benchmark = onlyBenchmark(analyze(makeRuns({ a: [1, 2, 3], b: [1, 2, 3] })));
    expect(benchmark.baseline).toBeNull();
    expect(benchmark.comparisons.every((entry) => entry.reference === 'leader')).toBe(true);
  });

  it('throws where the file names a baseline that does not exist', () => {
    expect(() => analyze(makeRuns({ a: [1] }), { specs: [specOf({ baseline: 'b' })] })).toThrow(UserError);
  });
});
