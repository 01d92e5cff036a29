import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/stats/rng.ts';
import { pairedBootstrapTest } from '../../../src/stats/tests/paired-bootstrap.ts';
import { mcNemarTest, pairedCounts } from '../../../src/stats/tests/mcnemar.ts';
import { expectGolden, loadGolden } from '../golden.ts';

function correctness(key: string, n: number, share: number): number[] {
  const rng = createRng(key);
  return Array.from({ length: n }, () => (rng.nextFloat() < share ? 1 : 0));
}

describe('pairedBootstrapTest', () => {
  it.each(loadGolden('paired_correctness_band'))('$id', (golden) => {
    const { a, b } = golden.input;
    const { level, nResamples: resamples } = golden.options;
    const result = pairedBootstrapTest(a, b, { key: golden.id, level, resamples });
    expectGolden(golden, { diff: result.difference, lower: result.low, upper: result.high });
  });

  it('agrees with the exact test on many samples', () => {
    const [a, b] = [correctness('a', 400, 0.8), correctness('b', 400, 0.74)];
    const exact = mcNemarTest(pairedCounts(a, b));
    expect(Math.abs(pairedBootstrapTest(a, b).p! - exact.midP!)).toBeLessThan(0.02);
  });

  it('mirrors, and does not depend on the order of the samples', () => {
    const [a, b] = [correctness('c', 60, 0.8), correctness('d', 60, 0.7)];
    const plain = pairedBootstrapTest(a, b);
    expect(pairedBootstrapTest(a.toReversed(), b.toReversed()).p).toBe(plain.p);
    expect(pairedBootstrapTest(b, a).difference).toBeCloseTo(-plain.difference!, 14);
  });

  it('resamples whole clusters: copies of a sample add no certainty', () => {
    const [a, b] = [correctness('e', 40, 0.8), correctness('f', 40, 0.6)];
    const copies = (values: number[]): number[] => values.flatMap((value) => [value, value, value, value, value]);
    const clusters = copies(a.map((_, i) => i)).map(String);
    const [once, cloned] = [pairedBootstrapTest(a, b), pairedBootstrapTest(copies(a), copies(b), { clusters })];
    expect(Math.abs(cloned.p! - once.p!)).toBeLessThan(0.02);
    expect(pairedBootstrapTest(copies(a), copies(b)).p).toBeLessThan(once.p! / 2);
  });

  it('warns of few values or clusters, and only then', () => {
    const codes = (n: number): string[] =>
      pairedBootstrapTest(correctness('g', n, 0.5), correctness('h', n, 0.5)).warnings.map(({ code }) => code);
    expect(codes(19)).toEqual(['bootstrap-undercovers']);
    expect(codes(20)).toEqual([]);
    const few = pairedBootstrapTest([1, 0, 1, 1], [0, 0, 1, 0], { clusters: ['a', 'a', 'b', 'b'] });
    expect(few.warnings.map(({ code }) => code)).toEqual(['few-clusters']);
  });

  it('answers bad input with a reason', () => {
    expect(pairedBootstrapTest([1], [2]).reason).toMatch(/too few/);
    expect(pairedBootstrapTest([1, 2], [2, 1], { clusters: ['a', 'a'] }).reason).toMatch(/too few clusters/);
    expect(pairedBootstrapTest([1e308, -1e308], [-1e308, 1e308]).p).not.toBeNaN();
  });
});
