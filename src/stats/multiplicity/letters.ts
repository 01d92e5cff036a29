/** More groups than this help nobody; the number of groups can grow exponentially for adversarial relations. */
const mostGroups = 1_000;

/**
 * Compact letter display by insert and absorb: items share a letter exactly when they are **not** significantly
 * different. Returns for each item the indexes (0 = "a") of the letters it carries, ascending, or `null` where more
 * than 1,000 letters would be needed. Letters are ordered by the items that carry them; the groups themselves do not
 * depend on the order of the items.
 *
 * `significant` is a symmetric matrix; its diagonal is ignored.
 *
 * Source: Piepho (2004), "An algorithm for a letter-based representation of all-pairwise comparisons". The sharing
 * relation matches R `multcompView::multcompLetters`.
 *
 * @example letterGroups([[false, true], [true, false]]) // [[0], [1]]
 */
export function letterGroups(significant: readonly (readonly boolean[])[]): number[][] | null {
  const count = significant.length;
  let columns: ReadonlySet<number>[] = count === 0 ? [] : [new Set(significant.keys())];
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      if (significant[i]![j]!) columns = insert(columns, i, j);
      if (columns.length > mostGroups) return null;
    }
  }
  const ordered = columns.map((column) => [...column].sort((a, b) => a - b)).sort(compareLists);
  return significant.map((_, item) => ordered.flatMap((column, letter) => (column.includes(item) ? [letter] : [])));
}

/**
 * The letters of `letterGroups` as text: `a` … `z`, then `a1` … `z1` and so on.
 *
 * @example letterText([0, 1]) // "ab"
 */
export function letterText(letters: readonly number[]): string {
  return letters
    .map((letter) => String.fromCharCode(97 + (letter % 26)) + (letter < 26 ? '' : String(Math.floor(letter / 26))))
    .join('');
}

/**
 * Splits every group that holds both items of a significant pair into two groups with one of them each, and absorbs
 * those that lie inside another group. Groups that were not split can never lie inside a new one.
 */
function insert(columns: readonly ReadonlySet<number>[], i: number, j: number): ReadonlySet<number>[] {
  const holdsBoth = (column: ReadonlySet<number>): boolean => column.has(i) && column.has(j);
  const kept = columns.filter((column) => !holdsBoth(column));
  const pieces = columns.filter(holdsBoth).flatMap((column) => [without(column, i), without(column, j)]);
  const fresh = pieces.filter(
    (piece, index) =>
      !kept.some((column) => liesInside(piece, column)) &&
      !pieces.some(
        (other, otherIndex) =>
          otherIndex !== index && liesInside(piece, other) && (piece.size < other.size || otherIndex < index),
      ),
  );
  return [...kept, ...fresh];
}

function without(column: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const rest = new Set(column);
  rest.delete(item);
  return rest;
}

function liesInside(inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean {
  if (inner.size > outer.size) return false;
  for (const item of inner) if (!outer.has(item)) return false;
  return true;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}
