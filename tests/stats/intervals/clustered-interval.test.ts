import { describe, expect, it } from 'vitest';
import { clusteredInterval } from '../../../src/stats/intervals/clustered-interval.ts';
import { tInterval } from '../../../src/stats/intervals/t-interval.ts';
import { expectGolden, isClose, loadGolden } from '../golden.ts';

describe('clusteredInterval', () => {
  for (const golden of loadGolden('clustered_se')) {
    it(`matches sandwich::vcovCL: ${golden.id}`, () => {
      const result = clusteredInterval(golden.input.scores, golden.input.clusters);
      const { mean, seIndependent: seClt, seCR1: seClusteredCR1, clusters: nClusters } = result;
      expectGolden(golden, { mean, seClt, seClusteredCR1, nClusters });
      if (golden.expected.nClusters === 1) {
        expect(golden.note).toContain('report null');
        expect(result).toMatchObject({ seHC0: null, seCrossTerms: null, low: null, high: null });
      } else {
        expectGolden(golden, { seClusteredHC0: result.seHC0, seClusteredMiller: result.seCrossTerms });
      }
    });
  }

  const codes = (scores: readonly (number | null)[], clusters: readonly number[]) =>
    clusteredInterval(scores, clusters).warnings.map(({ code }) => code);

  it('runs its example', () => {
    expect(clusteredInterval([1, 0, 1, 1], ['a', 'a', 'b', 'b']).seCR1).toBeCloseTo(0.25, 15);
  });

  it('is the t interval when every sample is its own cluster', () => {
    const values = [0.2, 0.9, 0.4, 0.7, 0.1];
    const clustered = clusteredInterval(values, [1, 2, 3, 4, 5]);
    const plain = tInterval(values);
    expect(isClose(clustered.low, plain.low)).toBe(true);
    expect(isClose(clustered.high, plain.high)).toBe(true);
  });

  it('uses Student t with one degree of freedom less than clusters', () => {
    const { low, high, seCR1 } = clusteredInterval([1, 0, 1, 1], ['a', 'a', 'b', 'b']);
    expect((high! - low!) / 2 / seCR1!).toBeCloseTo(12.7062047362, 8);
  });

  it('warns below 30 clusters and not from 30 on', () => {
    const values = Array.from({ length: 60 }, (_, i) => Math.sin(i));
    expect(
      codes(
        values,
        values.map((_, i) => i % 30),
      ),
    ).toEqual([]);
    expect(
      codes(
        values,
        values.map((_, i) => i % 29),
      ),
    ).toEqual(['few-clusters']);
    expect(codes([1, 1, null, 1], [1, 2, 2, 3])).toEqual(['values-left-out', 'few-clusters', 'constant-values']);
  });

  it('has reasons instead of numbers', () => {
    expect(clusteredInterval([], [])).toMatchObject({ n: 0, mean: null, low: null, reason: 'no finite values' });
    expect(clusteredInterval([1, 2], [1])).toMatchObject({ low: null, reason: 'scores and clusters differ in number' });
    expect(clusteredInterval([1], [1])).toMatchObject({ n: 1, mean: 1, seIndependent: null, low: null });
  });

  it('does not depend on the order and scales without overflow', () => {
    const scores = [0.2, 0.9, 0.4, 0.7, 0.1, 0.5];
    const clusters = [1, 1, 2, 2, 3, 3];
    const base = clusteredInterval(scores, clusters);
    expect(clusteredInterval(scores.toReversed(), clusters.toReversed()).seCR1).toBeCloseTo(base.seCR1!, 14);
    const huge = clusteredInterval(
      scores.map((score) => score * 2 ** 1010),
      clusters,
    );
    expect(huge.seCR1! / 2 ** 1010).toBeCloseTo(base.seCR1!, 12);
  });
});
