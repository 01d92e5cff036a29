import { adjustPresent, stepUp } from './p-adjust.ts';

/**
 * Benjamini and Yekutieli's correction: keeps the false discovery rate under any dependence. `null` stays `null` and does
 * not count.
 *
 * Source: Benjamini and Yekutieli (2001). Matches R `p.adjust(p, "BY")`.
 *
 * @example benjaminiYekutieli([0.01, 0.02]) // [0.03, 0.03]
 */
export function benjaminiYekutieli(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, (sorted) => {
    const harmonic = sorted.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
    return stepUp(sorted.map((value, rank) => ((harmonic * sorted.length) / (rank + 1)) * value));
  });
}
