import type { StatWarning } from '../../result.ts';
import { quantilesOf } from '../../select.ts';
import { percentileFallback } from '../../warnings.ts';
import { bcaLevels, type BootstrapMethod } from './bca.ts';
import { type ExactDistribution, outerQuantiles } from './exact.ts';

/** The distribution of the replicates of a bootstrap, drawn or enumerated. */
export interface Replicates {
  /** Shares of replicates below a value and equal to it. */
  readonly shares: (value: number) => { readonly below: number; readonly equal: number };
  /** The ends that leave the lower probability `low` below and 1 − `high` above. */
  readonly read: (low: number, high: number) => readonly [number, number];
  /** Number of replicates. */
  readonly count: number;
}

/** How `drawnReplicates` is to read its numbers. */
export interface DrawnOptions {
  /** Differences up to this are rounding. */
  readonly tolerance: number;
  /** The statistic is a replicate divided by this: 1, or n where the replicates are sums. */
  readonly unit?: number;
}

/** Replicates that were drawn: their quantiles are of type 7, as in SciPy. */
export function drawnReplicates(values: Float64Array, { tolerance, unit = 1 }: DrawnOptions): Replicates {
  return {
    shares: (value) => sharesAround(values, value * unit, tolerance * unit),
    read: (low, high) => {
      const [first, second] = quantilesOf(values, [low, high]);
      return [first! / unit, second! / unit];
    },
    count: values.length,
  };
}

/**
 * All resamples there are: an end is the outermost value with at least the wanted probability at it and beyond. Values
 * closer than `tolerance` to another are equal to it.
 */
export function exactReplicates(distribution: ExactDistribution, tolerance: number): Replicates {
  const { values, weights, total } = distribution;
  return {
    shares: (value) => {
      let [below, equal] = [0, 0];
      for (let i = 0; i < values.length; i++) {
        if (Math.abs(values[i]! - value) <= tolerance) equal += weights[i]!;
        else if (values[i]! < value) below += weights[i]!;
      }
      return { below: below / total, equal: equal / total };
    },
    read: (low, high) => outerQuantiles(distribution, low, 1 - high),
    count: total,
  };
}

/** Shares of replicates below `value` and within `tolerance` of it. */
function sharesAround(
  replicates: Float64Array,
  value: number,
  tolerance: number,
): { readonly below: number; readonly equal: number } {
  const [from, to] = [value - tolerance, value + tolerance];
  let below = 0;
  let upTo = 0;
  for (let i = 0; i < replicates.length; i++) {
    // Branch-free: which side a replicate falls on cannot be predicted.
    below += Number(replicates[i]! < from);
    upTo += Number(replicates[i]! <= to);
  }
  return { below: below / replicates.length, equal: (upTo - below) / replicates.length };
}

/** The interval to read off replicates. */
export interface WantedInterval {
  readonly method: BootstrapMethod;
  readonly level: number;
  /** The statistic of the data themselves. */
  readonly observed: number;
  /** The statistic with each value left out in turn; asked for by BCa only. */
  readonly jackknife: () => Float64Array;
}

/** The ends of an interval and a warning where BCa had to give way to percentile. */
export interface IntervalEnds {
  readonly low: number;
  readonly high: number;
  readonly warnings: readonly StatWarning[];
}

/** Percentile, basic or BCa ends from replicates. Matches SciPy `bootstrap`. */
export function intervalEnds(replicates: Replicates, wanted: WantedInterval): IntervalEnds {
  const { method, level, observed } = wanted;
  const tail = (1 - level) / 2;
  if (method === 'bca') {
    const levels = bcaLevels({ ...replicates.shares(observed), jackknife: wanted.jackknife() }, level);
    const usable = 'reason' in levels ? { low: tail, high: 1 - tail } : levels;
    const [low, high] = replicates.read(usable.low, usable.high);
    return { low, high, warnings: 'reason' in levels ? [percentileFallback(levels.reason)] : [] };
  }
  const [low, high] = replicates.read(tail, 1 - tail);
  if (method === 'percentile') return { low, high, warnings: [] };
  return { low: 2 * observed - high, high: 2 * observed - low, warnings: [] };
}
