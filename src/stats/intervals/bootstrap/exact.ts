import { type BootstrapStatistic, statisticOfCounts } from './statistics.ts';

/** Largest n whose n^n resamples are enumerated (as 1,716 distinct multisets at n = 7) instead of drawn. */
export const EXACT_UP_TO = 7;

/** The exact distribution of a bootstrapped statistic: its value for each multiset, and the number of resamples with it. */
export interface ExactDistribution {
  /** In the order of enumeration; equal values are not merged. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** n^n */
  readonly total: number;
}

/**
 * All resamples of 1 to 7 ascending values, as multisets weighted by their number of orders (Fisher and Hall 1991,
 * "Bootstrap algorithms for small samples").
 */
export function exactDistribution(statistic: BootstrapStatistic, sorted: Float64Array): ExactDistribution {
  const n = sorted.length;
  const size = multisets(n);
  const values = new Float64Array(size);
  const weights = new Float64Array(size);
  const counts = new Int32Array(n);
  let next = 0;
  const visit = (position: number, left: number, orders: number): void => {
    if (position === n - 1) {
      counts[position] = left;
      values[next] = statisticOfCounts(statistic, sorted, counts, n);
      weights[next++] = orders;
      return;
    }
    let ways = orders;
    for (let count = 0; count <= left; count++) {
      counts[position] = count;
      visit(position + 1, left - count, ways);
      // C(left, count + 1) from C(left, count): whole at every step.
      ways = (ways * (left - count)) / (count + 1);
    }
  };
  visit(0, n, 1);
  return { values, weights, total: n ** n };
}

/** C(2n − 1, n): the number of multisets of n out of n. */
function multisets(n: number): number {
  let count = 1;
  for (let k = 1; k <= n; k++) count = (count * (n - 1 + k)) / k;
  return count;
}

/** The smallest value v with P(T <= v) >= low and the largest with P(T >= v) >= high. */
export function outerQuantiles(distribution: ExactDistribution, low: number, high: number): readonly [number, number] {
  const { values, weights, total } = distribution;
  const ascending = values.slice().sort();
  const last = ascending.length - 1;
  const below = (limit: number, inclusive: boolean): number => {
    let weight = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      weight += value < limit || (inclusive && value === limit) ? weights[i]! : 0;
    }
    return weight;
  };
  // The counts are whole numbers; the wanted ones are not, by their rounding.
  const slack = 1e-12 * total;
  const lowest = firstIndex(last, (i) => below(ascending[i]!, true) >= low * total - slack);
  const highest = firstIndex(last, (i) => total - below(ascending[i]!, false) < high * total - slack);
  const reaches = total - below(ascending[highest]!, false) >= high * total - slack;
  return [ascending[lowest]!, ascending[reaches ? highest : highest - 1]!];
}

/** The smallest index up to `last` at which a condition holds that, once true, stays so; `last` where it never does. */
function firstIndex(last: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const half = (low + high) >>> 1;
    if (holds(half)) high = half;
    else low = half + 1;
  }
  return low;
}
