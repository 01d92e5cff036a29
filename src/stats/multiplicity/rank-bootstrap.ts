import { ceilLog2, maxAbs, powerOfTwo, safeScale } from '../numeric.ts';
import type { ResultBase, StatWarning } from '../result.ts';
import { createRng, type Rng } from '../rng.ts';
import { finiteValues, type Scores } from '../tests/inputs.ts';
import { BOOTSTRAP_NEEDS } from '../warnings.ts';

/** Choices of the bootstrap of ranks. */
export interface RankBootstrapOptions {
  readonly higherIsBetter: boolean;
  /** `paired`: one draw of seeds for all configurations (column k is the same seed everywhere); else each draws its own. */
  readonly mode: 'independent' | 'paired';
  /** Key of the random draws (see `rngKey`). */
  readonly key: string;
  /** Resamples; 10,000 by default, fewer where configurations times seeds times resamples exceed 5e7. */
  readonly resamples?: number;
}

/** How often each configuration came out best and its average rank, in the order of the input. */
export interface RankBootstrap extends ResultBase {
  readonly resamples: number;
  /** Share of resamples in which the configuration was best; ties share 1/k. `null` for one without values. */
  readonly pBest: readonly (number | null)[];
  /** Mean rank over the resamples, 1 = best, ties share the average. */
  readonly meanRank: readonly (number | null)[];
}

const mostWork = 5e7;

/**
 * Bootstrap of the ranking by the mean: resamples seeds with replacement and ranks the means. It describes how sure the
 * order is; it corrects for nothing and is not a test. `scores` is configurations by seeds; `paired` drops seeds that
 * are missing anywhere.
 *
 * Source: Efron and Tibshirani (1993); ranks by resampling as in Hall and Miller (2009).
 *
 * @example rankBootstrap([[1, 1, 1], [0, 0, 0]], { higherIsBetter: true, mode: 'paired', key: 'a' }).pBest // [1, 0]
 */
export function rankBootstrap(scores: readonly Scores[], options: RankBootstrapOptions): RankBootstrap {
  const { rows, warnings } = options.mode === 'paired' ? commonSeeds(scores) : ownSeeds(scores);
  const present = rows.flatMap((row, index) => (row.length > 0 ? [index] : []));
  const work = present.reduce((sum, index) => sum + rows[index]!.length, 0);
  const resamples = Math.max(200, Math.min(options.resamples ?? 10_000, Math.floor(mostWork / Math.max(1, work))));
  const pBest = new Array<number | null>(scores.length).fill(null);
  const meanRank = new Array<number | null>(scores.length).fill(null);
  const tally = countRanks(
    present.map((index) => rows[index]!),
    { ...options, resamples },
  );
  present.forEach((index, position) => {
    pBest[index] = tally.best[position]! / resamples;
    meanRank[index] = tally.rank[position]! / resamples;
  });
  return {
    n: scores.length,
    method: `bootstrap of ranks, ${options.mode} seeds, ${resamples.toLocaleString('en')} resamples`,
    warnings,
    resamples,
    pBest,
    meanRank,
  };
}

interface Rows {
  readonly rows: readonly Float64Array[];
  readonly warnings: readonly StatWarning[];
}

function ownSeeds(scores: readonly Scores[]): Rows {
  const sides = scores.map(finiteValues);
  return { rows: sides.map((side) => side.values), warnings: fewSeeds(sides.map((side) => side.values.length)) };
}

function commonSeeds(scores: readonly Scores[]): Rows {
  const length = scores.reduce((longest, row) => Math.max(longest, row.length), 0);
  const seeds = Array.from({ length }, (_, seed) => seed);
  const common = seeds.filter((seed) =>
    scores.every((row) => typeof row[seed] === 'number' && Number.isFinite(row[seed])),
  );
  const rows = scores.map((row) => Float64Array.from(common, (seed) => row[seed] ?? 0));
  const left = length - common.length;
  const warnings = [...fewSeeds(rows.map((row) => row.length))];
  if (left > 0) {
    warnings.push({ code: 'values-left-out', message: `${left} of ${length} seeds left out: not on every side.` });
  }
  return { rows, warnings };
}

function fewSeeds(counts: readonly number[]): readonly StatWarning[] {
  const fewest = counts.reduce((least, count) => Math.min(least, count), Infinity);
  if (!Number.isFinite(fewest) || fewest >= BOOTSTRAP_NEEDS) return [];
  const seeds = `${fewest} ${fewest === 1 ? 'seed' : 'seeds'} (fewer than ${BOOTSTRAP_NEEDS})`;
  const message = `Resampled from ${seeds}, the shares of first places look surer than they are: the rank intervals say what is established.`;
  return [{ code: 'bootstrap-undercovers', message }];
}

