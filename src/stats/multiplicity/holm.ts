import { adjustPresent, stepDown } from './p-adjust.ts';

/**
 * Holm's step-down correction: keeps the family-wise error under any dependence. `null` stays `null` and does not count.
 *
 * Source: Holm (1979). Matches R `p.adjust(p, "holm")`.
 *
 * @example holm([0.01, 0.04, null]) // [0.02, 0.04, null]
 */
export function holm(p: readonly (number | null)[]): (number | null)[] {
  return adjustPresent(p, (sorted) => stepDown(sorted.map((value, rank) => (sorted.length - rank) * value)));
}
