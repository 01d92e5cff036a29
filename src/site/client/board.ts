/**
 * Sorts and filters a leaderboard. The choice lives in the address; without a script the table stands as it is. The rows
 * of a leaderboard of several pages are loaded when a reader first asks for them.
 */
import { fits, type Looked } from '../../query/evaluate.ts';
import { resolveName } from '../../query/names.ts';
import { parseQuery, type Query } from '../../query/parse.ts';
import { QueryError } from '../../query/tokens.ts';
import type { BoardFilter } from '../board-filter.ts';
import type { BoardRows } from '../board-script.ts';
import { readAddress, writeAddress } from './address.ts';
import { element } from './element.ts';
import { loadScript } from './load-script.ts';

/** All rows of a leaderboard by their place, and how a choice of them is shown. */
export interface LiveRows {
  readonly slugs: readonly string[];
  readonly filter: BoardFilter;
  /** Shows the rows of these places in this order. `restored` is true where that is what the page showed first. */
  show(places: readonly number[], choice: { readonly sorted: boolean; readonly restored: boolean }): void;
  /** The address of the page on which a row stands. */
  addressOf?(place: number): string;
}

declare global {
  interface Window {
    sweepbookBoard?: BoardRows;
    sweepbookBoardRows?: (table: HTMLTableElement, rows: BoardRows) => LiveRows;
  }
}

/** The rows that stand on the page, each with the row of its explanation. */
function rowsOfPage(table: HTMLTableElement, filter: BoardFilter): LiveRows {
  const bodies = [...table.tBodies];
  const flat = element('tbody', {});
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tr.row')].map((row) => {
    const next = row.nextElementSibling;
    const parts = next instanceof HTMLTableRowElement && next.classList.contains('why') ? [row, next] : [row];
    return { parts, home: row.parentElement };
  });
  let order: readonly number[] = rows.map((_, place) => place);
  const place = (places: readonly number[], sorted: boolean): void => {
    if (sorted) {
      flat.append(...places.flatMap((at) => rows[at]!.parts));
      table.append(flat);
    } else {
      for (const [home, group] of Map.groupBy(rows, (row) => row.home))
        home?.append(...group.flatMap((row) => row.parts));
      flat.remove();
    }
    order = sorted ? places : rows.map((_, at) => at);
  };
  return {
    slugs: rows.map(({ parts }) => parts[0]!.id),
    filter,
    show(places, { sorted }) {
      // Moving rows costs more than hiding them: only where the order is another one.
      const shown = new Set(places);
      const before = order.filter((at) => shown.has(at));
      if (sorted !== flat.isConnected || (sorted && before.some((at, i) => at !== places[i]))) place(places, sorted);
      rows.forEach(({ parts }, at) => {
        for (const part of parts) part.hidden = !shown.has(at);
      });
      for (const body of bodies) {
        const heading = body.querySelector<HTMLElement>('tr.tier');
        if (heading !== null) heading.hidden = sorted || body.querySelector('tr.row:not([hidden])') === null;
      }
    },
  };
}

/** Unknown names are an error, so that a misspelt one does not look like an empty result. */
function checkNames(query: Query, text: string, names: readonly string[]): void {
  if (query.kind === 'compare') {
    if (!['tags', 'tag', 'status'].includes(query.path) && resolveName(query.path, names) === null) {
      throw new QueryError(
        `Nothing here is called “${query.path}”. Names: ${names.slice(1, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`,
        text,
        query.at,
      );
    }
  } else if (query.kind === 'not') checkNames(query.part, text, names);
  else if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) checkNames(part, text, names);
}

/** Chooses among the rows: which fit a query, and in which order they stand. */
function chooserOf({ slugs, filter }: LiveRows) {
  const { names } = filter;
  const rows = slugs.map((slug) => {
    const data = Object.hasOwn(filter.rows, slug) ? filter.rows[slug] : undefined;
    const texts = data === undefined ? [] : [...data.v.filter((value) => typeof value === 'string'), ...data.t];
    return { data, text: texts.join(' ').toLowerCase() };
  });
  const collator = new Intl.Collator('en', { numeric: true });
  return {
    /** @throws QueryError where the text is no query */
    fitting(text: string): { readonly everything: boolean; readonly places: number[] } {
      const query = parseQuery(text);
      checkNames(query, text, names);
      const resolved = new Map<string, number>();
      const indexOf = (path: string): number => {
        let index = resolved.get(path);
        if (index === undefined) resolved.set(path, (index = names.indexOf(resolveName(path, names) ?? '')));
        return index;
      };
      const lookUp = (data: BoardFilter['rows'][string] | undefined, path: string): Looked => {
        if (path === 'tags' || path === 'tag') return data?.t;
        if (path === 'status') return data?.s;
        const index = indexOf(path);
        return index < 0 ? undefined : data?.v[index];
      };
      const places = rows.flatMap(({ data, text: words }, place) =>
        fits(query, { text: words, lookUp: (path) => lookUp(data, path) }) ? [place] : [],
      );
      return { everything: query.kind === 'everything', places };
    },
    /** Values that are missing stand last, whichever way round. */
    sorted(places: readonly number[], name: string, descending: boolean): number[] {
      const index = names.indexOf(name);
      const sign = descending ? -1 : 1;
      const values = places.map((place) => ({ place, value: rows[place]!.data?.v[index] ?? null }));
      values.sort(({ value: x }, { value: y }) => {
        if (x === null || y === null) return Number(x === null) - Number(y === null);
        if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
        return sign * collator.compare(String(x), String(y));
      });
      return values.map(({ place }) => place);
    },
  };
}

