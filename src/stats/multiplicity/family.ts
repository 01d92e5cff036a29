import { safeScale } from '../numeric.ts';
import type { StatWarning, TestResult } from '../result.ts';
import { alignedDifferences } from '../tests/inputs.ts';
import {
  type ComparisonDesign,
  type DecidingTest,
  decidingTests,
  type FixedTest,
  pairingOf,
  partFactor,
} from './design.ts';
import {
  besideTests,
  type ComparisonData,
  designWarnings,
  type DifferenceEstimate,
  estimateDifference,
  type PairedSamples,
  runTest,
  sampleDesign,
} from './family-tests.ts';
import { maxTStepDown } from './max-t.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { holm } from './holm.ts';
import { pairBySeed, type PairedSides, type PairingKind, type SeedScores } from './pairing.ts';

/** A candidate of a family, with its predictions beside those of the baseline where both exist. */
export interface FamilyCandidate extends SeedScores {
  readonly samples?: PairedSamples;
}

/** Choices of a family of comparisons. */
export interface FamilyOptions {
  /** Name of the family, shown with every corrected p: the task and metric. */
  readonly family: string;
  /** Key of the random draws (see `rngKey`). */
  readonly key: string;
  /** Significance level of the whole family; 0.05 by default. */
  readonly alpha?: number;
  /** Level of the interval of each difference; 0.95 by default. */
  readonly level?: number;
  /** A test fixed in advance; `auto` by default. */
  readonly test?: FixedTest;
  /** `family-wise` (default) for the primary metric, `false-discovery` (Benjamini–Hochberg) for exploratory ones. */
  readonly correction?: 'family-wise' | 'false-discovery';
  /** False keeps seeds from being matched even where they have the same id. */
  readonly matchSeeds?: boolean;
  /** False runs the deciding tests only. */
  readonly runBeside?: boolean;
}

/** How a p was corrected. */
export type Correction = 'westfall-young' | 'holm' | 'benjamini-hochberg';

/** One test of one comparison, with its p before and after correction. */
export interface FamilyTest extends TestResult {
  readonly id: DecidingTest;
  readonly role: 'deciding' | 'beside';
  readonly pCorrected: number | null;
  /** Smallest corrected p that this design can reach: where it exceeds alpha, the test cannot be significant. */
  readonly minimumPCorrected: number | null;
  readonly correction: Correction;
  readonly family: string;
  readonly familySize: number;
}

/** One candidate against the baseline. */
export interface FamilyMember {
  readonly candidate: string;
  readonly baseline: string;
  readonly pairing: PairingKind;
  /** Values of the candidate and of the baseline that entered (seeds; equal when paired). */
  readonly sizes: readonly [number, number];
  readonly seeds: readonly string[];
  readonly seedsLeftOut: readonly string[];
  /** The deciding test first; empty where none can run. */
  readonly tests: readonly FamilyTest[];
  readonly difference: DifferenceEstimate;
  readonly warnings: readonly StatWarning[];
}

/** All candidates against the baseline on one metric. */
export interface FamilyResult {
  readonly family: string;
  /** Comparisons that have a deciding test. */
  readonly size: number;
  readonly alpha: number;
  readonly members: readonly FamilyMember[];
}

interface Planned {
  readonly candidate: FamilyCandidate;
  readonly sides: PairedSides;
  readonly design: ComparisonDesign;
  readonly data: ComparisonData;
}

/**
 * Compares every candidate with the baseline on one metric: matches seeds, picks the deciding test by the design
 * (`decidingTests`), runs it with the ones reported beside it, and corrects over the family. Sign-flip tests are corrected
 * jointly by Westfall–Young, the others by Holm; where both occur, each part keeps its share of alpha. The order of the
 * candidates and of their seeds changes no number.
 */
