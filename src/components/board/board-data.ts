/** What a leaderboard shows: rows in tiers, the axis of their strips, the secondary columns. Selects, computes nothing. */
import { isTested } from '../../format/leader-sentences.ts';
import { numberOf } from '../../format/missing.ts';
import { commonDecimals } from '../../format/numbers.ts';
import { roundedSummary } from '../../format/scores.ts';
import type {
  Comparison,
  Configuration,
  Interval,
  Metric,
  Ranking,
  RankingRow,
  RunRecord,
  Summary,
} from '../../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../../report/select.ts';
import { makeScale, type Scale } from '../scale.ts';

/** The value of one seed, with the run that it comes from. */
export interface SeedValue {
  readonly run: RunRecord;
  readonly value: number;
}

/** One configuration on the leaderboard. `rank` is null without a value. */
export interface BoardRow {
  readonly configuration: Configuration;
  readonly rank: RankingRow | null;
  readonly reason: string | null;
  readonly summary: Summary | null;
  readonly comparison: Comparison | null;
  readonly isBaseline: boolean;
  readonly values: readonly SeedValue[];
}

/** Rows under one label. */
export interface BoardGroup {
  readonly label: string;
  readonly text: string;
  readonly rows: readonly BoardRow[];
}

/** A secondary metric beside the leaderboard's own, with the decimals of its column. */
export interface SecondaryColumn {
  readonly metric: Metric;
  readonly decimals: number;
  readonly leaders: ReadonlySet<string>;
  readonly showsFlags: boolean;
}

/** Everything that the leaderboard of one metric shows. */
export interface Board {
  readonly metric: Metric;
  readonly ranking: Ranking | null;
  readonly tested: boolean;
  readonly groups: readonly BoardGroup[];
  readonly byId: ReadonlyMap<string, BoardRow>;
  /** The rows of all groups in the order in which they stand. */
  readonly rows: readonly BoardRow[];
  /** Where each configuration stands among them, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly total: number;
  readonly scale: Scale;
  readonly baselineMean: number | null;
  readonly decimals: number;
  readonly hasComparisons: boolean;
  /** Flags stand in the rows only where they single something out: on less than half of them. */
  readonly showsFlags: boolean;
  readonly flagged: number;
  readonly secondary: readonly SecondaryColumn[];
}

/** The seeds' values of a configuration on one metric, in the order of its runs. */
export function seedValues(
  report: ReportIndex,
  of: { readonly configuration: Configuration; readonly metric: Metric },
): readonly SeedValue[] {
  return of.configuration.runIds.flatMap((id) => {
    const run = report.run(id);
    const value = run?.counted === true ? run.metrics[of.metric.key] : undefined;
    return run !== null && typeof value === 'number' ? [{ run, value }] : [];
  });
}

/** The leading interval of a summary, where it has ends. */
export function leadingInterval(
  summary: Summary | null,
): { readonly low: number; readonly high: number; readonly level: number; readonly source: Interval } | null {
  const source = summary?.intervals[0];
  if (source === undefined || source.low === null || source.high === null) return null;
  return { low: source.low, high: source.high, level: source.level, source };
}

const boards = new WeakMap<BenchmarkIndex, Map<string, Board>>();

/** The leaderboard of one metric; built once, for every page of a configuration asks for its row. */
export function boardOf(report: ReportIndex, index: BenchmarkIndex, metric: Metric): Board {
  const known = boards.get(index) ?? new Map<string, Board>();
  boards.set(index, known);
  let board = known.get(metric.id);
  if (board === undefined) known.set(metric.id, (board = makeBoard(report, index, metric)));
  return board;
}

/** The row of a configuration, or null where it is not on the board. */
export const rowOf = (board: Board, configuration: string): BoardRow | null => board.byId.get(configuration) ?? null;

