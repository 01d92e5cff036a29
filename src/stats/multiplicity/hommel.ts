import { adjustPresent } from './p-adjust.ts';

/**
 * Hommel's correction, the closed form of Simes' test: at least as powerful as Hochberg's. `null` stays `null` and does
 * not count.
 *
 * Source: Hommel (1988). Matches R `p.adjust(p, "hommel")`.
 *
 * @example hommel([0.03, 0.04]) // [0.04, 0.04]
 */
export function hommel(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, hommelSorted);
}

/** Hommel's closed Simes procedure for sorted p-values, in the form of Wright (1992), algorithm of appendix A. */
function hommelSorted(sorted: readonly number[]): number[] {
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
  return adjusted.map((value, index) => Math.max(value, sorted[index]!));
}
