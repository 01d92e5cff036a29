import { type BootstrapStatistic, statisticOfCounts } from './statistics.ts';

/** Largest n whose n^n resamples are enumerated (as 1,716 distinct multisets at n = 7) instead of drawn. */
export const EXACT_UP_TO = 7;

/** The exact distribution of a bootstrapped statistic: ascending atoms and the number of resamples at each. */
export interface ExactDistribution {
  readonly atoms: Float64Array;
  readonly weights: Float64Array;
  /** n^n */
  readonly total: number;
  /** Atoms closer than this were merged. */
  readonly tolerance: number;
}

/**
 * All resamples of 1 to 7 ascending values, as multisets weighted by their number of orders; atoms closer than
 * `tolerance` are one (Fisher and Hall 1991, "Bootstrap algorithms for small samples").
 */
export function exactDistribution(
  statistic: BootstrapStatistic,
  sorted: Float64Array,
  tolerance: number,
): ExactDistribution {
  const n = sorted.length;
  const counts = new Int32Array(n);
  const found: { readonly value: number; readonly weight: number }[] = [];
  const visit = (position: number, left: number, orders: number): void => {
    if (position === n - 1) {
      counts[position] = left;
      found.push({ value: statisticOfCounts(statistic, sorted, counts, n), weight: orders });
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
  found.sort((a, b) => a.value - b.value);
  return { ...merge(found, tolerance), total: n ** n, tolerance };
}

function merge(
  found: readonly { readonly value: number; readonly weight: number }[],
  tolerance: number,
): Pick<ExactDistribution, 'atoms' | 'weights'> {
  const atoms: number[] = [];
  const weights: number[] = [];
  for (const { value, weight } of found) {
    const last = atoms.length - 1;
    if (last >= 0 && value - atoms[last]! <= tolerance) weights[last] = weights[last]! + weight;
    else {
      atoms.push(value);
      weights.push(weight);
    }
  }
  return { atoms: Float64Array.from(atoms), weights: Float64Array.from(weights) };
}

/** The smallest atom v with P(T <= v) >= p. */
export function lowerQuantile({ atoms, weights, total }: ExactDistribution, p: number): number {
  return firstReaching(atoms, weights, p * total, total);
}

/** The largest atom v with P(T >= v) >= p. */
export function upperQuantile({ atoms, weights, total }: ExactDistribution, p: number): number {
  return firstReaching(atoms.toReversed(), weights.toReversed(), p * total, total);
}

function firstReaching(atoms: Float64Array, weights: Float64Array, wanted: number, total: number): number {
  let seen = 0;
  for (let i = 0; i < atoms.length; i++) {
    seen += weights[i]!;
    // The counts are whole numbers; the wanted one is not, by its rounding.
    if (seen >= wanted - 1e-12 * total) return atoms[i]!;
  }
  return atoms[atoms.length - 1]!;
}
