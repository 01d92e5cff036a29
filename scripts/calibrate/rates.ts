import { bootstrapInterval } from '../../src/stats/intervals/bootstrap-interval.ts';
import { tInterval } from '../../src/stats/intervals/t-interval.ts';
import { compareFamily, type FamilyMember } from '../../src/stats/multiplicity/family.ts';
import type { SeedScores } from '../../src/stats/multiplicity/pairing.ts';
import { rankIntervals } from '../../src/stats/multiplicity/rank-intervals.ts';
import { pairedTTest } from '../../src/stats/tests/paired-t.ts';
import { type Population, populationMean, populationSpread, scoreSource } from './populations.ts';

/** One cell of the calibration: what is simulated. */
export interface Cell {
  readonly method: string;
  /** Seeds per configuration. */
  readonly n: number;
  /** Configurations, the baseline included. */
  readonly k: number;
  readonly distribution: Population;
  readonly replicates: number;
}

/** A measured rate with its Monte Carlo standard error. */
export interface Rate extends Cell {
  readonly kind: 'coverage' | 'false-verdict' | 'power';
  /** What the rate should be (coverage), or at most (false verdicts); the theory where there is one (power). */
  readonly nominal: number | null;
  readonly rate: number;
  readonly standardError: number;
}

const alpha = 0.05;

function rateOf(kind: Rate['kind'], cell: Cell, nominal: number | null, hit: (replicate: number) => boolean): Rate {
  let hits = 0;
  for (let replicate = 0; replicate < cell.replicates; replicate += 1) if (hit(replicate)) hits += 1;
  const rate = hits / cell.replicates;
  // With no hit at all, or only hits, the error of half a hit more or less.
  const bounded = Math.min(1 - 0.5 / cell.replicates, Math.max(0.5 / cell.replicates, rate));
  return { ...cell, kind, nominal, rate, standardError: Math.sqrt((bounded * (1 - bounded)) / cell.replicates) };
}

function keyOf(cell: Cell): string {
  return [cell.method, cell.n, cell.k, cell.distribution].join('|');
}

/** Configurations with independent scores; `shift[i]` is added to configuration i. Seeds are shared, or their own. */
function draw(cell: Cell, score: () => number, shift: readonly number[], shared: boolean): SeedScores[] {
  return Array.from({ length: cell.k }, (_, i) => ({
    id: `c${i}`,
    scores: new Map(
      Array.from({ length: cell.n }, (_v, seed) => [shared ? `${seed}` : `${i}-${seed}`, score() + (shift[i] ?? 0)]),
    ),
  }));
}

/** How often the 95 % interval of the mean holds it: `t`, `percentile` or `bca`. */
export function intervalCoverage(cell: Cell & { readonly method: 't' | 'percentile' | 'bca' }): Rate {
  const score = scoreSource(cell.distribution, keyOf(cell));
  return rateOf('coverage', cell, 0.95, (replicate) => {
    const values = Array.from({ length: cell.n }, score);
    const { low, high } =
      cell.method === 't'
        ? tInterval(values)
        : bootstrapInterval(values, { method: cell.method, resamples: 1_000, key: `${replicate}` });
    return low !== null && high !== null && low <= populationMean && populationMean <= high;
  });
}

/**
 * How often at least one candidate that is no different gets the verdict better or worse: `paired` and `unpaired` by
 * the whole family, `best alone` by testing the best of the candidates as if it were the only one.
 */
export function falseVerdicts(cell: Cell & { readonly method: 'paired' | 'unpaired' | 'best alone' }): Rate {
  const score = scoreSource(cell.distribution, keyOf(cell));
  return rateOf('false-verdict', cell, alpha, (replicate) => {
    const [baseline, ...candidates] = draw(cell, score, [], cell.method !== 'unpaired');
    if (cell.method === 'best alone') return bestAlone(baseline!, candidates);
    const options = { family: 'null', key: `${replicate}`, alpha, runBeside: false };
    const { members } = compareFamily(baseline!, candidates, options);
    return members.some((member) => isDecided(member, alpha));
  });
}

/** The verdict is better or worse: the condition of `decideVerdict`, without counting the seeds that are missing. */
function isDecided(member: FamilyMember, level: number): boolean {
  const p = member.tests[0]?.pCorrected ?? null;
  return p !== null && p <= level && member.difference.value !== 0;
}

function bestAlone(baseline: SeedScores, candidates: readonly SeedScores[]): boolean {
  const total = (side: SeedScores): number =>
    [...side.scores.values()].reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const best = candidates.reduce((a, b) => (total(b) > total(a) ? b : a));
  const { p } = pairedTTest([...best.scores.values()], [...baseline.scores.values()]);
  return p !== null && p <= alpha;
}

/** How often the rank intervals hold all true ranks at once: the first half of the configurations are equal, the rest rise. */
export function rankCoverage(cell: Cell & { readonly method: 'ranks, paired' | 'ranks, unpaired' }): Rate {
  const score = scoreSource(cell.distribution, keyOf(cell));
  const shift = Array.from({ length: cell.k }, (_, i) => Math.max(0, i - cell.k / 2) * populationSpread);
  return rateOf('coverage', cell, 0.95, (replicate) => {
    const configurations = draw(cell, score, shift, cell.method === 'ranks, paired');
    const { rows } = rankIntervals(configurations, { higherIsBetter: true, key: `${replicate}`, alpha });
    return rows.every((row, i) => {
      const better = shift.filter((other) => other > shift[i]!).length;
      const equal = shift.filter((other) => other === shift[i]!).length;
      // Equal configurations share the ranks from the first to the last of them.
      return row.rankLow! <= better + 1 && row.rankHigh! >= better + equal;
    });
  });
}

/**
 * How often a candidate that is better by `effect` standard deviations of a score gets the verdict better, among
 * candidates that are no different.
 */
export function powerOfFamily(
  cell: Cell & { readonly method: `paired, d = ${number}` },
  effect: number,
  nominal: number | null,
): Rate {
  const score = scoreSource(cell.distribution, keyOf(cell));
  return rateOf('power', cell, nominal, (replicate) => {
    const [baseline, ...candidates] = draw(cell, score, [0, effect * populationSpread], true);
    const options = { family: 'power', key: `${replicate}`, alpha, runBeside: false };
    const { members } = compareFamily(baseline!, candidates, options);
    return isDecided(members[0]!, alpha) && members[0]!.difference.value! > 0;
  });
}