export function compareFamily(
  baseline: SeedScores,
  candidates: readonly FamilyCandidate[],
  options: FamilyOptions,
): FamilyResult {
  const { alpha = 0.05, test = 'auto', family } = options;
  const planned = candidates.map((candidate) => plan(baseline, candidate, options));
  const deciding = decidingTests(
    planned.map((comparison) => comparison.design),
    { alpha, test },
  );
  const size = deciding.filter((id) => id !== null).length;
  const first = decidingRows(planned, deciding, options);
  const beside = besideRows(planned, deciding, options);
  const members = planned.map((comparison, i) => {
    const own = first[i] ?? null;
    return member(comparison, baseline.id, {
      tests: own === null ? [] : [own, ...beside[i]!],
      ...{ deciding: deciding[i] ?? null, alpha, level: options.level ?? 0.95 },
    });
  });
  return { family, size, alpha, members };
}

function plan(baseline: SeedScores, candidate: FamilyCandidate, options: FamilyOptions): Planned {
  const sides = pairBySeed(candidate, baseline, options.matchSeeds ?? true);
  const { samples } = candidate;
  const design: ComparisonDesign = {
    pairing: sides.pairing,
    sizes: [sides.x.length, sides.y.length],
    ...sampleDesign(samples),
  };
  const key = `${options.key}|${candidate.id}`;
  const data: ComparisonData = { x: sides.x, y: sides.y, key, ...(samples === undefined ? {} : { samples }) };
  return { candidate, sides, design, data };
}

/** The deciding test of each comparison with its corrected p. */
function decidingRows(
  planned: readonly Planned[],
  deciding: readonly (DecidingTest | null)[],
  options: FamilyOptions,
): (FamilyTest | null)[] {
  const runs = planned.flatMap(({ data }, index) => {
    const id = deciding[index] ?? null;
    return id === null ? [] : [{ index, id, result: runTest(id, data) }];
  });
  const rows = new Array<FamilyTest | null>(planned.length).fill(null);
  const labels = { role: 'deciding', family: options.family, familySize: runs.length } as const;
  for (const part of familyParts(runs, planned, options)) {
    part.runs.forEach(({ index, id, result }, position) => {
      const [p, least] = [part.corrected[position] ?? null, part.minimums[position] ?? null];
      rows[index] = {
        ...{ ...result, ...labels, id, correction: part.correction },
        // Never below the raw p, which may come from more flips than the joint one.
        pCorrected: p === null ? null : Math.min(1, Math.max(part.factor * p, result.p ?? 0)),
        minimumPCorrected: least === null ? null : Math.min(1, part.factor * least),
      };
    });
  }
  return rows;
}

interface Run {
  readonly index: number;
  readonly id: DecidingTest;
  readonly result: TestResult;
}

/** Comparisons that are corrected together. */
interface FamilyPart {
  readonly runs: readonly Run[];
  readonly correction: Correction;
  readonly corrected: readonly (number | null)[];
  /** What keeps all parts together within alpha. */
  readonly factor: number;
  /** The corrected p if every test of the part reached its smallest p: no correction can go below, as all are monotone. */
  readonly minimums: readonly (number | null)[];
}

function familyParts(runs: readonly Run[], planned: readonly Planned[], options: FamilyOptions): FamilyPart[] {
  if (options.correction === 'false-discovery') return [{ ...adjustedPart(runs, 'benjamini-hochberg'), factor: 1 }];
  const joint = runs.filter((run) => run.id === 'sign-flip');
  const others = runs.filter((run) => run.id !== 'sign-flip');
  const sides = joint.map((run) => planned[run.index]!.sides);
  // One comparison is its own family: its test may be exact where joint flips would be drawn.
  const alone = joint.length === 1 ? joint[0]!.result.p : null;
  return [
    {
      ...{
        runs: joint,
        correction: 'westfall-young',
        corrected: alone === null ? jointSignFlips(sides, options.key) : [alone],
      },
      minimums: joint.map((run) => run.result.minimumP),
      factor: partFactor(joint.length, runs.length),
    },
    { ...adjustedPart(others, 'holm'), factor: partFactor(others.length, runs.length) },
  ];
}

