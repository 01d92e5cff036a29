/** The rows of a leaderboard: from the Report to what they print, and on to HTML. */
import { numberOf } from '../../format/missing.ts';
import { differenceText, fixed, plainNumber, signedIntervalText } from '../../format/numbers.ts';
import { roundedSummary } from '../../format/scores.ts';
import { cutMiddle } from '../../format/words.ts';
import type { Comparison } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import type { Link } from '../../site/files.ts';
import { paths } from '../../site/urls.ts';
import { markup, type Html } from '../html.ts';
import { longestName } from '../marks.ts';
import { placeStrip } from '../strip.ts';
import { leadingInterval, type Board, type BoardRow, type SecondaryColumn } from './board-data.ts';
import {
  differenceHtml,
  rowHtml,
  type DifferenceView,
  type RowTable,
  type RowView,
  type SecondaryView,
} from './row-html.ts';
import { whyBox } from './why.ts';

/** Above this many configurations the explanations stand on the pages of the configurations only. */
const mostExplained = 150;

/** What the rows need to know about the page. */
export interface BoardContext {
  readonly index: BenchmarkIndex;
  readonly link: Link;
  /** Id of the grid that {@link gridSymbol} defined. */
  readonly grid: string;
}

/** How many columns a leaderboard has. */
export const columnCount = (board: Board): number => 6 + (board.hasComparisons ? 2 : 0) + board.secondary.length;

function differenceView(comparison: Comparison | null, isBaseline: boolean): DifferenceView {
  if (isBaseline) return { kind: 'baseline' };
  if (comparison === null) return { kind: 'none', reason: 'not compared with the baseline' };
  const { value, low, high } = comparison.difference;
  const number = numberOf(value);
  if (number === null) return { kind: 'none', reason: typeof value === 'number' ? null : value.reason };
  const interval = low === null || high === null ? null : signedIntervalText(low, high);
  return { kind: 'difference', text: differenceText(number, low, high), interval };
}

/** The difference to the baseline with its interval. */
export const differenceCell = (comparison: Comparison | null, isBaseline: boolean): Html =>
  differenceHtml(differenceView(comparison, isBaseline));

/** A column's decimals, or a power of ten where they would not do. */
const printed = (value: number, decimals: number): string =>
  value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 10 ** -decimals / 2)
    ? plainNumber(value, 3)
    : fixed(value, decimals);

function secondaryView(row: BoardRow, column: SecondaryColumn, index: BenchmarkIndex): SecondaryView {
  const summary = index.summary(row.configuration.id, column.metric.id);
  const mean = summary === null ? null : numberOf(summary.mean);
  return {
    text: mean === null ? null : printed(mean, column.decimals),
    leads: column.leaders.has(row.configuration.id),
    flags: summary !== null && column.showsFlags ? summary.flags.map(({ message }) => ({ message })) : [],
  };
}

/** What the row of a configuration shows. */
export function rowView(row: BoardRow, board: Board, index: BenchmarkIndex): RowView {
  const { configuration, summary, comparison, isBaseline, rank, values } = row;
  const n = summary?.n ?? values.length;
  return {
    slug: configuration.slug,
    name: configuration.name,
    marker: configuration.marker,
    isBaseline,
    rank: rank === null ? null : [rank.rankLow, rank.rankHigh],
    flags: summary !== null && board.showsFlags ? summary.flags.map(({ message }) => ({ message })) : [],
    score: roundedSummary(summary),
    reason: row.reason,
    n: [n, n + (summary?.nFailed ?? 0)],
    strip: placeStrip(
      {
        name: configuration.name,
        values: values.map((item) => item.value),
        mean: summary === null ? null : numberOf(summary.mean),
        interval: leadingInterval(summary),
      },
      board.scale,
    ),
    ...(board.hasComparisons
      ? {
          difference: differenceView(comparison, isBaseline),
          verdict:
            comparison === null
              ? null
              : {
                  verdict: comparison.verdict,
                  exploratory: comparison.exploratory,
                  reason: { message: comparison.reason.message },
                },
        }
      : {}),
    secondary: board.secondary.map((column) => secondaryView(row, column, index)),
  };
}

/** What the rows of a leaderboard share. */
export const rowTable = (board: Board, grid: string): RowTable => ({
  total: board.total,
  tested: board.tested,
  decimals: board.decimals,
  secondary: board.secondary.map(({ metric: { label, unit } }) => (unit === null ? label : `${label}, ${unit}`)),
  grid,
  explained: board.total <= mostExplained,
});

/** One configuration: its row and the row of its explanation. */
export function boardRow(row: BoardRow, board: Board, context: BoardContext): Html {
  const { index, link, grid } = context;
  const { configuration } = row;
  const table = rowTable(board, grid);
  const href = link(paths.experiment(index.benchmark.id, configuration.slug));
  const first = rowHtml(rowView(row, board, index), table, { href });
  if (!table.explained) return first;
  return markup`${first}
    <tr class="why">
      <td colspan="${columnCount(board)}">
        <details name="why">
          <summary>why?<span class="vh"> The numbers of ${cutMiddle(configuration.name, longestName)}</span></summary>
          ${whyBox(row, board, { index, link })}
        </details>
      </td>
    </tr>`;
}
