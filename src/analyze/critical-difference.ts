/** Friedman's test over seeds as blocks with Nemenyi's critical difference, where the design allows the diagram. */
import { friedmanTest } from '../stats/tests/friedman.ts';
import { nemenyiBlocks, nemenyiColumns, nemenyiTest } from '../stats/tests/nemenyi.ts';
import type { Metric, Ranking } from '../report/schema.ts';
import { publish, publishOrNull } from './publish.ts';
import type { SeedMatrix } from './seed-scores.ts';

/** The diagram is unreadable, and its groups say little, beyond this many configurations. */
const mostColumns = 30;

/**
 * Mean ranks and groups of the configurations that ran on common seeds; null with fewer than three of them, fewer than
 * five common seeds, or where a configuration lacks a seed of the others.
 */
export function criticalDifferenceOf(metric: Metric, matrix: SeedMatrix, alpha: number): Ranking['criticalDifference'] {
  const { rows, scores, seeds } = matrix;
  if (rows.length < nemenyiColumns || rows.length > mostColumns) return null;
  const complete = seeds.flatMap((_, place) => {
    const block = scores.map((row) => row[place]);
    return block.every((score): score is number => typeof score === 'number' && Number.isFinite(score)) ? [block] : [];
  });
  if (complete.length < nemenyiBlocks || complete.length < seeds.length) return null;
  const friedman = friedmanTest(complete, metric.better === 'higher');
  const ranks = friedman.meanRanks.filter((rank) => rank !== null);
  if (ranks.length < rows.length) return null;
  const nemenyi = nemenyiTest(ranks, { blocks: complete.length, alpha });
  if (nemenyi.criticalDifference === null) return null;
  return {
    blocks: 'seeds',
    nBlocks: complete.length,
    meanRanks: rows.map((data, index) => ({ configuration: data.id, meanRank: publish(ranks[index]!) })),
    criticalDifference: publish(nemenyi.criticalDifference),
    groups: nemenyi.cliques.map((clique) => clique.map((index) => rows[index]!.id)),
    p: publishOrNull(friedman.p),
    alpha,
  };
}
