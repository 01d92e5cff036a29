import { adjustPresent, stepUp } from './p-adjust.ts';

/**
 * Benjamini and Hochberg's correction: keeps the false discovery rate of independent and of positively dependent tests.
 * `null` stays `null` and does not count.
 *
 * Source: Benjamini and Hochberg (1995). Matches R `p.adjust(p, "BH")`.
 *
 * @example benjaminiHochberg([0.03, 0.04]) // [0.04, 0.04]
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, (sorted) => stepUp(sorted.map((value, rank) => (sorted.length / (rank + 1)) * value)));
}
