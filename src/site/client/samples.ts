/** The list of every sample: filter, page, read. Loaded only on the page of samples; files come as they are needed. */
import type { SampleMeta, SamplePart, StoredSample } from '../../exports/samples/format.ts';
import {
  besideRow,
  candidateRows,
  createScan,
  fileOf,
  holdsAll,
  queryAddress,
  readQuery,
  searchable,
  wordsOf,
  type RowScan,
  type SampleQuery,
} from '../sample-filter.ts';
import { readAddress, writeAddress } from './address.ts';
import { element } from './element.ts';
import { openSampleFiles, type SampleFiles } from './sample-files.ts';
import { makeTools } from './sample-tools.ts';
import { makeSamplePanel } from './sample-panel.ts';
import { sampleView, shortAnswer } from './sample-view.ts';

const pageRows = 50;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isMeta = (value: unknown): value is SampleMeta => isObject(value) && 'chunks' in value;
const isPart = (value: unknown): value is SamplePart => isObject(value) && 'ids' in value;
const isChunk = (value: unknown): value is StoredSample[] => Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Rows of the list by number, wherever they are stored. */
interface Store {
  readonly meta: SampleMeta;
  part(row: number): Promise<SamplePart>;
  sample(row: number): Promise<StoredSample>;
  /** Whether the words occur in id, gold and beginning; or, deep, anywhere in the sample. */
  fits(row: number, words: readonly string[], deep: boolean): boolean | Promise<boolean>;
}

function openStore(files: SampleFiles, meta: SampleMeta): Store {
  const lower = new WeakMap<object, string[]>();
  const partName = (row: number): string => `part-${Math.floor(row / meta.partRows)}`;
  const chunkOf = (row: number): number => fileOf(meta.chunks, row);
  const inPart = (part: SamplePart, row: number, words: readonly string[]): boolean => {
    let texts = lower.get(part);
    if (texts === undefined) {
      texts = part.ids.map((id, at) => `${id}\n${part.gold[at] ?? ''}\n${part.beginnings[at] ?? ''}`.toLowerCase());
      lower.set(part, texts);
    }
    return holdsAll(texts[row % meta.partRows] ?? '', words);
  };
  const inChunk = (chunk: StoredSample[], at: number, words: readonly string[]): boolean => {
    let texts = lower.get(chunk);
    if (texts === undefined) lower.set(chunk, (texts = []));
    return holdsAll((texts[at] ??= searchable(chunk[at]!)), words);
  };
  return {
    meta,
    part: (row) => files.load(partName(row), isPart),
    sample: async (row) => {
      const place = chunkOf(row);
      const chunk = await files.load(`chunk-${place}`, isChunk);
      return chunk[row - meta.chunks[place]!]!;
    },
    fits: (row, words, deep) => {
      if (!deep) {
        const part = files.peek(partName(row), isPart);
        if (part !== undefined) return inPart(part, row, words);
        return files.load(partName(row), isPart).then((loaded) => inPart(loaded, row, words));
      }
      const place = chunkOf(row);
      const at = row - meta.chunks[place]!;
      const chunk = files.peek(`chunk-${place}`, isChunk);
      if (chunk !== undefined) return inChunk(chunk, at, words);
      return files.load(`chunk-${place}`, isChunk).then((loaded) => inChunk(loaded, at, words));
    },
  };
}

/** The row of a sample by its id, tried first where the address says that it stands. */
async function findSample(store: Store, id: string, hint: number): Promise<number | null> {
  const { n, partRows } = store.meta;
  const parts = Array.from({ length: Math.ceil(n / partRows) }, (_, part) => part * partRows);
  const first = hint >= 0 && hint < n ? [hint - (hint % partRows)] : [];
  for (const from of [...first, ...parts]) {
    const { ids } = await store.part(from);
    if (first.length > 0 && ids[hint - from] === id) return hint;
    const at = ids.indexOf(id);
    if (at >= 0) return from + at;
  }
  return null;
}

