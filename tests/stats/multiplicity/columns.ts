import type { SeedScores } from '../../../src/stats/multiplicity/pairing.ts';
import type { Score } from '../../../src/stats/numeric.ts';

/** A configuration with seeds 0, 1, 2 … (or from `firstSeed`). */
export function column(id: string, scores: readonly Score[], firstSeed = 0): SeedScores {
  return { id, scores: new Map(scores.map((score, i) => [String(firstSeed + i), score])) };
}
