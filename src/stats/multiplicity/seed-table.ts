import { ceilLog2, median, powerOfTwo } from '../numeric.ts';
import { finiteSeeds, isPaired, type SeedScores } from './pairing.ts';

/** The finite scores of one configuration, in the order of its seeds. */
export interface SeedRow {
  /** Indexes into `SeedTable.seeds`, ascending. */
  readonly seeds: Int32Array;
  readonly values: Float64Array;
  /** Grid of each value (see `snapDifference`): differences of at most the coarser grid are 0. */
  readonly units: Float64Array;
  /** Configurations with the same seeds share a pattern. */
  readonly pattern: number;
}

/** The finite scores of all configurations by seed. */
export interface SeedTable {
  /** Sorted ids of all seeds with a finite score. */
  readonly seeds: readonly string[];
  readonly rows: readonly SeedRow[];
  /** The seeds of each pattern, as indexes, ascending. */
  readonly patterns: readonly Int32Array[];
}

/** Lays out the finite scores of all configurations; where scores are huge, all are scaled down so that sums stay finite. */
export function seedTable(configurations: readonly SeedScores[]): SeedTable {
  const own = configurations.map(finiteSeeds);
  const seeds = [...new Set(own.flat())].sort((a, b) => (a < b ? -1 : 1));
  const block = new Map(seeds.map((seed, k) => [seed, k]));
  const scores = configurations.map(({ scores: of }, i) => own[i]!.map((seed) => of.get(seed) ?? 0));
  const scale = scores.some((row) => row.some((value) => Math.abs(value) > 2 ** 1000)) ? 2 ** -20 : 1;
  const patterns: Int32Array[] = [];
  const known = new Map<string, number>();
  const rows = scores.map((row, i): SeedRow => {
    const key = own[i]!.join('\n');
    const indexes = Int32Array.from(own[i]!, (seed) => block.get(seed) ?? 0);
    const pattern = known.get(key) ?? patterns.push(indexes) - 1;
    known.set(key, pattern);
    const values = Float64Array.from(row, (value) => value * scale);
    return { seeds: indexes, values, units: values.map(gridOf), pattern };
  });
  return { seeds, rows, patterns };
}

function gridOf(value: number): number {
  return value === 0 ? 0 : powerOfTwo(Math.max(ceilLog2(Math.abs(value)) - 40, -1074));
}

/** Median of each seed over the configurations that have it. */
export function seedMedians(table: SeedTable): Float64Array {
  const columns: number[][] = table.seeds.map(() => []);
  for (const row of table.rows) row.seeds.forEach((seed, at) => columns[seed]!.push(row.values[at]!));
  return Float64Array.from(columns, median);
}

/** How many seeds two patterns have in common and each for itself, and whether the rule of `pairBySeed` pairs them. */
export interface PatternPair {
  readonly common: number;
  readonly first: number;
  readonly second: number;
  readonly paired: boolean;
}

/** Counts of a pair of patterns. */
export function comparePatterns(a: Int32Array, b: Int32Array, allowed: boolean): PatternPair {
  let common = 0;
  let j = 0;
  for (const seed of a) {
    while (j < b.length && b[j]! < seed) j += 1;
    if (j < b.length && b[j] === seed) common += 1;
  }
  const paired = allowed && isPaired(common, a.length, b.length);
  return { common, first: a.length, second: b.length, paired };
}

/**
 * Differences of two configurations over their common seeds, written to `target`; returns how many. Differences within
 * the grid of the values are 0.
 */
export function commonDifferences(a: SeedRow, b: SeedRow, target: Float64Array): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.seeds.length; i += 1) {
    while (j < b.seeds.length && b.seeds[j]! < a.seeds[i]!) j += 1;
    if (j === b.seeds.length || b.seeds[j] !== a.seeds[i]) continue;
    const difference = a.values[i]! - b.values[j]!;
    const unit = Math.max(a.units[i]!, b.units[j]!);
    target[count] = Math.abs(difference) < 1.5 * unit ? 0 : difference;
    count += 1;
  }
  return count;
}
