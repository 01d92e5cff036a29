import { describe, expect, it } from 'vitest';
import { makeRuns } from '../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from './helpers.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';

const wave = (base: number, step: number) =>
  Array.from({ length: 8 }, (_, seed) => base + step * Math.sin(seed * seed + base));
const runs = makeRuns({ base: wave(0.8, 0.004), a: wave(0.803, 0.005), b: wave(0.802, 0.006), c: wave(0.9, 0.002) });
const run = (fields: Partial<BenchmarkSpec>) => {
  const benchmark = onlyBenchmark(analyze(runs, { specs: [specOf({ baseline: 'base', ...fields })] }));
  const own = benchmark.comparisons.filter((entry) => entry.reference === 'baseline');
  return { family: benchmark.families[0]!, tests: own.map((entry) => entry.tests[0]!) };
};

describe('the correction that a file asks for', () => {
  it('is Westfall–Young by default where seeds pair', () => {
    const auto = run({});
    expect(auto.family.correction).toBe('westfall-young');
    expect(auto.tests.every((test) => test.pCorrected! >= test.p!)).toBe(true);
    expect(run({ correction: 'westfall-young' })).toEqual(auto);
  });

  it('is Holm over the deciding tests', () => {
    const { family, tests } = run({ correction: 'holm' });
    expect(family.correction).toBe('holm');
    const smallest = Math.min(...tests.map((test) => test.p!));
    expect(tests.find((test) => test.p === smallest)!.pCorrected).toBeCloseTo(3 * smallest, 12);
  });

  it('is none, and says so', () => {
    const { family, tests } = run({ correction: 'none' });
    expect(family.correction).toBe('none');
    expect(tests.map((test) => test.pCorrected)).toEqual(tests.map((test) => test.p));
  });

  it('keeps each test that a file fixes', () => {
    for (const [test, id] of [
      ['wilcoxon', 'wilcoxon-signed-rank'],
      ['paired-t', 'paired-t'],
      ['permutation', 'sign-flip'],
      ['bootstrap', 'paired-bootstrap'],
    ] as const) {
      expect(run({ test }).tests.map((entry) => entry.id)).toEqual([id, id, id]);
    }
  });
});
