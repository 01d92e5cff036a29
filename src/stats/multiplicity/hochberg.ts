import { adjustPresent, stepUp } from './p-adjust.ts';

/**
 * Hochberg's step-up correction: keeps the family-wise error of independent and of positively dependent tests. `null`
 * stays `null` and does not count.
 *
 * Source: Hochberg (1988). Matches R `p.adjust(p, "hochberg")`.
 *
 * @example hochberg([0.03, 0.04]) // [0.04, 0.04]
 */
export function hochberg(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, (sorted) => stepUp(sorted.map((value, rank) => (sorted.length - rank) * value)));
}
