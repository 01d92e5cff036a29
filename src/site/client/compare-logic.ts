/** The chooser's decisions without a page: which configurations are chosen, and how the choice stands in the address. */
import type { CompareName } from '../compare-data.ts';

/** So many can be set side by side. */
export const mostChosen = 6;

/** How many of `all` can be chosen, in words. @example choiceSize(5) // 'two to five' */
export function choiceSize(all: number): string {
  const most = ['three', 'four', 'five', 'six'][Math.min(all, mostChosen) - 3];
  return most === undefined ? 'two' : `two to ${most}`;
}

/** A choice as it was read: what is known, what is not, and how many were too many. */
export interface Selection {
  readonly chosen: readonly string[];
  readonly unknown: readonly string[];
  readonly tooMany: number;
}

/**
 * Reads the choice from the address: slugs with commas between them, each once, in their order.
 * @example parseSelection('a,b,a', new Set(['a', 'b'])) // { chosen: ['a', 'b'], unknown: [], tooMany: 0 }
 */
export function parseSelection(text: string | null, known: ReadonlySet<string>): Selection {
  const slugs = [...new Set((text ?? '').split(',').map((slug) => slug.trim()))].filter((slug) => slug !== '');
  const found = slugs.filter((slug) => known.has(slug));
  return {
    chosen: found.slice(0, mostChosen),
    unknown: slugs.filter((slug) => !known.has(slug)),
    tooMany: Math.max(0, found.length - mostChosen),
  };
}

/** The choice as it stands in the address; null for none. */
export const formatSelection = (chosen: readonly string[]): string | null =>
  chosen.length === 0 ? null : chosen.join(',');

/** A choice with one more; the same where it is there already or the choice is full. */
export const withChosen = (chosen: readonly string[], slug: string): readonly string[] =>
  chosen.includes(slug) || chosen.length >= mostChosen ? chosen : [...chosen, slug];

/** A choice without one. */
export const withoutChosen = (chosen: readonly string[], slug: string): readonly string[] =>
  chosen.filter((item) => item !== slug);

/**
 * Names that fit all words of a query, those not chosen yet; names that begin with it first. An empty query gives the
 * first ones.
 */
export function findNames(
  names: readonly CompareName[],
  query: string,
  options: { readonly chosen: readonly string[]; readonly limit: number },
): readonly CompareName[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits: { readonly name: CompareName; readonly rank: number }[] = [];
  for (const name of names) {
    if (options.chosen.includes(name.s)) continue;
    const title = name.n.toLowerCase();
    const all = `${title} ${name.w.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) continue;
    const inTitle = words.filter((word) => title.includes(word)).length;
    const starts = words.length > 0 && title.startsWith(words[0]!) ? 1 : 0;
    fits.push({ name, rank: inTitle * 2 + starts });
  }
  return fits
    .sort((a, b) => b.rank - a.rank)
    .slice(0, options.limit)
    .map((fit) => fit.name);
}
