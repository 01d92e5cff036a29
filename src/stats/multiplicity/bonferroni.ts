import { adjustPresent } from './p-adjust.ts';

/**
 * Bonferroni's correction: every p times the size of the family. `null` stays `null` and does not count.
 *
 * Source: Dunn (1961). Matches R `p.adjust(p, "bonferroni")`.
 *
 * @example bonferroni([0.01, 0.04, null]) // [0.02, 0.08, null]
 */
export function bonferroni(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, (sorted) => sorted.map((value) => sorted.length * value));
}
