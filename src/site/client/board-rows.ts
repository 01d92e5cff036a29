/** The rows of a leaderboard of several pages: loaded when a reader first sorts or filters them. Shows them in portions. */
import { rowHtml } from '../../components/board/row-html.ts';
import { integer } from '../../format/numbers.ts';
import type { BoardRows } from '../board-script.ts';
import { rowsPerPage } from '../rows-per-page.ts';
import { shownPages } from '../shown-pages.ts';
import type { LiveRows } from './board.ts';
import { element } from './element.ts';
import { inPortions } from './in-portions.ts';

const root = document.documentElement.dataset['root'] ?? '';

function makeRows(table: HTMLTableElement, data: BoardRows): LiveRows {
  const bodies = [...table.tBodies];
  const pager = document.querySelector<HTMLElement>('nav.pager');
  const staticPager = [...(pager?.childNodes ?? [])];
  const body = element('tbody', {});
  const put = inPortions();
  let places: readonly number[] = [];

  const addressOf = (place: number): string => {
    const page = Math.floor(place / rowsPerPage) + 1;
    const folder = page === 1 ? data.board : `${data.board}rows/${page}/`;
    return `${root}${folder}index.html#${encodeURIComponent(data.rows[place]!.slug)}`;
  };
  const htmlOf = (place: number): string => {
    const row = data.rows[place]!;
    const href = `${root}${data.experiments}${encodeURIComponent(row.slug)}/index.html`;
    return rowHtml(row, data.table, { href, own: addressOf(place) }).html;
  };

  /** The static pager's twin: buttons that lead through what is chosen. */
  const paintPager = (page: number, focus: boolean): void => {
    const pages = Math.ceil(places.length / rowsPerPage);
    const range = (of: number): string =>
      `${integer((of - 1) * rowsPerPage + 1)}–${integer(Math.min(places.length, of * rowsPerPage))}`;
    const button = (text: string, to: number): HTMLElement => {
      const made = element(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': `${text === '' ? '' : `${text}: `}Rows ${range(to)}` },
        text,
      );
      made.addEventListener('click', () => {
        paint(to, true);
        table.scrollIntoView({ block: 'start' });
      });
      return made;
    };
    const items = shownPages(pages, page).map((number) =>
      number === null
        ? '…'
        : number === page
          ? element('span', { 'aria-current': 'page', tabindex: '-1' }, integer(number))
          : button(integer(number), number),
    );
    const list = [
      ...(page > 1 ? [button('Previous', page - 1)] : []),
      ...items,
      ...(page < pages ? [button('Next', page + 1)] : []),
    ].map((item) => element('li', {}, item));
    const text = places.length === 0 ? 'No row fits.' : `Rows ${range(page)} of ${integer(places.length)}.`;
    pager?.replaceChildren(element('p', {}, text), ...(pages > 1 ? [element('ul', {}, ...list)] : []));
    if (focus) pager?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
  };

  const paint = (page: number, focus: boolean): void => {
    const from = (page - 1) * rowsPerPage;
    body.replaceChildren();
    put(places.slice(from, from + rowsPerPage), (some) =>
      body.insertAdjacentHTML('beforeend', some.map(htmlOf).join('')),
    );
    paintPager(page, focus);
  };

  /** The rows that the page showed first, in the bodies where they stood. */
  const home = bodies.flatMap((of) => [...of.rows].map((row) => ({ row, of })));
  const restore = (): void => {
    body.remove();
    for (const of of bodies) of.replaceChildren();
    table.append(...bodies);
    put(home, (some) => {
      for (const [of, group] of Map.groupBy(some, (item) => item.of)) of.append(...group.map(({ row }) => row));
    });
    pager?.replaceChildren(...staticPager);
  };

  return {
    slugs: data.rows.map((row) => row.slug),
    filter: data.filter,
    addressOf,
    show(chosen, { restored }) {
      if (restored) {
        if (body.isConnected) restore();
        return;
      }
      places = chosen;
      paint(1, false);
      if (body.isConnected) return;
      for (const of of bodies) of.remove();
      table.append(body);
    },
  };
}

window.sweepbookBoardRows = makeRows;
