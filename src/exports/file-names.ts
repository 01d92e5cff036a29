/** Names of files made from ids of benchmarks and metrics: safe on every file system, unique and stable. */

/** Letters, digits, `-` and `_` of an id; `item` where nothing is left. */
function fileSegment(id: string): string {
  const safe = id.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return safe === '' ? 'item' : safe.slice(0, 80);
}

/**
 * A file name part for each id, in the given order; ids that would share one (also where only case differs) get a
 * number. `reserved` names are never given.
 * @example fileSegments(['a/b', 'a-b']) // Map { 'a/b' → 'a-b', 'a-b' → 'a-b-2' }
 */
export function fileSegments(ids: readonly string[], reserved: readonly string[] = []): ReadonlyMap<string, string> {
  const taken = new Set(reserved);
  const result = new Map<string, string>();
  for (const id of ids) {
    const wanted = fileSegment(id);
    let segment = wanted;
    for (let i = 2; taken.has(segment.toLowerCase()); i++) segment = `${wanted}-${i}`;
    taken.add(segment.toLowerCase());
    result.set(id, segment);
  }
  return result;
}
