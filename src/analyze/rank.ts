/** Rankings: the order of the configurations on one metric, with ranks as intervals. */
import type { Metric, Ranking, RankingRow, Summary } from '../report/schema.ts';
import { numberOf } from './publish.ts';

/** The ranking by the mean with ties shown. `summaries` are those of one metric, in the order of the names. */
export function rankByMean(summaries: readonly Summary[], metric: Metric): Ranking {
  const sign = metric.better === 'higher' ? -1 : 1;
  const ranked = summaries
    .flatMap((summary) => {
      const value = numberOf(summary.mean);
      return value === null ? [] : [{ configuration: summary.configuration, key: sign * value }];
    })
    .sort((a, b) => a.key - b.key);
  const rows: RankingRow[] = ranked.map(({ configuration, key }) => {
    const rankLow = ranked.findIndex((other) => other.key === key) + 1;
    const rankHigh = ranked.findLastIndex((other) => other.key === key) + 1;
    const none = { value: null, reason: 'not computed' };
    return { configuration, rankLow, rankHigh, tier: rankLow, pBest: none, meanRank: none };
  });
  return {
    metric: metric.id,
    method: 'mean, ties shown',
    rows,
    leadingTier: rows.filter((row) => row.rankLow === 1).map((row) => row.configuration),
    unranked: summaries
      .filter((summary) => numberOf(summary.mean) === null)
      .map((summary) => ({ configuration: summary.configuration, reason: 'no run gave a value' })),
    stability: [],
    warnings: [],
  };
}
