/** Scores in the forms that the statistics read: by seed id, and as a table of configurations by seeds. */
import type { SeedScores } from '../stats/multiplicity/pairing.ts';
import type { Score as SeedScore } from '../stats/numeric.ts';
import type { ConfigurationData } from './group.ts';
import { compareNatural, compareText } from './order.ts';
import type { ScoreTable, Scores } from './scores.ts';

/**
 * The scores of a configuration by seed; seeds whose run failed hold null. A run without a seed has an id of its own, so
 * that it is never matched with another one.
 */
export function toSeedScores(data: ConfigurationData, found: Scores): SeedScores {
  const scores = new Map<string, SeedScore>(found.failedSeeds.map((seed) => [seed, null]));
  for (const score of found.scores) scores.set(score.seed ?? unknownSeed(score.run), score.value);
  return { id: data.key, scores };
}

const unknownPrefix = 'run:';

const unknownSeed = (run: string): string => `${unknownPrefix}${run}`;

/** Seeds as the Report names them: those of runs without a seed are left out. */
export const knownSeeds = (seeds: readonly string[]): string[] =>
  seeds.filter((seed) => !seed.startsWith(unknownPrefix)).sort(compareNatural);

/** Configurations by seeds, rows in the order of the hash of their params: nothing depends on names or files. */
export interface SeedMatrix {
  readonly rows: readonly ConfigurationData[];
  readonly seeds: readonly string[];
  /** undefined: never run; null: failed. */
  readonly scores: readonly (readonly SeedScore[])[];
}

/** The matrix of one metric; configurations without any finite score are left out. */
export function toMatrix(configurations: readonly ConfigurationData[], metric: string, table: ScoreTable): SeedMatrix {
  const rows = configurations
    .filter((data) => table.of(data.id, metric).values.length > 0)
    .toSorted((a, b) => compareText(a.key, b.key));
  const bySeed = rows.map((data) => toSeedScores(data, table.of(data.id, metric)).scores);
  const seeds = [...new Set(bySeed.flatMap((scores) => [...scores.keys()]))].sort(compareNatural);
  return { rows, seeds, scores: bySeed.map((scores) => seeds.map((seed) => scores.get(seed))) };
}
