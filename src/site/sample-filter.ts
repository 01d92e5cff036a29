/** What the list of every sample shows: the reader's choices, and which rows they leave. Pure: tested without a browser. */
import { flagBase, flags, marks, type StoredSample, type StoredText } from '../exports/samples/format.ts';

/** Which samples a reader asks for by what happened to them. */
export const kinds = ['any', 'wrong-for-all', 'wrong', 'right-for-all', 'unstable', 'no-answer'] as const;
export type Kind = (typeof kinds)[number];

/** The reader's choices. Configurations are places in the list of the meta file; null is any. */
export interface SampleQuery {
  readonly text: string;
  /** Looks into whole texts and answers, not only at ids, gold labels and beginnings. */
  readonly deep: boolean;
  readonly kind: Kind;
  readonly wrong: number | null;
  readonly right: number | null;
}

const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);

/** Reads the choices from an address; what makes no sense is left out. `configurations` is how many there are. */
export function readQuery(params: URLSearchParams, configurations: number): SampleQuery {
  const place = (name: string): number | null => {
    const text = params.get(name) ?? '';
    return /^\d{1,6}$/.test(text) && Number(text) < configurations ? Number(text) : null;
  };
  const kind = params.get('kind');
  return {
    text: (params.get('text') ?? '').slice(0, 200),
    deep: params.get('deep') === '1',
    kind: isKind(kind) ? kind : 'any',
    wrong: place('wrong'),
    right: place('right'),
  };
}

/** The choices as an address holds them; null removes one. */
export const queryAddress = (query: SampleQuery): Record<string, string | null> => ({
  text: query.text === '' ? null : query.text,
  deep: query.deep ? '1' : null,
  kind: query.kind === 'any' ? null : query.kind,
  wrong: query.wrong === null ? null : String(query.wrong),
  right: query.right === null ? null : String(query.right),
});

/** True where nothing but the text narrows the list. */
export const isUnmarked = (query: SampleQuery): boolean =>
  query.kind === 'any' && query.wrong === null && query.right === null;

const wrongMarks: readonly string[] = [marks.wrong, marks.mostlyWrong, marks.noAnswer];
const rightMarks: readonly string[] = [marks.right, marks.mostlyRight];

function fitsKind(kind: Kind, flag: number): boolean {
  const bits = flag - flagBase;
  if (kind === 'wrong-for-all') return (bits & flags.wrongForAll) !== 0;
  if (kind === 'wrong') return (bits & flags.wrongForSome) !== 0;
  if (kind === 'right-for-all') return (bits & flags.wrongForSome) === 0;
  if (kind === 'unstable') return (bits & flags.unstable) !== 0;
  return kind === 'any' || (bits & flags.noAnswer) !== 0;
}

/** Marks of all rows, one character each; null where a choice does not need them. */
export interface RowMarks {
  readonly flags: string | null;
  readonly wrong: string | null;
  readonly right: string | null;
}

/** The rows that the choices leave, before any look at texts, in their order. */
export function candidateRows(n: number, query: SampleQuery, given: RowMarks): Int32Array {
  const rows = new Int32Array(n);
  let found = 0;
  for (let row = 0; row < n; row++) {
    if (given.flags !== null && !fitsKind(query.kind, given.flags.charCodeAt(row))) continue;
    if (given.wrong !== null && !wrongMarks.includes(given.wrong[row] ?? '')) continue;
    if (given.right !== null && !rightMarks.includes(given.right[row] ?? '')) continue;
    rows[found++] = row;
  }
  return rows.subarray(0, found);
}

/** Which file of rows of `starts` holds a row: the last one that begins at or before it. */
export function fileOf(starts: readonly number[], row: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

const textOf = (text: StoredText | null): string => (text === null ? '' : typeof text === 'string' ? text : text[0]);

/** Everything that can be found in a sample, in lower case. */
export function searchable(sample: StoredSample): string {
  const [id, gold, fields, answers] = sample;
  return [
    id,
    gold ?? '',
    ...fields.map(([, text]) => textOf(text)),
    ...answers.flatMap(([, , , predicted, own]) => [textOf(predicted), ...own.map(([, text]) => textOf(text))]),
  ]
    .join('\n')
    .toLowerCase();
}

/** The words of a text to look for; every one must occur. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether every word occurs. */
export const holdsAll = (haystack: string, words: readonly string[]): boolean =>
  words.every((word) => haystack.includes(word));

/**
 * Rows that fit, found file by file so that no more is loaded than a page needs. `next` goes on where the last call
 * stopped; `done` tells that nothing is left.
 */
export interface RowScan {
  readonly found: readonly number[];
  readonly done: boolean;
  /** How many of the candidates were looked at. */
  readonly looked: number;
  /** Looks on until `wanted` rows are found in all, or nothing is left; false where it was told to stop. */
  until(wanted: number): Promise<boolean>;
}

/** What stands before and after a row among rows in ascending order; `place` counts from 1, null for a row that is not among them. */
export function besideRow(
  rows: readonly number[],
  row: number,
): { readonly previous: number | null; readonly next: number | null; readonly place: number | null } {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  const holds = rows[low] === row;
  return { previous: rows[low - 1] ?? null, next: rows[holds ? low + 1 : low] ?? null, place: holds ? low + 1 : null };
}

/** Scans candidates with a test that may have to load a file; `keepGoing` is asked between files. */
export function createScan(
  candidates: Int32Array,
  how: {
    readonly fits: ((row: number) => boolean | Promise<boolean>) | null;
    readonly keepGoing: () => boolean;
  },
): RowScan {
  const found: number[] = [];
  let looked = 0;
  const { fits } = how;
  if (fits === null) {
    const all = Array.from(candidates);
    return { found: all, done: true, looked: all.length, until: () => Promise.resolve(true) };
  }
  return {
    get found() {
      return found;
    },
    get done() {
      return looked >= candidates.length;
    },
    get looked() {
      return looked;
    },
    until: async (wanted) => {
      while (found.length < wanted && looked < candidates.length) {
        const row = candidates[looked]!;
        const answer = fits(row);
        const hit = typeof answer === 'boolean' ? answer : await answer;
        if (!how.keepGoing()) return false;
        looked++;
        if (hit) found.push(row);
      }
      return true;
    },
  };
}
