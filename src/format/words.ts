/** Small grammar: counts, lists, capitals. English only, as the report is. */
import { integer } from './numbers.ts';

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** Irregular plurals are given; the rest take an s. @example count(2, 'run') // '2 runs' */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${integer(n)} ${n === 1 ? noun : plural}`;
}

/** As {@link count}, with numbers up to ten as words. @example countWord(2, 'run') // 'two runs' */
export function countWord(n: number, noun: string, plural = `${noun}s`): string {
  return `${numerals[n] ?? integer(n)} ${n === 1 ? noun : plural}`;
}

/** @example capital('two runs') // 'Two runs' */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** @example listText(['a', 'b', 'c']) // 'a, b and c' */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/**
 * Seeds as people say them: a run of whole numbers as a range, few ones listed, many counted.
 * @example seedsText(['0', '1', '2', '3']) // '0 to 3'
 */
export function seedsText(seeds: readonly string[]): string {
  const numbers = seeds.map(Number);
  const consecutive =
    seeds.length > 2 && seeds.every((seed, i) => /^\d+$/.test(seed) && numbers[i] === numbers[0]! + i);
  if (consecutive) return `${seeds[0]} to ${seeds.at(-1)}`;
  return seeds.length <= 12 ? listText(seeds) : `${seeds.slice(0, 10).join(', ')} and ${seeds.length - 10} more`;
}

/** A label inside a sentence: lower case at its start unless it is an abbreviation or a name. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) && !/^[A-Z][a-z]*[A-Z0-9]/.test(label)
    ? `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
    : label;
}

/**
 * A text of at most `most` characters, cut in its middle: names in a sweep differ at their ends.
 * @example cutMiddle('a-long-name-7', 8) // 'a-l…me-7'
 */
export function cutMiddle(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.floor((most - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(head + 1 - most).join('')}`;
}

/** What the values behind a mean are: of a metric that replicates over samples, one per evaluation. */
export const replicatesOf = ({ replication }: { readonly replication: 'seed' | 'sample' | 'dataset' }): string =>
  ({ seed: 'seeds', sample: 'evaluations', dataset: 'datasets' })[replication];