function makeBoard(report: ReportIndex, index: BenchmarkIndex, metric: Metric): Board {
  const { benchmark } = index;
  const ranking = index.ranking(metric.id);
  const tested = ranking !== null && isTested(ranking);
  const row = (id: string, rank: RankingRow | null, reason: string | null): BoardRow[] => {
    const configuration = index.configuration(id);
    if (configuration === null) return [];
    return [
      {
        configuration,
        rank,
        reason,
        summary: index.summary(id, metric.id),
        comparison: index.comparison(metric.id, id),
        isBaseline: id === benchmark.baseline,
        values: seedValues(report, { configuration, metric }),
      },
    ];
  };
  const ranked = (ranking?.rows ?? []).flatMap((item) => row(item.configuration, item, null));
  const unranked = (ranking?.unranked ?? []).flatMap((item) => row(item.configuration, null, item.reason));
  const flagged = ranked.filter((item) => (item.summary?.flags.length ?? 0) > 0).length;
  const baseline = benchmark.baseline === null ? null : index.summary(benchmark.baseline, metric.id);
  const groups = [
    ...(tested ? tiers(ranked) : [{ label: '', text: '', rows: ranked }]),
    ...withoutRank(unranked),
  ].filter((group) => group.rows.length > 0);
  const rows = groups.flatMap((group) => group.rows);
  return {
    metric,
    ranking,
    tested,
    groups,
    rows,
    places: new Map(rows.map((item, place) => [item.configuration.id, place])),
    byId: new Map([...ranked, ...unranked].map((item) => [item.configuration.id, item])),
    total: ranked.length,
    scale: makeScale(scaleValues(ranked), { bounds: metric.bounds }),
    baselineMean: baseline === null ? null : numberOf(baseline.mean),
    decimals: Math.max(0, ...ranked.map((item) => roundedSummary(item.summary)?.decimals ?? 0)),
    showsFlags: ranked.length === 0 || flagged * 2 < ranked.length,
    flagged,
    hasComparisons: ranked.some((item) => item.comparison !== null),
    secondary: secondaryColumns(index, metric),
  };
}

function scaleValues(rows: readonly BoardRow[]): number[] {
  return rows.flatMap(({ values, summary }) => {
    const interval = leadingInterval(summary);
    return [...values.map((item) => item.value), ...(interval === null ? [] : [interval.low, interval.high])];
  });
}

function tiers(rows: readonly BoardRow[]): readonly BoardGroup[] {
  const first = rows.filter((row) => row.rank?.tier === 1);
  if (first.length === rows.length) {
    return [
      {
        label: rows.length === 1 ? '' : 'All in one tier.',
        text: rows.length === 1 ? '' : 'No configuration is significantly beaten by another.',
        rows,
      },
    ];
  }
  const second = rows.filter((row) => row.rank?.tier === 2);
  const below = rows.filter((row) => (row.rank?.tier ?? 0) > 2);
  // Over different seeds means may beat each other in a circle: then the tier is what nothing else beats.
  const circle = first.some((row) => (row.rank?.rankLow ?? 1) > 1);
  return [
    {
      label: 'Leading tier.',
      text: circle ? 'Nothing outside significantly beats these.' : 'Nothing here is significantly beaten.',
      rows: first,
    },
    { label: 'Second tier.', text: circle ? '' : 'Significantly beaten from the leading tier only.', rows: second },
    {
      label: below.every((row) => row.rank?.tier === 3) ? 'Third tier.' : 'Below.',
      text: circle ? '' : 'Significantly beaten by configurations outside the leading tier, too.',
      rows: below,
    },
  ];
}

const withoutRank = (rows: readonly BoardRow[]): readonly BoardGroup[] => [
  { label: 'Without a rank.', text: 'No run gave a value.', rows },
];

/** The most useful others: the primary metric first, two scores, one cost; at most three. */
function secondaryColumns(index: BenchmarkIndex, metric: Metric): readonly SecondaryColumn[] {
  const others = index.benchmark.metrics.filter((other) => other.id !== metric.id);
  const scores = others.filter((other) => other.role === 'primary' || other.role === 'secondary');
  scores.sort((a, b) => Number(b.role === 'primary') - Number(a.role === 'primary'));
  const costs = others.filter((other) => other.role === 'cost');
  return [...scores.slice(0, 2), ...costs.slice(0, scores.length > 1 ? 1 : 2)].slice(0, 3).map((other) => {
    const summaries = index.benchmark.configurations.flatMap(({ id }) => index.summary(id, other.id) ?? []);
    const means = summaries.flatMap((item) => numberOf(item.mean) ?? []);
    const sizes = means.map(Math.abs).sort((a, b) => a - b);
    const typical = sizes[Math.floor(sizes.length / 2)];
    const ranking = index.ranking(other.id);
    const named = ranking !== null && isTested(ranking) && ranking.leadingTier.length < ranking.rows.length;
    return {
      metric: other,
      decimals: typical === undefined ? 0 : commonDecimals(means.every(Number.isInteger) ? means : [typical], 3),
      leaders: new Set(named ? ranking.leadingTier : []),
      showsFlags:
        other.role !== 'cost' && summaries.filter((item) => item.flags.length > 0).length * 2 < summaries.length,
    };
  });
}
