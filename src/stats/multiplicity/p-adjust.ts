/** How a family of p-values is corrected; the first two and Bonferroni keep the family-wise error, the others the false discovery rate. */
export type AdjustMethod = 'holm' | 'hochberg' | 'hommel' | 'bonferroni' | 'benjamini-hochberg' | 'benjamini-yekutieli';

/**
 * Corrects the p-values of one family. A `null` (a test that could not run) stays `null` and does not count; the order
 * is kept; results never exceed 1 and never fall below the raw p.
 *
 * Sources: Holm (1979); Hochberg (1988); Hommel (1988); Benjamini and Hochberg (1995); Benjamini and Yekutieli (2001).
 * Matches R `p.adjust(p, method)`.
 *
 * @example adjustP([0.01, 0.04, null], 'holm') // [0.02, 0.04, null]
 */
export function adjustP(p: readonly (number | null)[], method: AdjustMethod): (number | null)[] {
  const present = p.flatMap((value, index) => (value === null || Number.isNaN(value) ? [] : [{ value, index }]));
  present.sort((a, b) => a.value - b.value || a.index - b.index);
  const adjusted = adjustSorted(
    present.map((entry) => entry.value),
    method,
  );
  const result = new Array<number | null>(p.length).fill(null);
  present.forEach((entry, rank) => (result[entry.index] = adjusted[rank]!));
  return result;
}

function adjustSorted(sorted: readonly number[], method: AdjustMethod): number[] {
  const m = sorted.length;
  switch (method) {
    case 'bonferroni':
      return sorted.map((value) => Math.min(1, m * value));
    case 'holm':
      return stepDown(sorted.map((value, rank) => (m - rank) * value));
    case 'hochberg':
      return stepUp(sorted.map((value, rank) => (m - rank) * value));
    case 'benjamini-hochberg':
      return stepUp(sorted.map((value, rank) => (m / (rank + 1)) * value));
    case 'benjamini-yekutieli': {
      const harmonic = sorted.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
      return stepUp(sorted.map((value, rank) => ((harmonic * m) / (rank + 1)) * value));
    }
    case 'hommel':
      return hommel(sorted);
  }
}

/** A larger p can never be corrected to a smaller one: running maximum from the smallest p. */
function stepDown(values: readonly number[]): number[] {
  let largest = 0;
  return values.map((value) => (largest = Math.max(largest, Math.min(1, value))));
}

/** The same from the other end: running minimum from the largest p. */
function stepUp(values: readonly number[]): number[] {
  let smallest = 1;
  return values
    .toReversed()
    .map((value) => (smallest = Math.min(smallest, value)))
    .reverse();
}

/** Hommel's closed Simes procedure for sorted p-values, in the form of Wright (1992), algorithm of appendix A. */
function hommel(sorted: readonly number[]): number[] {
  const m = sorted.length;
  const adjusted = sorted.map(() => 0);
  for (let size = m; size >= 2; size -= 1) {
    // The Simes p of the worst intersection of this size: the size − 1 largest p together with each smaller one.
    const firstLarge = m - size + 1;
    let simes = Infinity;
    for (let k = 2; k <= size; k += 1) simes = Math.min(simes, (size * sorted[m - size + k - 1]!) / k);
    for (let index = 0; index < m; index += 1) {
      const own = index < firstLarge ? Math.min(simes, size * sorted[index]!) : simes;
      adjusted[index] = Math.max(adjusted[index]!, own);
    }
  }
  return adjusted.map((value, index) => Math.min(1, Math.max(value, sorted[index]!)));
}
