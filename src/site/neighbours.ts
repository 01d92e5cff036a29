/** The pages before and after one: what a reader goes through in order. Permalinks never depend on it. */

/** A page beside another. */
export interface Neighbour {
  readonly title: string;
  readonly path: string;
}

/** What comes before and after; null at the ends. */
export interface Neighbours {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/**
 * The neighbours of an item in a list that is already in order; none for an item that is not in it.
 * @example neighboursIn(['a', 'b'], 'a', (name) => ({ title: name, path: `${name}/` })).next?.title // 'b'
 */
export function neighboursIn<Item>(list: readonly Item[], item: Item, describe: (item: Item) => Neighbour): Neighbours {
  const at = list.indexOf(item);
  const [before, after] = at < 0 ? [undefined, undefined] : [list[at - 1], list[at + 1]];
  return {
    previous: before === undefined ? null : describe(before),
    next: after === undefined ? null : describe(after),
  };
}
