import { interpolate } from './numeric.ts';

/** Below this many values a plain sort is faster than counting. */
const SORT_BELOW = 512;
const BINS = 2048;

/**
 * Where values are counted, used again by the next call: thousands of new arrays of this size make the collector go
 * through the whole heap each time.
 */
const starts = new Int32Array(BINS + 1);
let bins = new Uint16Array(0);

/**
 * Type 7 quantiles of unsorted finite values at each of `probabilities` in [0, 1], without sorting all of them: values
 * are counted in equal bins and only the bins that hold a wanted order statistic are sorted. NaN for no values.
 * Matches R `quantile(x, p, type = 7)`.
 *
 * @example quantilesOf(Float64Array.of(3, 1, 2), [0.5]) // [2]
 */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): number[] {
  const n = values.length;
  if (n === 0) return probabilities.map(() => Number.NaN);
  const orderStatistic = selector(values);
  return probabilities.map((p) => {
    const position = (n - 1) * p;
    const low = Math.floor(position);
    const fraction = position - low;
    const first = orderStatistic(low);
    return fraction === 0 ? first : interpolate(first, orderStatistic(Math.min(low + 1, n - 1)), fraction);
  });
}

/** A function from a rank (0 = smallest) to the value of that rank; it serves until the next call. */
function selector(values: Float64Array): (rank: number) => number {
  let low = values[0]!;
  let high = low;
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = (BINS - 1) / (high - low);
  if (values.length < SORT_BELOW || !(scale > 0 && scale < Infinity)) {
    const sorted = values.slice().sort();
    return (rank) => sorted[rank]!;
  }
  if (bins.length < values.length) bins = new Uint16Array(values.length);
  starts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = ((values[i]! - low) * scale) | 0;
    bins[i] = bin;
    starts[bin + 1]!++;
  }
  for (let bin = 0; bin < BINS; bin++) starts[bin + 1]! += starts[bin]!;
  const opened = new Map<number, Float64Array>();
  return (rank) => {
    let bin = lastAtMost(rank);
    // Empty bins share their start with the next one: the last of them is the one that holds the rank.
    while (starts[bin + 1]! <= rank) bin++;
    let content = opened.get(bin);
    if (content === undefined) {
      content = gather(values, bin, starts[bin + 1]! - starts[bin]!).sort();
      opened.set(bin, content);
    }
    return content[rank - starts[bin]!]!;
  };
}

/** Index of the last entry of the ascending starts that is at most `rank`. */
function lastAtMost(rank: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const half = (low + high + 1) >>> 1;
    if (starts[half]! <= rank) low = half;
    else high = half - 1;
  }
  return Math.min(low, starts.length - 2);
}

function gather(values: Float64Array, bin: number, count: number): Float64Array {
  const content = new Float64Array(count);
  let next = 0;
  for (let i = 0; next < count; i++) if (bins[i] === bin) content[next++] = values[i]!;
  return content;
}
