import { describe, expect, it } from 'vitest';
import { kendallCounts, kendallExactP } from '../../../src/stats/association/kendall.ts';
import { permutationsOf } from '../../../src/stats/association/permutations.ts';

describe('kendallExactP', () => {
  it('equals the enumeration of all orders', () => {
    const scores = Array.from(
      permutationsOf(5),
      (order) => kendallCounts(Float64Array.of(1, 2, 3, 4, 5), Float64Array.from(order)).score,
    );
    for (const score of [0, 2, 4, 6, 10]) {
      const share = scores.filter((other) => Math.abs(other) >= score).length / scores.length;
      expect(kendallExactP(5, score)).toBeCloseTo(share, 12);
    }
  });

  it('has the variance of the scores of all orders', () => {
    const ties = Float64Array.of(1, 1, 2, 3, 3);
    const counts = Array.from(permutationsOf(5), (order) =>
      kendallCounts(
        ties,
        Float64Array.from(order, (i) => [1, 2, 2, 2, 5][i]!),
      ),
    );
    const variance = counts.reduce((sum, { score }) => sum + score * score, 0) / counts.length;
    expect(counts[0]!.variance).toBeCloseTo(variance, 10);
    expect(counts[0]!.hasTies).toBe(true);
  });
});
