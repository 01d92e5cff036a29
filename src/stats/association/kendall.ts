import { midranks } from '../numeric.ts';
import { clampP } from '../tests/inputs.ts';

/** Concordance counts of paired values. */
export interface KendallCounts {
  /** Concordant minus discordant pairs. */
  readonly score: number;
  /** Variance of the score when nothing is associated, with both sides' ties. */
  readonly variance: number;
  /** τ_b, or `null` with fewer than two pairs or a constant side. */
  readonly tauB: number | null;
  readonly hasTies: boolean;
}

/** Counts concordant and discordant pairs and the tie terms. Source: Kendall (1970), chapters 3 and 4. */
export function kendallCounts(x: Float64Array, y: Float64Array): KendallCounts {
  const n = x.length;
  let score = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) score += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  }
  const [a, b] = [tieTerms(midranks(x).tieSizes), tieTerms(midranks(y).tieSizes)];
  const pairs = (n * (n - 1)) / 2;
  const free = (pairs - a.pairs) * (pairs - b.pairs);
  const first = (n * (n - 1) * (2 * n + 5) - a.linear - b.linear) / 18;
  const second = pairs === 0 ? 0 : (a.pairs * b.pairs) / pairs;
  const third = n < 3 ? 0 : (a.cubic * b.cubic) / (9 * n * (n - 1) * (n - 2));
  return {
    score,
    variance: first + second + third,
    tauB: free > 0 ? score / Math.sqrt(free) : null,
    hasTies: a.pairs > 0 || b.pairs > 0,
  };
}

function tieTerms(sizes: readonly number[]): {
  readonly pairs: number;
  readonly linear: number;
  readonly cubic: number;
} {
  return {
    pairs: sizes.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0),
    linear: sizes.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0),
    cubic: sizes.reduce((sum, t) => sum + t * (t - 1) * (t - 2), 0),
  };
}

/** Two-sided exact p of the score of n untied pairs, from the distribution of inversions. Source: Kendall (1938). */
export function kendallExactP(n: number, score: number): number {
  const most = (n * (n - 1)) / 2;
  let probability = Float64Array.of(1);
  for (let size = 2; size <= n; size += 1) {
    const next = new Float64Array(probability.length + size - 1);
    probability.forEach((share, inversions) => {
      for (let added = 0; added < size; added += 1) next[inversions + added]! += share / size;
    });
    probability = next;
  }
  const inversions = (most - Math.abs(score)) / 2;
  let tail = 0;
  for (let i = 0; i <= inversions; i += 1) tail += probability[i]!;
  return clampP(2 * tail);
}
