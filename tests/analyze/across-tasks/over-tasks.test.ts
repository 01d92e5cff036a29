import { describe, expect, it } from 'vitest';
import { wilcoxonSignedRank } from '../../../src/stats/tests/wilcoxon-signed-rank.ts';
import { acrossOf, type TaskScores } from './task-runs.ts';

/** `a` beats `b` by 0.01, 0.02, … on `n` tasks; `c` lies between. */
function suite(n: number): TaskScores {
  const row = (of: (task: number) => number) =>
    Object.fromEntries(Array.from({ length: n }, (_, task) => [`t${task}`, [of(task), of(task) + 0.001]]));
  return { a: row((t) => 0.5 + 0.02 * t), b: row((t) => 0.48 + 0.01 * t), c: row((t) => 0.49 + 0.015 * t) };
}

describe('tests over tasks', () => {
  it('say that five tasks are too few to decide, however clear they are', () => {
    const { across, id } = acrossOf(suite(5), { baseline: 'b' });
    const found = across.comparisons.find((item) => item.candidate === id('a'))!;
    expect(found).toMatchObject({ wins: 5, losses: 0, p: 0.0625, pCorrected: 0.125, minimumPCorrected: 0.125 });
    expect(found.verdict).toBe('cannot be decided');
    expect(found.reason).toMatchObject({ code: 'too-few-tasks' });
    expect(across.ranks!.criticalDifference).toMatchObject({ blocks: 'tasks', nBlocks: 5 });
  });

  it('decide with enough tasks, corrected by Holm over the candidates, in the direction of the metric', () => {
    const { across, id } = acrossOf(suite(8), { baseline: 'b' });
    const means = (name: string): number[] => Object.values(suite(8)[name]!).map((v) => (v[0]! + v[1]!) / 2);
    const { p } = wilcoxonSignedRank(means('a'), means('b'));
    for (const name of ['a', 'c']) {
      const found = across.comparisons.find((item) => item.candidate === id(name))!;
      expect(found.verdict).toBe('better');
      expect(found.p).toBeCloseTo(p!, 12);
      expect(found.pCorrected).toBeCloseTo(2 * p!, 12);
    }
    const worse = acrossOf(suite(8), { baseline: 'a' }).across.comparisons;
    expect(worse.map((item) => item.verdict)).toEqual(['worse', 'worse']);
    const error = { better: 'lower', bounds: [0, 1] as [number, number] } as const;
    const metrics = Object.fromEntries(Array.from({ length: 8 }, (_, t) => [`t${t}.error`, error]));
    const lower = acrossOf(suite(8), { baseline: 'b', metrics, primary: 't0.error' }, 'error').across;
    expect(lower.comparisons.map((item) => item.verdict)).toEqual(['worse', 'worse']);
    expect(lower.comparisons.map((item) => item.wins)).toEqual([0, 0]);
  });

  it('count signs alone where differences do not compare', () => {
    const { across } = acrossOf(suite(8), {
      baseline: 'b',
      metrics: { 't0.accuracy': { bounds: [0, 1], better: 'higher' }, 't1.accuracy': { unit: '%' } },
    });
    expect(across.scale.kind).toBe('ranks');
    expect(across.aggregates).toEqual([]);
    expect(across.comparisons[0]).toMatchObject({ test: 'sign-test', wins: 8, verdict: 'better' });
  });

  it('compare two configurations without a baseline, and leave the rank test to the pair', () => {
    const { c: _c, ...pair } = suite(8);
    const { across } = acrossOf(pair);
    expect(across.comparisons).toHaveLength(1);
    expect(across.ranks).toMatchObject({ p: null, criticalDifference: null });
    expect(across.ranks!.reason).toMatch(/the test of the pair/);
    expect(acrossOf(suite(8)).across.comparisons).toEqual([]);
  });

  it('give the probability of improvement an interval only where resampling shows a spread', () => {
    const { across, id } = acrossOf(suite(6), { baseline: 'b' });
    const certain = across.comparisons.find((item) => item.candidate === id('a'))!.improvement;
    expect(certain).toMatchObject({ value: 1, low: null, high: null });
    expect(certain.reason).toMatch(/no spread/);
    const mixed: TaskScores = {
      a: { t1: [0.5, 0.7, 0.6], t2: [0.8, 0.9, 0.7] },
      b: { t1: [0.55, 0.65, 0.5], t2: [0.75, 0.8, 0.72] },
    };
    const open = acrossOf(mixed, { baseline: 'b' }).across.comparisons[0]!.improvement;
    expect(open.value).toBeCloseTo((5.5 / 9 + 6 / 9) / 2, 1);
    expect(open.low!).toBeLessThan(open.high!);
  });
});
