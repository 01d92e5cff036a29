/** Corrects ascending p-values of one family; may return values above 1, which `adjustPresent` caps. */
export type SortedRule = (sorted: readonly number[]) => readonly number[];

/**
 * Applies a correction to the p-values of one family. A `null` (a test that could not run) stays `null` and does not
 * count; the order is kept; results never exceed 1.
 */
export function adjustPresent(p: readonly (number | null)[], rule: SortedRule): (number | null)[] {
  const order = ascending(p);
  const adjusted = rule(Array.from(order, (index) => p[index] ?? 1));
  const result = new Array<number | null>(p.length).fill(null);
  order.forEach((index, rank) => (result[index] = Math.min(1, adjusted[rank]!)));
  return result;
}

/**
 * The places of the p-values that exist, the smallest p first and equal ones as they stand. Places instead of pairs of
 * place and value, and no sorting among the many that are 1: five thousand configurations are twelve million pairs.
 */
function ascending(p: readonly (number | null)[]): Uint32Array {
  const places = new Uint32Array(p.length);
  let below = 0;
  let ones = p.length;
  p.forEach((value, index) => {
    if (value === null || Number.isNaN(value)) return;
    if (value === 1) places[--ones] = index;
    else places[below++] = index;
  });
  const sorted = places.subarray(0, below).sort((a, b) => p[a]! - p[b]! || a - b);
  const result = new Uint32Array(below + p.length - ones);
  result.set(sorted);
  result.set(places.subarray(ones).reverse(), below);
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