function start(host: HTMLElement, store: Store, files: SampleFiles): void {
  const { meta } = store;
  let query = readQuery(readAddress(), meta.configurations.length);
  let page = Math.max(1, Math.floor(Number(readAddress().get('page') ?? 1)) || 1);
  // A scan goes on while the choices stay; a page is drawn while no other was asked for.
  let scans = 0;
  let turn = 0;
  let scan: RowScan | null = null;
  const tools = makeTools(meta, query, (changed) => {
    query = changed;
    page = 1;
    scan = null;
    void show();
  });
  const body = element('tbody', {});
  const table = element('table', { class: 'samples', 'aria-describedby': 'sample-status' });
  table.append(
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col', class: 's' }, 'Sample'),
        element('th', { scope: 'col' }, 'Gold'),
        element('th', { scope: 'col', class: 'r' }, 'wrong for'),
        element('td', { class: 'read-h' }),
      ),
    ),
    body,
  );
  const status = element('p', { id: 'sample-status', role: 'status', class: 'note' });
  const back = element('button', { type: 'button', class: 'turn' }, '← Previous');
  const next = element('button', { type: 'button', class: 'turn' }, 'Next →');
  const pager = element('nav', { class: 'pager', 'aria-label': 'Pages of samples' }, back, next);
  const panel = makeSamplePanel({
    turn: (row) => void showRow(row),
    close: () => {
      writeAddress({ sample: null, at: null });
      tools.focus();
    },
  });
  host.replaceChildren(panel.element, tools.element, status, table, pager);

  const marksOf = async (name: string | null): Promise<string | null> =>
    name === null ? null : files.load(name, isText);
  const startScan = async (now: SampleQuery): Promise<RowScan> => {
    const mine = ++scans;
    const [flags, wrong, right] = await Promise.all([
      marksOf(now.kind === 'any' ? null : 'flags'),
      marksOf(now.wrong === null ? null : `marks-${now.wrong}`),
      marksOf(now.right === null ? null : `marks-${now.right}`),
    ]);
    const words = wordsOf(now.text);
    return createScan(candidateRows(meta.n, now, { flags, wrong, right }), {
      fits: words.length === 0 ? null : (row) => store.fits(row, words, now.deep),
      keepGoing: () => scans === mine,
    });
  };

  /** The choices that narrow the list, as an address holds them. */
  const chosen = (): Record<string, string> =>
    Object.fromEntries(
      Object.entries(queryAddress(query)).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
    );

  const makeRow = async (row: number): Promise<HTMLTableRowElement[]> => {
    const part = await store.part(row);
    const at = row % meta.partRows;
    const id = part.ids[at] ?? '';
    const address = new URLSearchParams({ ...chosen(), sample: id, at: String(row) });
    const link = element('a', { class: 'hash', href: `?${address}`, 'aria-label': `Link to sample ${id}` }, '#');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void showRow(row);
    });
    const name = element('th', { scope: 'row' }, element('bdi', { class: 'id' }, id), link);
    const beginning = part.beginnings[at] ?? null;
    if (beginning !== null) name.append(element('span', { class: 'tag excerpt', dir: 'auto' }, beginning));
    const summary = element('summary', {}, 'read', element('span', { class: 'vh' }, ` sample ${id}`));
    const details = element('details', {}, summary);
    let asked = false;
    details.addEventListener('toggle', () => {
      writeAddress(details.open ? { sample: id, at: String(row) } : { sample: null, at: null });
      if (asked || !details.open) return;
      asked = true;
      store.sample(row).then(
        (sample) => details.append(sampleView(sample, meta, [query.wrong, query.right])),
        () => details.append(element('p', { class: 'note' }, 'This sample did not load.')),
      );
    });
    const cell = element('td', { colspan: '4' }, details);
    return [
      element(
        'tr',
        { class: 'row' },
        name,
        element('td', { 'data-label': 'gold' }, shortAnswer(part.gold[at] ?? null)),
        element(
          'td',
          { class: 'num', 'data-label': 'wrong for' },
          `${part.wrong[at] ?? 0} `,
          element('span', { class: 'sd' }, `of ${part.of[at] ?? 0}`),
        ),
        element('td', {}),
      ),
      element('tr', { class: 'why' }, cell),
    ];
  };

  const tell = (shown: number): void => {
    if (scan === null) return;
    const from = (page - 1) * pageRows;
    const total = scan.done ? `${scan.found.length}` : `at least ${scan.found.length}`;
    status.textContent =
      shown === 0
        ? `No sample fits${from > 0 ? ' on this page' : ''}.`
        : `${from + 1} to ${from + shown} of ${total}${scan.found.length < meta.n || !scan.done ? `, among ${meta.n} samples` : ' samples'}, the hardest first`;
    back.disabled = page === 1;
    next.disabled = scan.found.length <= from + pageRows;
    pager.hidden = back.disabled && next.disabled;
  };

  const show = async (): Promise<void> => {
    const mine = ++turn;
    status.textContent = 'Looking …';
    back.disabled = next.disabled = true;
    table.setAttribute('aria-busy', 'true');
    try {
      const found = (scan ??= await startScan(query));
      if (mine !== turn || !(await found.until(page * pageRows + 1))) return;
      const rows = found.found.slice((page - 1) * pageRows, page * pageRows);
      const made = await Promise.all(rows.map(makeRow));
      if (mine !== turn) return;
      body.replaceChildren(...made.flat());
      tell(rows.length);
      writeAddress({ ...queryAddress(query), page: page === 1 ? null : String(page) });
      void placePanel();
    } catch {
      if (mine === turn) status.textContent = 'The samples did not load.';
    } finally {
      if (mine === turn) table.removeAttribute('aria-busy');
    }
  };
  const turnTo = (to: number): void => {
    page = to;
    void show().then(() => tools.element.scrollIntoView({ block: 'start' }));
  };
  back.addEventListener('click', () => turnTo(page - 1));
  next.addEventListener('click', () => turnTo(page + 1));

  /** Tells the panel where its sample stands in the list, looking on as far as the one after it. */
  const placePanel = async (): Promise<void> => {
    const row = panel.row();
    if (row === null) return;
    const found = (scan ??= await startScan(query));
    while (!found.done && (found.found.at(-1) ?? -1) <= row) {
      if (!(await found.until(found.found.length + 1))) return;
    }
    if (panel.row() !== row || scan !== found) return;
    const { previous, next, place } = besideRow(found.found, row);
    const total = found.done ? `${found.found.length}` : `at least ${found.found.length}`;
    const text =
      place === null ? `Not among the ${total} samples of the list.` : `${place} of ${total} samples of the list`;
    panel.place({ previous, next, text });
  };
  const showRow = async (row: number): Promise<void> => {
    const sample = await store.sample(row);
    panel.show(row, { id: sample[0], view: sampleView(sample, meta, [query.wrong, query.right]) });
    writeAddress({ sample: sample[0], at: String(row) });
    await placePanel();
  };
  const showOne = async (id: string): Promise<void> => {
    const row = await findSample(store, id, Number(readAddress().get('at') ?? -1));
    if (row === null) panel.showMissing(id);
    else await showRow(row);
  };
  const wanted = readAddress().get('sample');
  void show().then(() => {
    if (wanted !== null) void showOne(wanted);
    else if (location.hash === '#every') host.scrollIntoView();
  });
}

const host = document.getElementById('sample-browser');
if (host !== null) {
  const files = openSampleFiles(document.documentElement.dataset['root'] ?? '', host.dataset['folder'] ?? '');
  files.load('meta', isMeta).then(
    (meta) => start(host, openStore(files, meta), files),
    () => host.append(element('p', { class: 'note' }, 'The samples did not load.')),
  );
}
