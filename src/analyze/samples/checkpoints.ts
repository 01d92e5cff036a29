/** The predictions of a configuration's runs in a form that is cheap to compare: samples as whole numbers. */
import type { Attachments, SampleTable } from '../../report/run.ts';
import type { SampleIds, SampleRows } from '../../report/sample-ids.ts';
import { judgeRow } from '../../report/sample-text.ts';
import type { ConfigurationData } from '../group.ts';

/** The predictions of one run. Arrays are by row of the table. */
export interface Checkpoint extends SampleRows {
  readonly run: string;
  readonly seed: string | null;
  readonly table: SampleTable;
  /** 1 right, 0 wrong, −1 not judged. */
  readonly right: Int8Array;
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
