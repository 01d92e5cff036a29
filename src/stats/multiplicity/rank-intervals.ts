import { pairedSamplesInterval } from '../intervals/paired-samples-interval.ts';
import { normalQuantile, studentTTails } from '../distributions.ts';
import { finiteOrNull, type ResultBase, type StatWarning } from '../result.ts';
import { momentsOf, pairedContrast, welchContrast } from './contrasts.ts';
import { type ComparisonDesign, type DecidingTest, decidingTests, partFactor } from './design.ts';
import { type PairedSamples, runTest, sampleDesign } from './family-tests.ts';
import { maxTStepDown, type FlipComparisons } from './max-t.ts';
import { holm } from './holm.ts';
import type { SeedScores } from './pairing.ts';
import { commonDifferences, comparePatterns, seedMedians, type SeedTable, seedTable } from './seed-table.ts';

/** Choices of rank intervals. */
export interface RankIntervalOptions {
  readonly higherIsBetter: boolean;
  /** Key of the random draws (see `rngKey`). */
  readonly key: string;
  /** The intervals cover all true ranks at once with probability 1 − alpha; 0.05 by default. */
  readonly alpha?: number;
  /** False keeps seeds from being matched even where they have the same id. */
  readonly matchSeeds?: boolean;
  /**
   * Predictions on shared samples of the configurations at two places: the first as candidate, the second as baseline. Asked
   * for pairs with one seed on either side; absent, such pairs have no test.
   */
  readonly samplesOf?: (first: number, second: number) => PairedSamples | null;
}

/** The rank of one configuration: everything between the bounds is compatible with the data. */
export interface RankInterval {
  readonly id: string;
  /** 1 + how many are significantly better; `null` without a finite score. */
  readonly rankLow: number | null;
  /** Ranked configurations − how many are significantly worse; `null` without a finite score. */
  readonly rankHigh: number | null;
  /** Nothing is significantly better. */
  readonly leading: boolean;
}

/** Rank intervals of all configurations on one metric. `n` counts the ranked configurations. */
export interface RankIntervals extends ResultBase {
  readonly rows: readonly RankInterval[];
  /** `beats[i][j]` is 1 where configuration i is significantly better than j. */
  readonly beats: readonly Uint8Array[];
  /** The p of the pair at two places of `rows`, corrected over all pairs; `null` where the pair has no test. */
  correctedP(i: number, j: number): number | null;
  /** Ids of the leading tier: everything that nothing significantly beats. */
  readonly leadingTier: readonly string[];
  /** Whether a pair was decided over shared samples: such ranks hold for these trained models only. */
  readonly overSamples: boolean;
}

/**
 * Simultaneous rank intervals from all pairwise comparisons of the means: step-down max-t over joint sign flips for pairs
 * with enough common seeds, Holm over paired t or Welch tests for the others, over tests of the shared samples where there is
 * one seed (the rule of `decidingTests`). Above about 200 configurations the flips are thinned out to seeded draws, and a warning says so.
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), "Inference for ranks", section 3.
 */
export function rankIntervals(configurations: readonly SeedScores[], options: RankIntervalOptions): RankIntervals {
  const { alpha = 0.05, higherIsBetter } = options;
  const table = seedTable(configurations);
  const ranked = table.rows.map((row) => row.values.length > 0);
  const count = ranked.filter(Boolean).length;
  const beats = configurations.map(() => new Uint8Array(configurations.length));
  const corrected = pairTable(configurations.length);
  const record: RecordPair = (first, second, { p, difference }) => {
    corrected.set(first, second, p);
    if (p > alpha) return;
    const [better, worse] = difference > 0 === higherIsBetter ? [first, second] : [second, first];
    beats[better]![worse] = 1;
  };
  const tooManyPatterns = table.patterns.length * table.rows.length * table.seeds.length > mostCells;
  const pairs = sortPairs(table, {
    alpha,
    matchSeeds: (options.matchSeeds ?? true) && !tooManyPatterns,
    samplesOf: options.samplesOf ?? (() => null),
  });
  const jointly = pairs.joint.first.length;
  const total = jointly + pairs.single.length;
  const flips = decideJointly(table, pairs.joint, {
    ...{ factor: partFactor(jointly, total), key: options.key, record },
  });
  decideSingly(table, pairs.single, {
    ...{ factor: partFactor(pairs.single.length, total), alpha, record },
    key: `${options.key}|samples`,
  });
  const overSamples = pairs.single.some((pair) => pair.samples !== undefined);
  const better = new Int32Array(configurations.length);
  for (const row of beats) row.forEach((cell, i) => (better[i]! += cell));
  const rows = configurations.map(({ id }, i) => ({
    id,
    rankLow: ranked[i]! ? 1 + better[i]! : null,
    rankHigh: ranked[i]! ? count - beats[i]!.reduce((sum, cell) => sum + cell, 0) : null,
    leading: ranked[i]! && better[i] === 0,
  }));
  return {
    n: count,
    method: `rank intervals from ${total.toLocaleString('en')} simultaneous ${total === 1 ? 'comparison' : 'comparisons'} (${overSamples ? bySampleMethod(pairs) : flips.method})`,
    warnings: tooManyPatterns ? [...flips.warnings, unmatched] : flips.warnings,
    rows,
    beats,
    correctedP: corrected.get,
    leadingTier: rows.filter((row) => row.leading).map((row) => row.id),
    overSamples,
  };
}

