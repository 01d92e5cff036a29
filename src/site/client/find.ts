/** Ranks the entries of the search index. Pure, so that it is tested without a browser. */
import type { SearchEntry } from '../search-index.ts';

/** An entry with its words in lower case, made once when the index has loaded. */
export interface Prepared {
  readonly entry: SearchEntry;
  readonly title: string;
  readonly words: string;
}

/** Lower-cases the index once. */
export const prepare = (entries: readonly SearchEntry[]): Prepared[] =>
  entries.map((entry) => ({ entry, title: entry.t.toLowerCase(), words: entry.w.toLowerCase() }));

const kinds = { page: 0, note: 1, experiment: 2, metric: 3, run: 4 } as const satisfies Record<
  SearchEntry['k'],
  number
>;

/** How well a word fits; 0 is not at all. A title counts more than the words behind it, a beginning more than a middle. */
function fitOf(item: Prepared, word: string): number {
  if (item.title === word) return 8;
  if (item.title.startsWith(word)) return 6;
  const at = item.title.indexOf(word);
  if (at > 0) return /[\s/_.,:=-]/.test(item.title[at - 1] ?? '') ? 5 : 3;
  return item.words.includes(word) ? 2 : 0;
}

const wordsOf = (query: string): string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/**
 * The part of an entry's words that says why it was found: from a little before the first word of the query in them.
 * @example snippet('one two three', 'three', 8) // '…o three'
 */
export function snippet(words: string, query: string, most: number): string {
  const lower = words.toLowerCase();
  const places = wordsOf(query).flatMap((word) => (lower.includes(word) ? [lower.indexOf(word)] : []));
  const first = places.length === 0 ? 0 : Math.min(...places);
  const start = first < most / 2 ? 0 : first - Math.floor(most / 4);
  const end = start + most;
  return `${start > 0 ? '…' : ''}${words.slice(start, end)}${end < words.length ? '…' : ''}`;
}

/**
 * The best entries for a query: every word must fit somewhere.
 * @example find(prepare(entries), 'svm time_mask', 10)
 */
export function find(items: readonly Prepared[], query: string, limit: number): SearchEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const hits: { readonly item: Prepared; readonly fit: number }[] = [];
  for (const item of items) {
    let fit = 0;
    for (const word of words) {
      const one = fitOf(item, word);
      if (one === 0) {
        fit = 0;
        break;
      }
      fit += one;
    }
    if (fit > 0) hits.push({ item, fit });
  }
  return hits
    .sort(
      (a, b) =>
        b.fit - a.fit ||
        kinds[a.item.entry.k] - kinds[b.item.entry.k] ||
        a.item.title.length - b.item.title.length ||
        (a.item.title < b.item.title ? -1 : 1),
    )
    .slice(0, limit)
    .map((hit) => hit.item.entry);
}
