/** The leaderboard of one metric as a table: rank interval, score, interval, difference to the baseline, verdict. */
import { dash, numberOf, reasonOf } from '../../format/missing.ts';
import { differenceText, integer, intervalText, signedIntervalText, withUnit } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import { formatScore } from '../../format/scores.ts';
import { isTested } from '../../format/leader-sentences.ts';
import type { Comparison, Metric, Ranking, RankingRow, Summary } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import { leaderboardCaption } from './caption.ts';
import { cell, column, missingCell, part, type Cell, type Column, type Row, type Table } from './table.ts';

/** `1–3`, or `4` where the interval is one rank. */
export const rankText = (row: RankingRow): string =>
  row.rankLow === row.rankHigh ? integer(row.rankLow) : `${integer(row.rankLow)}–${integer(row.rankHigh)}`;

/** The name of a tier: what its rows have in common. */
export function tierText(ranking: Ranking, tier: number): string {
  if (!isTested(ranking)) return '';
  return tier === 1 ? 'Leading tier' : `Tier ${integer(tier)}`;
}

const summaryColumns = (metric: Metric): readonly Column[] => [
  column('Rank', 'left', [
    part('rank_low', 'integer', 'Best rank that the data allow'),
    part('rank_high', 'integer', 'Worst rank that the data allow'),
    part('tier', 'integer', 'Tier; rows of one tier are not told apart'),
  ]),
  column('Configuration', 'left', [
    part('configuration', 'text', 'Id of the configuration'),
    part('name', 'text', 'Name of the configuration'),
  ]),
  column(metric.unit === null ? metric.label : `${metric.label} (${metric.unit})`, 'right', [
    part('mean', 'number', `Mean ${metric.label}${metric.unit === null ? '' : ` in ${metric.unit}`}`),
    part('sd', 'number', 'Standard deviation'),
  ]),
  column('n', 'right', [
    part('n', 'integer', 'Values that entered'),
    part('n_failed', 'integer', 'Runs that gave no value'),
  ]),
  column('Interval', 'right', [
    part('interval_low', 'number', 'Lower end of the interval of the mean'),
    part('interval_high', 'number', 'Upper end of the interval of the mean'),
    part('interval_level', 'number', 'Level of the interval'),
    part('interval_method', 'text', 'Method of the interval'),
  ]),
];

const comparisonColumns: readonly Column[] = [
  column('Difference', 'right', [part('difference', 'number', 'Candidate minus baseline')]),
  column('Its interval', 'right', [
    part('difference_low', 'number', 'Lower end of the interval of the difference'),
    part('difference_high', 'number', 'Upper end of the interval of the difference'),
  ]),
  column('p', 'right', [
    part('p', 'number', 'p-value of the test that decides'),
    part('p_corrected', 'number', 'The same, corrected for the family of tests'),
  ]),
  column('Verdict', 'left', [
    part('verdict', 'text', 'better, worse, no practical difference, cannot be decided'),
    part('exploratory', 'boolean', 'True where it is a reading of a secondary metric, not a verdict'),
  ]),
];

/** Mean and sd of a summary. */
export function scoreCell(summary: Summary | null, best: boolean): Cell {
  const mean = summary === null ? null : numberOf(summary.mean);
  if (summary === null || mean === null) {
    return missingCell(2, (summary === null ? null : reasonOf(summary.mean)) ?? 'no value');
  }
  return { ...cell(formatScore(summary, null), [mean, numberOf(summary.sd)], best), reason: reasonOf(summary.sd) };
}

function intervalCell(summary: Summary | null): Cell {
  const interval = summary?.intervals[0];
  if (interval === undefined) return missingCell(4, 'no interval was computed');
  const { low, high, level, method } = interval;
  if (low === null || high === null) return missingCell(4, interval.reason ?? 'no interval was computed');
  return cell(intervalText(low, high), [low, high, level, method]);
}

/** Difference, its interval, corrected p and verdict of a comparison, four cells. */
export function comparisonCells(comparison: Comparison): readonly Cell[] {
  const { low, high, value } = comparison.difference;
  const number = numberOf(value);
  const test = comparison.tests.find((item) => item.decides);
  return [
    number === null
      ? missingCell(1, reasonOf(value) ?? 'not computed')
      : cell(differenceText(number, low, high), [number]),
    low === null || high === null
      ? missingCell(2, `no interval of the difference: ${comparison.reason.message}`)
      : cell(signedIntervalText(low, high), [low, high]),
    test === undefined || test.pCorrected === null
      ? { ...missingCell(2, test?.reason ?? comparison.reason.message), raw: [test?.p ?? null, null] }
      : cell(pValue(test.pCorrected), [test.p, test.pCorrected]),
    cell(comparison.exploratory ? `${comparison.verdict} (exploratory)` : comparison.verdict, [
      comparison.verdict,
      comparison.exploratory,
    ]),
  ];
}

function againstBaseline(view: BenchmarkView, metric: Metric, configuration: string): readonly Cell[] {
  if (configuration === view.benchmark.baseline) {
    const reason = 'this is the baseline';
    return [
      cell('baseline', [null]),
      missingCell(2, reason),
      missingCell(2, reason),
      cell('baseline', ['baseline', false]),
    ].map((item) => ({ ...item, reason: item.raw[0] === null ? reason : null }));
  }
  const comparison = view.index.comparison(metric.id, configuration);
  if (comparison !== null) return comparisonCells(comparison);
  const reason = 'not compared with the baseline';
  return [missingCell(1, reason), missingCell(2, reason), missingCell(2, reason), missingCell(2, reason)];
}

/** The table of one metric; rows in the order of the ranking, configurations without a value at the end. */
export function leaderboardTable(view: BenchmarkView, metric: Metric, id: string): Table {
  const { benchmark, index } = view;
  const ranking = index.ranking(metric.id);
  const compared = benchmark.comparisons.some((item) => item.metric === metric.id && item.reference === 'baseline');
  const best = new Set(ranking?.leadingTier);
  const rest = (configuration: string): readonly Cell[] => {
    const summary = index.summary(configuration, metric.id);
    return [
      cell(view.nameOf(configuration), [configuration, view.nameOf(configuration)]),
      scoreCell(summary, best.has(configuration)),
      summary === null ? missingCell(2, 'no value') : cell(integer(summary.n), [summary.n, summary.nFailed]),
      intervalCell(summary),
      ...(compared ? againstBaseline(view, metric, configuration) : []),
    ];
  };
  const ranked = (ranking?.rows ?? []).map((row): Row => ({
    group: ranking === null ? null : tierText(ranking, row.tier) || null,
    cells: [cell(rankText(row), [row.rankLow, row.rankHigh, row.tier]), ...rest(row.configuration)],
  }));
  const unranked = (ranking?.unranked ?? []).map((row): Row => ({
    group: 'Without a rank',
    cells: [{ ...missingCell(3, row.reason), text: dash }, ...rest(row.configuration)],
  }));
  return {
    id,
    title: `${benchmark.title}: ${metric.label}`,
    caption: leaderboardCaption(view, metric),
    notes:
      metric.minEffect === null
        ? []
        : [`Smallest difference that matters: ${withUnit(String(metric.minEffect), metric.unit)}.`],
    columns: [...summaryColumns(metric), ...(compared ? comparisonColumns : [])],
    rows: [...ranked, ...unranked],
  };
}
