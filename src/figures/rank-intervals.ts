/** Rank intervals: where each configuration can stand in 1..K given what the comparisons establish. */
import { count, inSentence, listText } from '../format/words.ts';
import { numberOf } from '../format/missing.ts';
import type { Configuration, RankingRow } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, type FigureInput } from './input.ts';
import { markerMark, markers, pixels, quantitative } from './layers.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale, type DrawnScale } from './scales.ts';
import { metricTitle } from './words.ts';

interface RankRow {
  readonly item: Configuration;
  readonly rank: RankingRow;
}

const mostRows = 40;

const rankText = ({ rankLow, rankHigh }: RankingRow): string =>
  rankLow === rankHigh ? `${rankLow}` : `${rankLow}–${rankHigh}`;

/** Ranks are whole: ticks stand on whole ranks only, the first and the last among them. */
function rankScale(last: number): DrawnScale {
  const scale = linearScale([1, last], { room: 0.04 });
  const stride = Math.max(1, Math.ceil((last - 1) / 8));
  const inner = Array.from({ length: Math.floor((last - 1) / stride) + 1 }, (_, index) => 1 + index * stride);
  const ticks = [...inner.filter((tick) => last - tick >= stride), last];
  return { ...scale, ticks, format: 'd' };
}

function draw(rows: readonly RankRow[], last: number, layout: Layout) {
  const frame = rowFrame(
    rows.map((row) => ({ name: row.item.name, value: rankText(row.rank) })),
    layout,
    { valueTitle: 'rank', top: layout.narrow ? 12 : 28 },
  );
  const x = quantitative(rankScale(last), 'rank', { title: 'Rank (1 is best)' });
  const style = markers(rows.map((row) => row.item));
  const data = rows.map(({ item, rank }, index) => ({
    configuration: item.name,
    low: rank.rankLow,
    high: rank.rankHigh,
    tier: rank.tier,
    rank: numberOf(rank.meanRank),
    y: frame.at(index),
  }));
  return rowSpec(frame, layout, [
    ...frame.layers,
    {
      data: { values: data },
      mark: { type: 'rule', strokeWidth: 5, strokeCap: 'round', opacity: 0.35 },
      encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: pixels('y'), color: style.color },
    },
    {
      name: 'main',
      data: { values: data.filter((row) => row.rank !== null) },
      mark: markerMark,
      encoding: { x, y: pixels('y'), color: style.color, shape: style.shape, detail: { field: 'tier' } },
    },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const ranking = metric === null ? null : input.index.ranking(metric.id);
  if (metric === null || ranking === null || ranking.rows.length < 2) return null;
  const all = ranking.rows.flatMap((rank) => {
    const item = input.index.configuration(rank.configuration);
    return item === null ? [] : [{ item, rank }];
  });
  const rows = all.slice(0, mostRows);
  const leaders = ranking.leadingTier.map((id) => input.index.configuration(id)?.name ?? id);
  const first = rows[0]!;
  return {
    key: [metric.id],
    title: `${metricTitle(metric)}: intervals of the ranks`,
    description: [
      `${count(all.length, 'configuration')} ranked on ${inSentence(metric.label)}; a bar covers every rank that the comparisons leave open, a mark is the mean rank over resamples.`,
      `Nothing significantly beats ${listText(leaders.slice(0, 5))}${leaders.length > 5 ? ` and ${leaders.length - 5} more` : ''}.`,
      `${first.item.name} ranks ${rankText(first.rank)}; ${rows.at(-1)!.item.name} ranks ${rankText(rows.at(-1)!.rank)}.`,
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn('Tier'),
        numberColumn('Best rank'),
        numberColumn('Worst rank'),
        numberColumn('Mean rank'),
      ],
      rows: rows.map(({ item, rank }) => [item.name, rank.tier, rank.rankLow, rank.rankHigh, numberOf(rank.meanRank)]),
    },
    draw: (layout) => draw(rows, all.length, layout),
  };
}

/** The rank-interval plot. */
export const rankIntervals: FigureDefinition = {
  id: 'rank-intervals',
  title: 'Rank intervals',
  answers: 'How sure is the order?',
  widths: { wide: 640, narrow: 360 },
  build,
};
