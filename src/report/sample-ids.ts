/** Sample ids as whole numbers, by which predictions are cheap to compare. */

/** The numbers of one table's ids. */
export interface SampleRows {
  /** By row of the table. */
  readonly sample: Int32Array;
  /** True where an id occurs twice: rows are then repeated answers, not samples. */
  readonly repeats: boolean;
}

/** Ids in the order in which they were met; the number of an id is its place. */
export interface SampleIds {
  readonly names: readonly string[];
  /** The runs of a sweep share one list of ids, which is looked up once. */
  rowsOf(ids: readonly string[]): SampleRows;
}

/** An empty list of ids that grows as tables are looked up. */
export function createSampleIds(): SampleIds {
  const names: string[] = [];
  const known = new Map<string, number>();
  const tables = new WeakMap<readonly string[], SampleRows>();
  const numberOf = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, names.length);
    return names.push(name) - 1;
  };
  return {
    names,
    rowsOf(ids) {
      let rows = tables.get(ids);
      if (rows === undefined) {
        const sample = Int32Array.from(ids, numberOf);
        rows = { sample, repeats: new Set(sample).size < sample.length };
        tables.set(ids, rows);
      }
      return rows;
    },
  };
}
