/**
 * A row of a leaderboard out of texts and places: a hundred cost a few milliseconds. Runs where the site is built, and in
 * the browser for a leaderboard of several pages, whose rows come as data.
 */
import { dash } from '../../format/missing.ts';
import type { RoundedScore } from '../../format/numbers.ts';
import type { Configuration, Verdict } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import {
  colourClass,
  configurationLink,
  dashWith,
  flag,
  permalink,
  score,
  verdictChip,
  type Message,
} from '../marks.ts';
import { placedStrip, rankTrack, type PlacedStrip } from '../strip.ts';

/** The difference to the baseline as it is printed, or why there is none. */
export type DifferenceView =
  | { readonly kind: 'baseline' }
  | { readonly kind: 'none'; readonly reason: string | null }
  | { readonly kind: 'difference'; readonly text: string; readonly interval: string | null };

/** The mean of a secondary metric as it is printed; null where no run gave a value. */
export interface SecondaryView {
  readonly text: string | null;
  readonly leads: boolean;
  readonly flags: readonly Message[];
}

/** One configuration as its row shows it. */
export interface RowView {
  readonly slug: string;
  readonly name: string;
  readonly marker: Configuration['marker'];
  readonly isBaseline: boolean;
  /** Lowest and highest rank; null without a rank. */
  readonly rank: readonly [number, number] | null;
  readonly flags: readonly Message[];
  readonly score: RoundedScore | null;
  /** Why there is no score. */
  readonly reason: string | null;
  /** Runs that gave a value, and all. */
  readonly n: readonly [number, number];
  readonly strip: PlacedStrip;
  /** Absent where the board has no comparisons. */
  readonly difference?: DifferenceView;
  readonly verdict?: { readonly verdict: Verdict; readonly exploratory: boolean; readonly reason: Message } | null;
  readonly secondary: readonly SecondaryView[];
}

/** What all rows of a leaderboard share. */
export interface RowTable {
  /** How many configurations have a rank. */
  readonly total: number;
  readonly tested: boolean;
  /** Decimals of the column of means. */
  readonly decimals: number;
  /** Labels of the secondary metrics. */
  readonly secondary: readonly string[];
  /** Id of the symbol with the lines behind the strips. */
  readonly grid: string;
  /** True where the explanation of a row follows it; else its last cell leads to the configuration's page. */
  readonly explained: boolean;
}

function rankCell({ rank }: RowView, { tested, total }: RowTable): Html {
  if (rank === null) return markup`<td class="rank plain">${dash}</td>`;
  const [low, high] = rank;
  const text = low === high ? String(low) : `${low}–${high}`;
  if (!tested) return markup`<td class="rank plain">${text}</td>`;
  return markup`<td class="rank">${text}${rankTrack(low, high, total)}</td>`;
}

const seedCount = ([n, all]: RowView['n']): Html =>
  n === all ? markup`${n}` : markup`<span title="${n} of ${all} runs gave a value">${n}/${all}</span>`;

/** A difference with its interval under it. */
export function differenceHtml(difference: DifferenceView): Html {
  if (difference.kind === 'baseline') return markup`<span class="muted">baseline</span>`;
  if (difference.kind === 'none') return dashWith(difference.reason);
  const { text, interval } = difference;
  return markup`${text}${interval === null ? nothing : markup`<span class="sub">${interval}</span>`}`;
}

const secondaryCell = (item: SecondaryView, label: string, place: number): Html =>
  markup`<td class="num sec${place === 0 ? ' keep' : ' opt'}${item.leads ? ' hot' : ''}" data-label="${label}">
    ${flag(item.flags)}${item.text ?? dashWith('no run gave a value')}
  </td>`;

function comparedCells({ difference, verdict }: RowView): Html {
  if (difference === undefined) return nothing;
  const chip =
    difference.kind === 'baseline'
      ? markup`<span class="muted">reference</span>`
      : verdict === undefined || verdict === null
        ? dashWith('not compared')
        : verdictChip(verdict);
  return markup`<td class="num diff">${differenceHtml(difference)}</td><td class="verdict">${chip}</td>`;
}

/** The row; `href` leads to the configuration's page, `own` to the row itself. */
export function rowHtml(row: RowView, table: RowTable, links: { readonly href: string; readonly own?: string }): Html {
  const { href, own } = links;
  const last = table.explained
    ? markup`<td class="last"></td>`
    : markup`<td class="last"><a href="${href}#numbers">why?</a></td>`;
  return markup`<tr class="${row.isBaseline ? 'row base' : 'row'}" id="${row.slug}">
    ${rankCell(row, table)}
    <th scope="row" class="name">${configurationLink(row, href)}${permalink(row.slug, row.name, own)}</th>
    <td class="num mean">${flag(row.flags)}${score(row.score, table.decimals, row.reason)}</td>
    <td class="num n sd">${seedCount(row.n)}</td>
    <td class="stripcell">${placedStrip(row.strip, { colour: colourClass(row), grid: table.grid })}</td>
    ${comparedCells(row)}${row.secondary.map((item, place) => secondaryCell(item, table.secondary[place]!, place))}${last}
  </tr>`;
}
