import type { Score } from '../numeric.ts';
import { isFiniteScore } from '../tests/inputs.ts';

/** The scores of one configuration on one metric, by seed id. */
export interface SeedScores {
  readonly id: string;
  readonly scores: ReadonlyMap<string, Score>;
}

/** How two sides are matched. */
export type PairingKind = 'by-seed' | 'by-sample' | 'none';

/** Two sides matched by seed id. `x` is the candidate and `y` the baseline; aligned when paired. */
export interface PairedSides {
  readonly pairing: 'by-seed' | 'none';
  /** Seeds that enter the comparison, sorted. */
  readonly seeds: readonly string[];
  /** Seeds of either side that do not: missing, diverged, or without a partner. */
  readonly seedsLeftOut: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Matches two sides by seed id. They are paired when at least two seeds are finite on both sides and these are at least
 * half of the smaller side: pairing on a chance overlap would throw most of the runs away. Otherwise all finite scores of
 * both sides enter unpaired. This looks at which seeds ran, never at the scores.
 */
export function pairBySeed(candidate: SeedScores, baseline: SeedScores, allowed: boolean): PairedSides {
  const [own, other] = [finiteSeeds(candidate), finiteSeeds(baseline)];
  const others = new Set(other);
  const common = own.filter((seed) => others.has(seed));
  const all = [...new Set([...candidate.scores.keys(), ...baseline.scores.keys()])].sort(byText);
  const paired = allowed && isPaired(common.length, own.length, other.length);
  const used = new Set(paired ? common : [...own, ...other]);
  const pick = (side: SeedScores, seeds: readonly string[]): Float64Array =>
    Float64Array.from(seeds, (seed) => side.scores.get(seed) ?? 0);
  return {
    pairing: paired ? 'by-seed' : 'none',
    seeds: all.filter((seed) => used.has(seed)),
    seedsLeftOut: all.filter((seed) => !used.has(seed)),
    x: pick(candidate, paired ? common : own),
    y: pick(baseline, paired ? common : other),
  };
}

/** The rule of `pairBySeed` on counts: seeds in common, and finite seeds of each side. */
export function isPaired(common: number, first: number, second: number): boolean {
  return common >= 2 && 2 * common >= Math.min(first, second);
}

/** Seeds with a finite score, sorted. */
export function finiteSeeds(side: SeedScores): readonly string[] {
  return [...side.scores].flatMap(([seed, score]) => (isFiniteScore(score) ? [seed] : [])).sort(byText);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
