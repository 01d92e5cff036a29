/** Sorts and filters a leaderboard. The choice lives in the address; without a script the table stands as it is. */
import { fits, type Looked } from '../../query/evaluate.ts';
import { resolveName } from '../../query/names.ts';
import { parseQuery, type Query } from '../../query/parse.ts';
import { QueryError } from '../../query/tokens.ts';
import type { BoardFilter } from '../board-filter.ts';
import { readAddress, writeAddress } from './address.ts';
import { element } from './element.ts';

/** A configuration's row with the row of its explanation, and where it stands without sorting. */
interface Pair {
  readonly row: HTMLTableRowElement;
  readonly why: HTMLTableRowElement | null;
  readonly home: HTMLTableSectionElement;
  readonly data: BoardFilter['rows'][string] | undefined;
  readonly text: string;
}

const readPairs = (table: HTMLTableElement, filter: BoardFilter): Pair[] =>
  [...table.querySelectorAll<HTMLTableRowElement>('tr.row')].map((row) => {
    const next = row.nextElementSibling;
    const data = Object.hasOwn(filter.rows, row.id) ? filter.rows[row.id] : undefined;
    return {
      row,
      why: next instanceof HTMLTableRowElement && next.classList.contains('why') ? next : null,
      home: row.parentElement instanceof HTMLTableSectionElement ? row.parentElement : table.tBodies[0]!,
      data,
      text:
        data === undefined
          ? ''
          : [...data.v.filter((value) => typeof value === 'string'), ...data.t].join(' ').toLowerCase(),
    };
  });

function lookUp(pair: Pair, path: string, names: readonly string[]): Looked {
  if (path === 'tags' || path === 'tag') return pair.data?.t;
  if (path === 'status') return pair.data?.s;
  const name = resolveName(path, names);
  return name === null ? undefined : pair.data?.v[names.indexOf(name)];
}

/** Unknown names are an error, so that a misspelt one does not look like an empty result. */
function checkNames(query: Query, text: string, names: readonly string[]): void {
  if (query.kind === 'compare') {
    if (
      query.path !== 'tags' &&
      query.path !== 'tag' &&
      query.path !== 'status' &&
      resolveName(query.path, names) === null
    ) {
      throw new QueryError(
        `Nothing here is called “${query.path}”. Names: ${names.slice(1, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`,
        text,
        query.at,
      );
    }
  } else if (query.kind === 'not') checkNames(query.part, text, names);
  else if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) checkNames(part, text, names);
}

function compareBy(index: number, sign: number): (a: Pair, b: Pair) => number {
  return (a, b) => {
    const [x, y] = [a.data?.v[index] ?? null, b.data?.v[index] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'en', { numeric: true });
  };
}

/** Starts on the leaderboard of this page, if it has one. */
export function startBoard(): void {
  const table = document.querySelector<HTMLTableElement>('table.board');
  const block = document.getElementById('board-data');
  if (table === null || block === null) return;
  const filter: BoardFilter = JSON.parse(block.textContent ?? '{"names":[],"rows":{}}');
  const pairs = readPairs(table, filter);
  if (pairs.length < 2) return;
  const headings = [...table.querySelectorAll<HTMLTableRowElement>('tr.tier')];
  const flat = element('tbody', {});

  const input = document.querySelector<HTMLInputElement>('#board-filter');
  const count = document.querySelector<HTMLElement>('#board-count');
  const reset = document.querySelector<HTMLButtonElement>('#board-reset');
  if (input === null || count === null || reset === null) return;

  const applyFilter = (): void => {
    let query: Query = { kind: 'everything' };
    let message = '';
    try {
      const read = parseQuery(input.value);
      checkNames(read, input.value, filter.names);
      query = read;
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      message = error.message;
    }
    let shown = 0;
    for (const pair of pairs) {
      const visible = fits(query, { text: pair.text, lookUp: (path) => lookUp(pair, path, filter.names) });
      pair.row.hidden = !visible;
      if (pair.why !== null) pair.why.hidden = !visible;
      if (visible) shown++;
    }
    const sorted = flat.isConnected;
    for (const heading of headings) {
      heading.hidden =
        sorted ||
        [...(heading.parentElement?.querySelectorAll<HTMLElement>('tr.row') ?? [])].every((row) => row.hidden);
    }
    input.setAttribute('aria-invalid', String(message !== ''));
    count.textContent = message !== '' ? message : query.kind === 'everything' ? '' : `${shown} of ${pairs.length}`;
  };

  const columns = [...table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  const applySort = (name: string | null, descending: boolean): void => {
    const index = name === null ? -1 : filter.names.indexOf(name);
    for (const column of columns) {
      if (index >= 0 && column.dataset['sort'] === name)
        column.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else column.removeAttribute('aria-sort');
    }
    const put = (pair: Pair, body: HTMLTableSectionElement): void =>
      body.append(...(pair.why === null ? [pair.row] : [pair.row, pair.why]));
    if (index < 0) {
      for (const pair of pairs) put(pair, pair.home);
      flat.remove();
    } else {
      table.append(flat);
      for (const pair of pairs.toSorted(compareBy(index, descending ? -1 : 1))) put(pair, flat);
    }
    reset.hidden = index < 0;
    writeAddress({ sort: index < 0 ? null : `${name}${descending ? '-desc' : ''}` });
    applyFilter();
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
      applySort(name === 'rank' && now === null ? null : name, descending);
    });
  }
  table.classList.add('live');
  reset.addEventListener('click', () => applySort(null, false));
  let timer = 0;
  input.addEventListener('input', () => {
    applyFilter();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => writeAddress({ filter: input.value === '' ? null : input.value }), 250);
  });

  const address = readAddress();
  input.value = address.get('filter') ?? '';
  const sort = address.get('sort');
  if (sort !== null) applySort(sort.replace(/-desc$/, ''), sort.endsWith('-desc'));
  else applyFilter();
}
