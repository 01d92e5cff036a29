import { describe, expect, it } from 'vitest';
import { pairedSamplesInterval } from '../../../src/stats/intervals/paired-samples-interval.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { expectGolden, loadGolden } from '../golden.ts';

const codes = (result: { readonly warnings: readonly { readonly code: string }[] }) =>
  result.warnings.map(({ code }) => code);

describe('pairedSamplesInterval against references', () => {
  for (const golden of loadGolden('paired_correctness_band')) {
    it(`lies in the band of NumPy: ${golden.id}`, () => {
      const { a, b } = golden.input;
      for (const key of ['one', 'two']) {
        const { nResamples: resamples, level } = golden.options;
        const result = pairedSamplesInterval(a, b, { method: 'percentile', key, resamples, level });
        const { difference, standardError, higher, lower } = result;
        expectGolden(golden, { diff: difference, seDiff: standardError, onlyA: higher, onlyB: lower });
        expectGolden(golden, { lower: result.low, upper: result.high });
      }
    });
  }

  for (const golden of loadGolden('bootstrap_paired_diff_band')) {
    it(`lies in the band of SciPy: ${golden.id}`, () => {
      const { level, nResamples: resamples, method } = golden.options;
      const result = pairedSamplesInterval(golden.input.x, golden.input.y, { method, level, resamples, key: 'band' });
      expectGolden(golden, { meanDiff: result.difference, lower: result.low, upper: result.high });
    });
  }

  for (const golden of loadGolden('t_paired')) {
    it(`matches R by the central limit theorem: ${golden.id}`, () => {
      const { low, high, difference } = pairedSamplesInterval(golden.input.x, golden.input.y, {
        level: golden.options.level,
      });
      if (golden.options.alternative === 'two.sided') {
        expectGolden(golden, { ciLower: low, ciUpper: high, meanDiff: difference });
      }
      expectGolden(golden, { meanDiff: difference });
    });
  }
});

describe('pairedSamplesInterval', () => {
  const rng = createRng('paired samples');
  const x = Array.from({ length: 120 }, () => rng.nextIndex(2));
  const y = Array.from({ length: 120 }, () => rng.nextIndex(2));
  const clusters = x.map((_, i) => `q${Math.floor(i / 3)}`);

  it('runs its example', () => {
    expect(pairedSamplesInterval([1, 1, 0, 1], [1, 0, 0, 0]).difference).toBe(0.5);
  });

  it('mirrors when the sides are swapped', () => {
    for (const options of [{}, { clusters }]) {
      const one = pairedSamplesInterval(x, y, options);
      const other = pairedSamplesInterval(y, x, options);
      expect(other.difference).toBe(-one.difference!);
      expect(other.low).toBeCloseTo(-one.high!, 14);
      expect([other.higher, other.lower]).toEqual([one.lower, one.higher]);
    }
  });

  it('draws whole clusters where they are given, near the clustered standard error', () => {
    const clustered = pairedSamplesInterval(x, y, { clusters });
    expect(clustered.clusters).toBe(40);
    for (const method of ['percentile', 'basic', 'bca'] as const) {
      const bootstrap = pairedSamplesInterval(x, y, { clusters, method, key: method });
      const halfWidth = (bootstrap.high! - bootstrap.low!) / 2;
      // z instead of t, no correction G/(G − 1), and Monte Carlo: within a tenth.
      expect(Math.abs(halfWidth / (1.96 * clustered.standardError!) - 1)).toBeLessThan(0.1);
      expect(codes(bootstrap)).toEqual([]);
    }
  });

  it('with copies of samples as clusters is as wide as the samples alone', () => {
    const twice = (scores: readonly number[]) => scores.flatMap((score) => [score, score]);
    const single = pairedSamplesInterval(x, y);
    const copies = pairedSamplesInterval(twice(x), twice(y), { clusters: twice(x.map((_, i) => i)) });
    expect(copies.low).toBeCloseTo(single.low!, 12);
    expect(copies.high).toBeCloseTo(single.high!, 12);
    // As independent samples they would pretend to know more.
    const naive = pairedSamplesInterval(twice(x), twice(y));
    expect(naive.high! - naive.low!).toBeLessThan(0.75 * (single.high! - single.low!));
  });

  it('does not depend on the order of samples or the names of clusters', () => {
    for (const method of ['clt', 'percentile'] as const) {
      const one = pairedSamplesInterval(x, y, { clusters, method, key: 'k' });
      const renamed = clusters.map((cluster) => `other ${cluster}`).toReversed();
      const other = pairedSamplesInterval(x.toReversed(), y.toReversed(), { clusters: renamed, method, key: 'k' });
      expect(other.low).toBeCloseTo(one.low!, 13);
      expect(other.high).toBeCloseTo(one.high!, 13);
    }
  });

  it('keeps a cluster with its sample when others are left out', () => {
    const result = pairedSamplesInterval([1, null, 0, 1], [0, 0, 0, 0], { clusters: ['a', 'b', 'c', 'c'] });
    expect(result).toMatchObject({ n: 3, clusters: 2, higher: 2, lower: 0 });
    expect(codes(result)).toEqual(['values-left-out', 'few-clusters']);
  });

  it('warns only where it must', () => {
    expect(codes(pairedSamplesInterval(x, y))).toEqual([]);
    expect(codes(pairedSamplesInterval(x, y, { method: 'bca' }))).toEqual([]);
    expect(codes(pairedSamplesInterval(x.slice(0, 9), y.slice(0, 9), { method: 'bca' }))).toEqual([
      'bootstrap-undercovers',
    ]);
    expect(codes(pairedSamplesInterval([1, 1], [1, 1]))).toEqual(['constant-values']);
    expect(codes(pairedSamplesInterval([1, 1, 0, 1], [1, 1, 0, 1], { method: 'bca', clusters: [1, 1, 2, 3] }))).toEqual(
      ['constant-values'],
    );
  });

  it('has reasons instead of numbers', () => {
    expect(pairedSamplesInterval([], [])).toMatchObject({
      n: 0,
      difference: null,
      low: null,
      reason: 'no finite values',
    });
    expect(pairedSamplesInterval([1], [0])).toMatchObject({
      n: 1,
      difference: 1,
      low: null,
      reason: 'one sample: no spread',
    });
    expect(pairedSamplesInterval([1, 0], [0, 0], { clusters: [1, 1], method: 'bca' })).toMatchObject({
      low: null,
      reason: expect.stringContaining('one cluster'),
    });
    expect(pairedSamplesInterval([1, 0], [0, 0], { clusters: [1] }).reason).toContain('differ in number');
  });
});
