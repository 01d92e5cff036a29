/** Corrects ascending p-values of one family; may return values above 1, which `adjustPresent` caps. */
export type SortedRule = (sorted: readonly number[]) => readonly number[];

/**
 * Applies a correction to the p-values of one family. A `null` (a test that could not run) stays `null` and does not
 * count; the order is kept; results never exceed 1.
 */
export function adjustPresent(p: readonly (number | null)[], rule: SortedRule): (number | null)[] {
  const present = p.flatMap((value, index) => (value === null || Number.isNaN(value) ? [] : [{ value, index }]));
  present.sort((a, b) => a.value - b.value || a.index - b.index);
  const adjusted = rule(present.map((entry) => entry.value));
  const result = new Array<number | null>(p.length).fill(null);
  present.forEach((entry, rank) => (result[entry.index] = Math.min(1, adjusted[rank]!)));
  return result;
}

/** A larger p can never be corrected to a smaller one: running maximum from the smallest p. */
export function stepDown(values: readonly number[]): number[] {
  let largest = 0;
  return values.map((value) => (largest = Math.max(largest, value)));
}

/** The same from the other end: running minimum from the largest p. */
export function stepUp(values: readonly number[]): number[] {
  let smallest = 1;
  return values
    .toReversed()
    .map((value) => (smallest = Math.min(smallest, value)))
    .reverse();
}
