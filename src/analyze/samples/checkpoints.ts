/** The predictions of a configuration's runs in a form that is cheap to compare: samples as whole numbers. */
import type { Attachments, SampleTable } from '../../report/run.ts';
import { judgeRow } from '../../report/sample-text.ts';
import type { ConfigurationData } from '../group.ts';

/** Sample ids as whole numbers, in the order in which they were met. */
export interface SampleIds {
  readonly names: readonly string[];
  indexOf(name: string): number;
  /** The numbers of a table's ids by row, and whether an id repeats. Runs of a sweep share one list of ids, and the answer. */
  rowsOf(ids: readonly string[]): SampleRows;
}

/** What {@link SampleIds.rowsOf} answers. */
export interface SampleRows {
  readonly sample: Int32Array;
  readonly repeats: boolean;
}

/** An empty list of ids that grows as names are looked up. */
export function createSampleIds(): SampleIds {
  const names: string[] = [];
  const known = new Map<string, number>();
  const tables = new WeakMap<readonly string[], SampleRows>();
  const indexOf = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, names.length);
    return names.push(name) - 1;
  };
  return {
    names,
    indexOf,
    rowsOf(ids) {
      let rows = tables.get(ids);
      if (rows === undefined) {
        const sample = Int32Array.from(ids, indexOf);
        rows = { sample, repeats: new Set(sample).size < sample.length };
        tables.set(ids, rows);
      }
      return rows;
    },
  };
}

/** The predictions of one run. Arrays are by row of the table. */
export interface Checkpoint {
  readonly run: string;
  readonly seed: string | null;
  readonly table: SampleTable;
  readonly sample: Int32Array;
  /** 1 right, 0 wrong, −1 not judged. */
  readonly right: Int8Array;
  /** True where an id occurs twice: rows are then repeated answers, not samples. */
  readonly repeats: boolean;
}

/** The predictions of the counted runs of a configuration, by seed; runs without predictions are left out. */
export function loadCheckpoints(data: ConfigurationData, attachments: Attachments, ids: SampleIds): Checkpoint[] {
  return data.members.flatMap((member) => {
    if (!member.counted || !member.run.attachments.samples) return [];
    const table = attachments.samples(member.run.id);
    return table === null ? [] : [toCheckpoint({ run: member.run.id, seed: member.run.seed, table }, ids)];
  });
}

function toCheckpoint(
  from: { readonly run: string; readonly seed: string | null; readonly table: SampleTable },
  ids: SampleIds,
): Checkpoint {
  const { table } = from;
  const right = new Int8Array(table.ids.length).fill(-1);
  for (let row = 0; row < right.length; row++) {
    const judged = judgeRow(table, row);
    if (judged !== null) right[row] = judged ? 1 : 0;
  }
  return { ...from, ...ids.rowsOf(table.ids), right };
}

/** One judgement per sample: 1 right, 0 wrong, −1 none, by number of the sample. Repeated answers decide by majority, ties are wrong. */
export function judgements(checkpoint: Checkpoint, size: number): Int8Array {
  const result = new Int8Array(size).fill(-1);
  if (!checkpoint.repeats) {
    for (let row = 0; row < checkpoint.right.length; row++) result[checkpoint.sample[row]!] = checkpoint.right[row]!;
    return result;
  }
  const balance = new Int32Array(size);
  for (let row = 0; row < checkpoint.right.length; row++) {
    const judged = checkpoint.right[row]!;
    if (judged < 0) continue;
    balance[checkpoint.sample[row]!]! += judged === 1 ? 1 : -1;
    result[checkpoint.sample[row]!] = 0;
  }
  for (let index = 0; index < size; index++) if (result[index] === 0 && balance[index]! > 0) result[index] = 1;
  return result;
}

/** All seeds of a configuration: how many runs judged each sample, and how many got it right. */
export interface Judged {
  readonly configuration: string;
  readonly checkpoints: readonly Checkpoint[];
  /** Judgements of each checkpoint, in their order. */
  readonly each: readonly Int8Array[];
  readonly runs: Int32Array;
  readonly right: Int32Array;
}

/** Counts the judgements of a configuration over its seeds. */
export function judgeAll(configuration: string, checkpoints: readonly Checkpoint[], size: number): Judged {
  const each = checkpoints.map((checkpoint) => judgements(checkpoint, size));
  const runs = new Int32Array(size);
  const right = new Int32Array(size);
  for (const judged of each) {
    for (let index = 0; index < size; index++) {
      if (judged[index]! < 0) continue;
      runs[index]!++;
      right[index]! += judged[index]!;
    }
  }
  return { configuration, checkpoints, each, runs, right };
}
