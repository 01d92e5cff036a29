/** Friedman's test over seeds or tasks as blocks with Nemenyi's critical difference, where the design allows the diagram. */
import { friedmanTest } from '../stats/tests/friedman.ts';
import { nemenyiBlocks, nemenyiColumns, nemenyiTest } from '../stats/tests/nemenyi.ts';
import type { Metric, Ranking } from '../report/schema.ts';
import { publish, publishOrNull } from './publish.ts';
import type { SeedMatrix } from './seed-scores.ts';

/** The diagram is unreadable, and its groups say little, beyond this many configurations. */
const mostColumns = 30;

/** The diagram, or why there is none. */
export interface MeanRankDiagram {
  readonly diagram: Ranking['criticalDifference'];
  readonly reason: string | null;
}

/**
 * Mean ranks of the columns over complete blocks with the groups of Nemenyi's test. `ids` are the configurations of the
 * columns. There is none for fewer than three columns, more than thirty, or fewer than five blocks.
 */
export function meanRankDiagram(
  ids: readonly string[],
  options: {
    readonly kind: 'seeds' | 'tasks';
    readonly blocks: readonly (readonly number[])[];
    readonly higherIsBetter: boolean;
    readonly alpha: number;
  },
): MeanRankDiagram {
  const { blocks, kind, alpha } = options;
  if (ids.length > mostColumns)
    return { diagram: null, reason: `no diagram for more than ${mostColumns} configurations` };
  if (ids.length < nemenyiColumns || blocks.length < nemenyiBlocks) {
    const needs = `${nemenyiColumns} configurations and ${nemenyiBlocks} ${kind}`;
    return { diagram: null, reason: `the diagram needs ${needs}, here are ${ids.length} and ${blocks.length}` };
  }
  const friedman = friedmanTest(blocks, options.higherIsBetter);
  const ranks = friedman.meanRanks.filter((rank) => rank !== null);
  const nemenyi = nemenyiTest(ranks, { blocks: blocks.length, alpha });
  if (ranks.length < ids.length || nemenyi.criticalDifference === null) {
    return { diagram: null, reason: friedman.reason ?? nemenyi.reason ?? 'a block is not complete' };
  }
  const diagram = {
    blocks: kind,
    nBlocks: blocks.length,
    meanRanks: ids.map((configuration, index) => ({ configuration, meanRank: publish(ranks[index]!) })),
    criticalDifference: publish(nemenyi.criticalDifference),
    groups: nemenyi.cliques.map((clique) => clique.map((index) => ids[index]!)),
    p: publishOrNull(friedman.p),
    alpha,
  };
  return { diagram, reason: null };
}

/**
 * The diagram over seeds; null with fewer than three configurations, fewer than five common seeds, or where a
 * configuration lacks a seed of the others.
 */
export function criticalDifferenceOf(metric: Metric, matrix: SeedMatrix, alpha: number): Ranking['criticalDifference'] {
  const { rows, scores, seeds } = matrix;
  if (rows.length < nemenyiColumns || rows.length > mostColumns) return null;
  const complete = seeds.flatMap((_, place) => {
    const block = scores.map((row) => row[place]);
    return block.every((score): score is number => typeof score === 'number' && Number.isFinite(score)) ? [block] : [];
  });
  if (complete.length < seeds.length) return null;
  const ids = rows.map((data) => data.id);
  const higherIsBetter = metric.better === 'higher';
  return meanRankDiagram(ids, { kind: 'seeds', blocks: complete, higherIsBetter, alpha }).diagram;
}
