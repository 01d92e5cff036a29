import { interquartileMeanSorted, mean, quantileSorted, sum } from '../../numeric.ts';

/** The statistics that can be resampled: mean, median and interquartile mean. */
export type BootstrapStatistic = 'mean' | 'median' | 'iqm';

/** The statistic of ascending values. */
export function statisticOf(statistic: BootstrapStatistic, sorted: Float64Array): number {
  if (statistic === 'mean') return mean(sorted);
  return statistic === 'median' ? quantileSorted(sorted, 0.5) : interquartileMeanSorted(sorted);
}

/**
 * The statistic of a resample that holds `counts[i]` copies of `sorted[i]`, `n` values in all. A resample of sorted data
 * needs no sorting of its own: its order statistics are read off the counts.
 */
export function statisticOfCounts(
  statistic: BootstrapStatistic,
  sorted: Float64Array,
  counts: Int32Array,
  n: number,
): number {
  const cut = statistic === 'mean' ? 0 : statistic === 'iqm' ? Math.floor(n / 4) : Math.ceil(n / 2) - 1;
  // The median is the mean of what is left when all but the middle one or two values are cut.
  const end = n - cut;
  let total = 0;
  let seen = 0;
  for (let i = 0; seen < end; i++) {
    const before = seen;
    seen += counts[i]!;
    if (seen <= cut) continue;
    total += (Math.min(seen, end) - Math.max(before, cut)) * sorted[i]!;
  }
  return total / (end - cut);
}

/** The statistic with each value left out in turn (jackknife), for n >= 2 ascending values. */
export function leaveOneOut(statistic: BootstrapStatistic, sorted: Float64Array): Float64Array {
  const n = sorted.length;
  if (statistic === 'mean') {
    const centre = mean(sorted);
    // Mean without x: m + (m − x)/(n − 1), which keeps the digits of the small difference.
    return Float64Array.from(sorted, (value) => centre + (centre - value) / (n - 1));
  }
  const kept = n - 1;
  const cut = statistic === 'iqm' ? Math.floor(kept / 4) : Math.ceil(kept / 2) - 1;
  const width = kept - 2 * cut;
  // What is left after leaving out value i is one of three kinds: i below, inside or above the kept window.
  const below = sum(sorted.subarray(cut + 1, cut + 1 + width)) / width;
  const above = sum(sorted.subarray(cut, cut + width)) / width;
  const window = sorted.subarray(cut, cut + 1 + width);
  return Float64Array.from(sorted, (_, i) => {
    if (i < cut) return below;
    if (i >= cut + width) return above;
    return sum(window.filter((_value, j) => j !== i - cut)) / width;
  });
}
