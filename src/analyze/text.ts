/** Words and names that several parts of the analysis write. */
import type { Scalar } from '../report/primitives.ts';

/** A param value as text: what names, levels and conditions show. */
export const scalarText = (value: Scalar): string => (value === null ? 'null' : String(value));

/** Fit for a path and a URL: lower case letters, digits and single dashes, at most 60 characters; '' where nothing is left. */
export function slugify(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** The last part of a dotted key. */
export const leafOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

/** The shortest dotted endings of `keys` that tell them apart, key by key; none begins with a place in a list ("layers.0.units"). */
export function shortKeys(keys: readonly string[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const key of keys) {
    const parts = key.split('.');
    let short = key;
    for (let take = 1; take <= parts.length; take++) {
      short = parts.slice(-take).join('.');
      const ending = short;
      if (/^\d+$/.test(parts.at(-take)!)) continue;
      if (!keys.some((other) => other !== key && (other === ending || other.endsWith(`.${ending}`)))) break;
    }
    result.set(key, short);
  }
  return result;
}

/** "a, b and c"; at most `limit` of them, then "and 4 more". */
export function listText(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}

/** "1 run", "3 runs". */
export const countOf = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count} ${count === 1 ? singular : plural}`;

/** Whether `text` fits `pattern`, where `*` stands for any characters. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (!pattern.includes('*')) return text === pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