/** Corrects the p of some tests by a formula, and what they could be at least. */
function adjustedPart(
  runs: readonly Run[],
  correction: 'holm' | 'benjamini-hochberg',
): Omit<FamilyPart, 'factor'> & { readonly correction: Correction } {
  const correct = correction === 'holm' ? holm : benjaminiHochberg;
  const adjust = (read: (run: Run) => number | null): (number | null)[] => correct(runs.map(read));
  return {
    ...{ runs, correction },
    corrected: adjust((run) => run.result.p),
    minimums: adjust((run) => run.result.minimumP),
  };
}

/** Westfall–Young corrected p of paired comparisons, over all seeds that any of them uses. */
function jointSignFlips(sides: readonly PairedSides[], key: string): number[] {
  const seeds = [...new Set(sides.flatMap((side) => side.seeds))].sort((a, b) => (a < b ? -1 : 1));
  const block = new Map(seeds.map((seed, position) => [seed, position]));
  // The last row stays 0: each comparison is its own row against it.
  const rowCount = sides.length + 1;
  const rows = new Float64Array(seeds.length * rowCount);
  const norm = new Float64Array(sides.length);
  sides.forEach((side, row) => {
    const differences = alignedDifferences(side.x, side.y);
    const scale = safeScale(differences);
    let squares = 0;
    side.seeds.forEach((seed, i) => {
      const value = differences[i]! / scale;
      rows[(block.get(seed) ?? 0) * rowCount + row] = value;
      squares += value * value;
    });
    norm[row] = Math.sqrt(squares);
  });
  const first = Int32Array.from(sides, (_, row) => row);
  const second = new Int32Array(sides.length).fill(sides.length);
  const comparisons = { blocks: seeds.length, rowCount, rows, norm, first, second };
  return Array.from(maxTStepDown(comparisons, `${key}|westfall-young`).corrected);
}

/** The tests reported beside the deciding ones, by comparison; each kind is corrected on its own. */
function besideRows(
  planned: readonly Planned[],
  deciding: readonly (DecidingTest | null)[],
  options: FamilyOptions,
): FamilyTest[][] {
  const runs = planned.flatMap(({ data }, index) => {
    const id = deciding[index] ?? null;
    const extra = id === null || options.runBeside === false ? [] : besideTests[id];
    return extra.map((other): Run => ({ index, id: other, result: runTest(other, data) }));
  });
  const correction = options.correction === 'false-discovery' ? 'benjamini-hochberg' : 'holm';
  const rows = planned.map((): FamilyTest[] => []);
  for (const id of new Set(runs.map((run) => run.id))) {
    const part = adjustedPart(
      runs.filter((run) => run.id === id),
      correction,
    );
    const labels = { id, role: 'beside', correction, family: options.family, familySize: part.runs.length } as const;
    part.runs.forEach(({ index, result }, i) => {
      const corrected = { pCorrected: part.corrected[i] ?? null, minimumPCorrected: part.minimums[i] ?? null };
      rows[index]!.push({ ...result, ...labels, ...corrected });
    });
  }
  return rows;
}

function member(
  comparison: Planned,
  baseline: string,
  chosen: {
    readonly tests: readonly FamilyTest[];
    readonly deciding: DecidingTest | null;
    readonly alpha: number;
    readonly level: number;
  },
): FamilyMember {
  const { sides, design, data, candidate } = comparison;
  const n = Math.min(...design.sizes);
  const left = sides.seedsLeftOut.length;
  const message = `${left} of ${left + sides.seeds.length} seeds left out: missing, diverged or without a partner.`;
  return {
    ...{ candidate: candidate.id, baseline, pairing: pairingOf(chosen.deciding, design), sizes: design.sizes },
    ...{ seeds: sides.seeds, seedsLeftOut: sides.seedsLeftOut, tests: chosen.tests },
    difference: estimateDifference(chosen.deciding, sides.pairing, {
      ...data,
      alpha: chosen.alpha,
      level: chosen.level,
    }),
    warnings: [
      ...(left > 0 ? [{ code: 'seeds-left-out', message }] : []),
      ...designWarnings(chosen.deciding, n),
      ...(chosen.tests[0]?.warnings ?? []),
    ],
  };
}
