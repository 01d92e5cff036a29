/** The rows of a leaderboard as text: a hundred configurations cost a few milliseconds. */
import { dash, numberOf } from '../../format/missing.ts';
import { differenceText, fixed, plainNumber, signedIntervalText } from '../../format/numbers.ts';
import { roundedSummary } from '../../format/scores.ts';
import { cutMiddle } from '../../format/words.ts';
import type { Comparison } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import type { Link } from '../../site/files.ts';
import { paths } from '../../site/urls.ts';
import { markup, nothing, type Html } from '../html.ts';
import {
  colourClass,
  configurationLink,
  dashWith,
  flag,
  longestName,
  permalink,
  score,
  verdictChip,
} from '../marks.ts';
import { rankTrack, strip } from '../strip.ts';
import { leadingInterval, type Board, type BoardRow, type SecondaryColumn } from './board-data.ts';
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

function rankCell(row: BoardRow, board: Board): Html {
  const { rank } = row;
  if (rank === null) return markup`<td class="rank plain">${dash}</td>`;
  const text = rank.rankLow === rank.rankHigh ? String(rank.rankLow) : `${rank.rankLow}–${rank.rankHigh}`;
  if (!board.tested) return markup`<td class="rank plain">${text}</td>`;
  return markup`<td class="rank">${text}${rankTrack(rank.rankLow, rank.rankHigh, board.total)}</td>`;
}

function seedCount(row: BoardRow): Html {
  const { summary } = row;
  if (summary === null) return markup`${row.values.length}`;
  if (summary.nFailed === 0) return markup`${summary.n}`;
  const all = summary.n + summary.nFailed;
  return markup`<span title="${summary.n} of ${all} runs gave a value">${summary.n}/${all}</span>`;
}

/** The difference to the baseline with its interval. */
export function differenceCell(comparison: Comparison | null, isBaseline: boolean): Html {
  if (isBaseline) return markup`<span class="muted">baseline</span>`;
  if (comparison === null) return dashWith('not compared with the baseline');
  const { value, low, high } = comparison.difference;
  const number = numberOf(value);
  if (number === null) return dashWith(typeof value === 'number' ? null : value.reason);
  const interval =
    low === null || high === null ? nothing : markup`<span class="sub">${signedIntervalText(low, high)}</span>`;
  return markup`${differenceText(number, low, high)}${interval}`;
}

function secondaryCell(row: BoardRow, column: SecondaryColumn, place: number, index: BenchmarkIndex): Html {
  const summary = index.summary(row.configuration.id, column.metric.id);
  const mean = numberOf(summary?.mean ?? { value: null, reason: '' });
  const { unit, label } = column.metric;
  const text = mean === null ? dashWith('no run gave a value') : markup`${printed(mean, column.decimals)}`;
  const hot = column.leaders.has(row.configuration.id) ? ' hot' : '';
  return markup`<td
    class="num sec${place === 0 ? ' keep' : ' opt'}${hot}"
    data-label="${unit === null ? label : `${label}, ${unit}`}"
  >
    ${summary !== null && column.showsFlags ? flag(summary.flags) : nothing}${text}
  </td>`;
}

/** A column's decimals, or a power of ten where they would not do. */
const printed = (value: number, decimals: number): string =>
  value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 10 ** -decimals / 2)
    ? plainNumber(value, 3)
    : fixed(value, decimals);

/** One configuration: its row and the row of its explanation. */
export function boardRow(row: BoardRow, board: Board, context: BoardContext): Html {
  const { index, link, grid } = context;
  const { configuration, summary, comparison, isBaseline } = row;
  const href = link(paths.experiment(index.benchmark.id, configuration.slug));
  const drawn = strip(
    {
      name: configuration.name,
      values: row.values.map((item) => item.value),
      mean: summary === null ? null : numberOf(summary.mean),
      interval: leadingInterval(summary),
    },
    board.scale,
    { colour: colourClass(configuration), grid },
  );
  const compared = board.hasComparisons
    ? markup`<td class="num diff">${differenceCell(comparison, isBaseline)}</td>
        <td class="verdict">
          ${
            isBaseline
              ? markup`<span class="muted">reference</span>`
              : comparison === null
                ? dashWith('not compared')
                : verdictChip(comparison)
          }
        </td>`
    : nothing;
  const secondary = board.secondary.map((column, place) => secondaryCell(row, column, place, index));
  const explained = board.total <= mostExplained;
  const last = explained
    ? markup`<td class="last"></td>`
    : markup`<td class="last"><a href="${href}#numbers">why?</a></td>`;
  const first = markup`<tr class="${isBaseline ? 'row base' : 'row'}" id="${configuration.slug}">
    ${rankCell(row, board)}
    <th scope="row" class="name">${configurationLink(configuration, href)}${permalink(configuration.slug, configuration.name)}</th>
    <td class="num mean">
      ${summary !== null && board.showsFlags ? flag(summary.flags) : nothing}${score(roundedSummary(summary), board.decimals, row.reason)}
    </td>
    <td class="num n sd">${seedCount(row)}</td>
    <td class="stripcell">${drawn}</td>
    ${compared}${secondary}${last}
  </tr>`;
  if (!explained) return first;
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