function countRanks(
  rows: readonly Float64Array[],
  options: RankBootstrapOptions & { readonly resamples: number },
): { readonly best: Float64Array; readonly rank: Float64Array } {
  const count = rows.length;
  const best = new Float64Array(count);
  const rank = new Float64Array(count);
  if (count === 0) return { best, rank };
  const rng = createRng(options.key);
  const { values, unit } = scaled(rows, options.higherIsBetter);
  const drawInto = options.mode === 'paired' ? pairedMeans(values, rng) : independentMeans(values, rng);
  const means = new Float64Array(count);
  const add = count <= mostInserted ? addRanksInOrder(count) : addRanksBySearch(count);
  for (let resample = 0; resample < options.resamples; resample += 1) {
    drawInto(means);
    // Equal resamples summed in another order must tie: means are rounded far above the noise of a sum.
    for (let i = 0; i < count; i += 1) means[i] = Math.round(means[i]! / unit);
    add(means, { best, rank });
  }
  return { best, rank };
}

/** Values scaled to a safe size, with the sign that makes small best, and the unit of a mean that counts as a tie. */
function scaled(rows: readonly Float64Array[], higherIsBetter: boolean): { values: Float64Array[]; unit: number } {
  const scale = (higherIsBetter ? -1 : 1) * rows.reduce((largest, row) => Math.max(largest, safeScale(row)), 0);
  const values = rows.map((row) => row.map((value) => value / scale));
  const largest = values.reduce((most, row) => Math.max(most, maxAbs(row)), 0);
  return { values, unit: largest === 0 ? 1 : powerOfTwo(ceilLog2(largest) - 46) };
}

function independentMeans(values: readonly Float64Array[], rng: Rng): (means: Float64Array) => void {
  const one = new Float64Array(1);
  return (means) => {
    for (let i = 0; i < values.length; i += 1) {
      rng.fillResampleSums(one, values[i]!);
      means[i] = one[0]! / values[i]!.length;
    }
  };
}

function pairedMeans(values: readonly Float64Array[], rng: Rng): (means: Float64Array) => void {
  const n = values[0]!.length;
  const count = values.length;
  const draw = new Int32Array(n);
  // Seed by seed, so that one draw reads memory in its order.
  const columns = new Float64Array(n * count);
  for (let k = 0; k < n; k += 1) for (let i = 0; i < count; i += 1) columns[k * count + i] = values[i]![k]!;
  return (means) => {
    rng.fillIndices(draw, n);
    means.fill(0);
    for (let k = 0; k < n; k += 1) {
      const start = draw[k]! * count;
      for (let i = 0; i < count; i += 1) means[i]! += columns[start + i]!;
    }
    for (let i = 0; i < count; i += 1) means[i]! /= n;
  };
}

interface Tally {
  readonly best: Float64Array;
  readonly rank: Float64Array;
}

/** Up to so many configurations an insertion sort from the order of the resample before is faster than any other. */
const mostInserted = 256;

/** Ranks by an order that is carried from one resample to the next: most configurations keep about their place. */
function addRanksInOrder(count: number): (means: Float64Array, tally: Tally) => void {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const sorted = new Float64Array(count);
  return (means, { best, rank }) => {
    for (let i = 0; i < count; i += 1) {
      const item = order[i]!;
      const mine = means[item]!;
      let at = i;
      for (; at > 0 && sorted[at - 1]! > mine; at -= 1) {
        sorted[at] = sorted[at - 1]!;
        order[at] = order[at - 1]!;
      }
      sorted[at] = mine;
      order[at] = item;
    }
    for (let start = 0; start < count;) {
      let end = start + 1;
      while (end < count && sorted[end] === sorted[start]) end += 1;
      const shared = (start + end + 1) / 2;
      for (let i = start; i < end; i += 1) rank[order[i]!]! += shared;
      if (start === 0) for (let i = 0; i < end; i += 1) best[order[i]!]! += 1 / end;
      start = end;
    }
  };
}

/** The same ranks by a search of each mean among all of them. */
function addRanksBySearch(count: number): (means: Float64Array, tally: Tally) => void {
  const sorted = new Float64Array(count);
  return (means, { best, rank }) => {
    sorted.set(means);
    sorted.sort();
    const smallest = sorted[0]!;
    const ties = firstAbove(sorted, smallest);
    for (let i = 0; i < count; i += 1) {
      const mine = means[i]!;
      if (mine === smallest) best[i]! += 1 / ties;
      const start = firstAtLeast(sorted, mine);
      let end = start + 1;
      while (end < count && sorted[end] === mine) end += 1;
      rank[i]! += (start + end + 1) / 2;
    }
  };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let index = 0;
  while (index < sorted.length && sorted[index] === value) index += 1;
  return index;
}