/** Loads the rows of a leaderboard of several pages. */
async function loadRows(table: HTMLTableElement): Promise<LiveRows> {
  await Promise.all([loadScript(table.dataset['rows'] ?? ''), loadScript(table.dataset['script'] ?? '')]);
  if (window.sweepbookBoard === undefined || window.sweepbookBoardRows === undefined) throw new Error('no rows');
  return window.sweepbookBoardRows(table, window.sweepbookBoard);
}

/** A permalink whose row has moved to another page, or was on another one ever, leads there. */
function followAnchor({ slugs, addressOf }: LiveRows): void {
  const place = slugs.indexOf(decodeURIComponent(location.hash.slice(1)));
  if (place >= 0 && addressOf !== undefined) location.replace(addressOf(place));
}

/** Starts on the leaderboard of this page, if it has one. */
export function startBoard(): void {
  const table = document.querySelector<HTMLTableElement>('table.board');
  const input = document.querySelector<HTMLInputElement>('#board-filter');
  const count = document.querySelector<HTMLElement>('#board-count');
  const reset = document.querySelector<HTMLButtonElement>('#board-reset');
  if (table === null || input === null || count === null || reset === null) return;

  type Ready = { readonly rows: LiveRows; readonly choose: ReturnType<typeof chooserOf> };
  let ready: Ready | null = null;
  const begin = (rows: LiveRows): Ready => (ready = { rows, choose: chooserOf(rows) });
  const block = document.getElementById('board-data');
  if (block !== null) begin(rowsOfPage(table, JSON.parse(block.textContent)));
  else if (table.dataset['rows'] === undefined) return;

  let sort: { readonly name: string; readonly descending: boolean } | null = null;
  const columns = [...table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];

  const show = ({ rows, choose }: Ready): void => {
    if (sort !== null && !rows.filter.names.includes(sort.name)) sort = null;
    let chosen = { everything: true, places: rows.slugs.map((_, place) => place) };
    let message = '';
    try {
      chosen = choose.fitting(input.value);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      message = error.message;
    }
    const { everything, places } = chosen;
    const ordered = sort === null ? places : choose.sorted(places, sort.name, sort.descending);
    rows.show(ordered, { sorted: sort !== null, restored: sort === null && everything });
    for (const column of columns) {
      if (sort !== null && column.dataset['sort'] === sort.name)
        column.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
      else column.removeAttribute('aria-sort');
    }
    reset.hidden = sort === null;
    input.setAttribute('aria-invalid', String(message !== ''));
    count.textContent = message !== '' ? message : everything ? '' : `${places.length} of ${rows.slugs.length}`;
  };

  /** Does at once what can be done at once; the first choice among several pages waits for their rows. */
  const withRows = (action: (ready: Ready) => void): void => {
    if (ready !== null) return action(ready);
    count.textContent = `Loading all ${table.dataset['total']} rows …`;
    loadRows(table).then(
      (rows) => action(ready ?? begin(rows)),
      () => (count.textContent = 'The rows of the other pages did not load.'),
    );
  };

  const applySort = (chosen: typeof sort): void => {
    sort = chosen;
    writeAddress({ sort: sort === null ? null : `${sort.name}${sort.descending ? '-desc' : ''}` });
    withRows(show);
  };

  for (const column of columns) {
    const button = element('button', { type: 'button', class: 'sort' });
    const name = column.dataset['sort'] ?? '';
    const label = column.querySelector('a');
    if (label === null) button.append(...column.childNodes);
    else
      button.append(
        element('span', { class: 'vh' }, `Sort by ${label.textContent ?? name}`),
        element('span', { 'aria-hidden': 'true' }, '↕'),
      );
    column.append(button);
    button.addEventListener('click', () => {
      const now = column.getAttribute('aria-sort');
      const firstDescending = column.dataset['first'] === 'descending';
      const descending = now === null ? firstDescending : now === 'ascending';
      applySort(name === 'rank' && now === null ? null : { name, descending });
    });
  }
  table.classList.add('live');
  reset.addEventListener('click', () => applySort(null));
  let timer = 0;
  input.addEventListener('input', () => {
    withRows(show);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => writeAddress({ filter: input.value === '' ? null : input.value }), 250);
  });

  const address = readAddress();
  input.value = address.get('filter') ?? '';
  const wanted = address.get('sort');
  if (wanted !== null) sort = { name: wanted.replace(/-desc$/, ''), descending: wanted.endsWith('-desc') };
  if (wanted !== null || input.value !== '') withRows(show);

  const anchor = decodeURIComponent(location.hash.slice(1));
  const isHere = anchor === '' || document.getElementById(anchor) !== null;
  if (!isHere && ready === null) withRows((now) => (followAnchor(now.rows), show(now)));
}