/** Beyond this size of the flipped table seeds are not matched: nearly every configuration has seeds of its own. */
const mostCells = 2e7;

const unmatched: StatWarning = {
  code: 'seeds-not-matched',
  message: 'Too many different sets of seeds: configurations are compared unpaired.',
};

/** A pair of configurations with the test that its design calls for. */
interface Pair {
  readonly first: number;
  readonly second: number;
  readonly test: DecidingTest;
  /** Of a test over samples. */
  readonly samples?: PairedSamples;
}

/** Pairs as two lists of places: a hundred million objects would not fit in memory. */
interface PairList {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Pairs that can be tested, those of the sign-flip family apart. */
interface SortedPairs {
  readonly joint: PairList;
  readonly single: readonly Pair[];
}

function bySampleMethod({ joint, single }: SortedPairs): string {
  const overSamples = single.filter((pair) => pair.samples !== undefined).length;
  return overSamples === joint.first.length + single.length
    ? 'Holm over tests of shared samples'
    : `${overSamples} of them over shared samples, the others over seeds`;
}

function sortPairs(
  table: SeedTable,
  options: {
    readonly alpha: number;
    readonly matchSeeds: boolean;
    readonly samplesOf: (first: number, second: number) => PairedSamples | null;
  },
): SortedPairs {
  const testOf = testsByPattern(table, options);
  const size = table.patterns.length;
  const most = (table.rows.length * (table.rows.length - 1)) / 2;
  const joint = { first: new Int32Array(most), second: new Int32Array(most) };
  let jointly = 0;
  const single: Pair[] = [];
  for (let first = 0; first < table.rows.length; first += 1) {
    for (let second = 0; second < first; second += 1) {
      const [p, q] = [table.rows[first]!.pattern, table.rows[second]!.pattern];
      const test = testOf.get(Math.min(p, q) * size + Math.max(p, q)) ?? null;
      if (test === 'sign-flip') {
        joint.first[jointly] = first;
        joint.second[jointly] = second;
        jointly += 1;
      } else if (test !== null) single.push({ first, second, test });
      else if (Math.min(table.rows[first]!.values.length, table.rows[second]!.values.length) === 1) {
        const samples = options.samplesOf(first, second);
        const design = { pairing: 'none', sizes: [1, 1], ...sampleDesign(samples ?? undefined) } as const;
        const bySample = decidingTests([design], { alpha: options.alpha, test: 'auto' })[0] ?? null;
        if (samples !== null && bySample !== null) single.push({ first, second, test: bySample, samples });
      }
    }
  }
  return { joint: { first: joint.first.subarray(0, jointly), second: joint.second.subarray(0, jointly) }, single };
}

/** The deciding test of each pair of patterns a <= b, at key a · patterns + b. */
function testsByPattern(
  table: SeedTable,
  options: { readonly alpha: number; readonly matchSeeds: boolean },
): ReadonlyMap<number, DecidingTest | null> {
  const { patterns, rows } = table;
  const members = new Int32Array(patterns.length);
  for (const row of rows) members[row.pattern]! += 1;
  const keys: number[] = [];
  const designs: ComparisonDesign[] = [];
  for (let a = 0; a < patterns.length; a += 1) {
    for (let b = a; b < patterns.length; b += 1) {
      const pair = comparePatterns(patterns[a]!, patterns[b]!, options.matchSeeds);
      keys.push(a * patterns.length + b);
      designs.push({
        pairing: pair.paired ? 'by-seed' : 'none',
        sizes: pair.paired ? [pair.common, pair.common] : [pair.first, pair.second],
        ...{ hasSamples: false, samplesAreBinary: false },
        count: a === b ? (members[a]! * (members[a]! - 1)) / 2 : members[a]! * members[b]!,
      });
    }
  }
  const tests = decidingTests(designs, { alpha: options.alpha, test: 'auto' });
  return new Map(keys.map((key, i) => [key, tests[i] ?? null]));
}

/** Takes the corrected p of a pair of places, and the difference first − second. */
type RecordPair = (first: number, second: number, found: { readonly p: number; readonly difference: number }) => void;

/** One number per unordered pair; NaN until it is set. */
function pairTable(count: number): {
  readonly set: (i: number, j: number, value: number) => void;
  readonly get: (i: number, j: number) => number | null;
} {
  const cells = new Float64Array((count * (count - 1)) / 2).fill(Number.NaN);
  const at = (i: number, j: number): number => (i > j ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i);
  return {
    set: (i, j, value) => (cells[at(i, j)] = value),
    get: (i, j) => (i === j ? null : finiteOrNull(cells[at(i, j)] ?? Number.NaN)),
  };
}

/** Above this many pairs those that cannot be significant get p = 1 without a t distribution. */
const fewPairs = 20_000;

/** Decides the pairs of the sign-flip family and says how. */
function decideJointly(
  table: SeedTable,
  pairs: PairList,
  options: { readonly factor: number; readonly key: string; readonly record: RecordPair },
): { readonly method: string; readonly warnings: readonly StatWarning[] } {
  if (pairs.first.length === 0) return { method: 'Holm over t tests', warnings: [] };
  const { comparisons, differences } = flipRows(table, pairs);
  const result = maxTStepDown(comparisons, `${options.key}|rank-intervals`);
  for (let at = 0; at < differences.length; at += 1) {
    const p = Math.min(1, options.factor * result.corrected[at]!);
    options.record(pairs.first[at]!, pairs.second[at]!, { p, difference: differences[at]! });
  }
  if (result.exact) return { method: 'step-down max-t, all sign flips', warnings: [] };
  const drawn = result.flips.toLocaleString('en');
  const message = `The comparisons use ${drawn} random sign flips instead of all of them.`;
  const warnings = result.flips < 9_999 ? [{ code: 'thinned-flips', message }] : [];
  return { method: `step-down max-t, ${drawn} seeded sign flips`, warnings };
}

/**
 * Rows for the kernel: configuration i, restricted to the seeds of pattern p, is row i · patterns + p, so that a pair
 * with different seeds is the difference of two rows over the seeds they share. Each seed is centred on its median:
 * the differences stay, and their sums keep more digits.
 */
function flipRows(
  table: SeedTable,
  pairs: PairList,
): { readonly comparisons: FlipComparisons; readonly differences: Float64Array } {
  const size = table.patterns.length;
  const blocks = table.seeds.length;
  const rowCount = table.rows.length * size;
  const rows = new Float64Array(blocks * rowCount);
  const centres = seedMedians(table);
  const inPattern = table.patterns.map((pattern) => new Set(pattern));
  table.rows.forEach((row, i) => {
    row.seeds.forEach((seed, at) => {
      for (let p = 0; p < size; p += 1) {
        if (inPattern[p]!.has(seed)) rows[seed * rowCount + i * size + p] = row.values[at]! - centres[seed]!;
      }
    });
  });
  const count = pairs.first.length;
  const norm = new Float64Array(count);
  const differences = new Float64Array(count);
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const buffer = new Float64Array(blocks);
  for (let p = 0; p < count; p += 1) {
    const [i, j] = [pairs.first[p]!, pairs.second[p]!];
    const [one, other] = [table.rows[i]!, table.rows[j]!];
    first[p] = i * size + other.pattern;
    second[p] = j * size + one.pattern;
    const n = commonDifferences(one, other, buffer);
    let [sum, squares] = [0, 0];
    for (let k = 0; k < n; k += 1) {
      sum += buffer[k]!;
      squares += buffer[k]! * buffer[k]!;
    }
    // Out of the range of squares (scores around 1e200 or 1e-200): the slow way.
    norm[p] = squares > 1e-280 && squares < 1e280 ? Math.sqrt(squares) : Math.hypot(...buffer.subarray(0, n));
    differences[p] = sum;
  }
  return { comparisons: { blocks, rowCount, rows, first, second, norm }, differences };
}

/** Decides the other pairs by Holm over paired t and Welch tests, and over tests of shared samples. */
function decideSingly(
  table: SeedTable,
  pairs: readonly Pair[],
  options: {
    readonly factor: number;
    readonly alpha: number;
    readonly record: RecordPair;
    /** Key of the random draws over samples. */
    readonly key: string;
  },
): void {
  if (pairs.length === 0) return;
  const sides = table.rows.map((row) => momentsOf(row.values));
  const buffer = new Float64Array(table.seeds.length);
  // The normal tail is a lower bound of every t tail: most pairs need no t distribution at all.
  const nearest = normalQuantile(options.alpha / 2, 'upper');
  const differences = new Float64Array(pairs.length);
  const raw = pairs.map(({ first, second, test, samples }, p) => {
    const [a, b] = [table.rows[first]!, table.rows[second]!];
    if (samples !== undefined) {
      differences[p] = pairedSamplesInterval(samples.candidate, samples.baseline).difference ?? 0;
      return runTest(test, { x: a.values, y: b.values, samples, key: `${options.key}|${first}|${second}` }).p;
    }
    const contrast =
      test === 'welch-t'
        ? welchContrast(sides[first]!, sides[second]!)
        : pairedContrast(momentsOf(buffer.subarray(0, commonDifferences(a, b, buffer))));
    differences[p] = contrast.difference;
    const t = contrast.error === 0 ? 0 : Math.abs(contrast.difference / contrast.error);
    return pairs.length > fewPairs && t < nearest ? 1 : 2 * studentTTails(t, contrast.df).upper;
  });
  holm(raw).forEach((p, at) => {
    if (p === null) return;
    const { first, second } = pairs[at]!;
    options.record(first, second, { p: Math.min(1, options.factor * p), difference: differences[at]! });
  });
}
