/** A leaderboard of many configurations stands on several pages: how many, where, and which rows on which. */
import type { Board, BoardGroup } from '../components/board/board-data.ts';
import { paths } from './urls.ts';
import { rowsPerPage } from './rows-per-page.ts';

/** How many pages so many rows take; at least one. */
export const pageCount = (rows: number): number => Math.max(1, Math.ceil(rows / rowsPerPage));

/** Pages after the first. */
export const furtherPages = (rows: number): readonly number[] =>
  Array.from({ length: pageCount(rows) - 1 }, (_, i) => i + 2);

/** The site path of a page of a leaderboard that stands at `board`. */
export const boardPage = (board: string, page: number): string => (page === 1 ? board : paths.rows(board, page));

/** All pages of tables of so many rows, the first of which stands at `first`. */
export const rowsPages = (first: string, rows: number) =>
  [1, ...furtherPages(rows)].map((page) => ({ path: boardPage(first, page), range: rangeOf(rows, page) }));

/** Which rows stand on a page: the first and the last, counted from 1. */
export const rangeOf = (rows: number, page: number): readonly [number, number] => [
  (page - 1) * rowsPerPage + 1,
  Math.min(rows, page * rowsPerPage),
];

/** The rows of one page, from 1. */
export function rowsOfPage<Row>(rows: readonly Row[], page: number): readonly Row[] {
  const [first, last] = rangeOf(rows.length, page);
  return rows.slice(first - 1, last);
}

/** The groups of one page with their rows there. A group that goes on from the page before says so. */
export function groupsOfPage(board: Pick<Board, 'groups'>, page: number): readonly BoardGroup[] {
  const from = (page - 1) * rowsPerPage;
  let start = 0;
  return board.groups.flatMap((group) => {
    const first = Math.max(0, from - start);
    const rows = group.rows.slice(first, Math.max(0, from + rowsPerPage - start));
    start += group.rows.length;
    if (rows.length === 0) return [];
    return [{ ...group, rows, text: first > 0 && group.label !== '' ? 'Continued.' : group.text }];
  });
}

/** The site path of the row of a configuration, with its anchor; null where it has no row. */
export function rowPath(board: Board, path: string, configuration: string): string | null {
  const place = board.places.get(configuration);
  if (place === undefined) return null;
  return `${boardPage(path, Math.floor(place / rowsPerPage) + 1)}#${board.rows[place]!.configuration.slug}`;
}
