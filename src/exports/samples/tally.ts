/** The predictions of a benchmark put side by side: per configuration and sample how many runs judged it, and how. */
import type { Attachments, SampleTable } from '../../report/run.ts';
import { createSampleIds } from '../../report/sample-ids.ts';
import { judgeRow } from '../../report/sample-text.ts';
import type { Benchmark, RunRecord } from '../../report/schema.ts';
import { flagBase, flags, marks } from './format.ts';

/** One configuration. Arrays are by number of the sample; `row` is its place in the first table, −1 where absent. */
export interface ConfigurationTally {
  readonly configuration: string;
  readonly runs: Uint16Array;
  readonly right: Uint16Array;
  readonly row: Int32Array;
  readonly table: SampleTable;
}

/** All samples by number, in the order in which they were met, and all configurations with predictions. */
export interface SampleTally {
  readonly ids: readonly string[];
  readonly configurations: readonly ConfigurationTally[];
}

/** Reads the predictions of all counted runs of a benchmark, as the Report counts them. */
export function tallySamples(benchmark: Benchmark, runs: readonly RunRecord[], attachments: Attachments): SampleTally {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const ids = createSampleIds();
  const loaded = benchmark.configurations.flatMap((configuration) => {
    const tables = configuration.runIds.flatMap((id) => {
      const run = byId.get(id);
      const table = run?.counted === true && run.attachments.samples ? attachments.samples(id) : null;
      return table === null ? [] : [{ table, numbers: ids.rowsOf(table.ids).sample }];
    });
    return tables.length === 0 ? [] : [{ configuration: configuration.id, tables }];
  });
  const size = ids.names.length;
  return {
    ids: ids.names,
    configurations: loaded.map(({ configuration, tables }) => ({ configuration, ...countTables(tables, size) })),
  };
}

function countTables(
  tables: readonly { readonly table: SampleTable; readonly numbers: Int32Array }[],
  size: number,
): Omit<ConfigurationTally, 'configuration'> {
  const runs = new Uint16Array(size);
  const right = new Uint16Array(size);
  const row = new Int32Array(size).fill(-1);
  for (const [place, { table, numbers }] of tables.entries()) {
    // Repeated answers to one sample decide by majority, ties are wrong: as the analysis counts them.
    const balance = new Int32Array(size);
    const judged = new Uint8Array(size);
    for (let at = 0; at < numbers.length; at++) {
      const sample = numbers[at]!;
      if (place === 0 && row[sample]! < 0) row[sample] = at;
      const verdict = judgeRow(table, at);
      if (verdict === null) continue;
      judged[sample] = 1;
      balance[sample]! += verdict ? 1 : -1;
    }
    for (let sample = 0; sample < size; sample++) {
      if (judged[sample] === 0) continue;
      runs[sample]!++;
      if (balance[sample]! > 0) right[sample]!++;
    }
  }
  return { runs, right, row, table: tables[0]!.table };
}

/** True where most runs are wrong. */
export const isWrong = (tally: ConfigurationTally, sample: number): boolean =>
  (tally.runs[sample]! - tally.right[sample]!) * 2 > tally.runs[sample]!;

const gaveNoAnswer = ({ table, row }: ConfigurationTally, sample: number): boolean =>
  table.predicted !== null && row[sample]! >= 0 && (table.predicted[row[sample]!] ?? '').trim() === '';

/** The mark of a sample, see {@link marks}. */
export function markOf(tally: ConfigurationTally, sample: number): string {
  const [runs, right] = [tally.runs[sample]!, tally.right[sample]!];
  if (runs === 0) return marks.none;
  if (right === runs) return marks.right;
  if (gaveNoAnswer(tally, sample) && isWrong(tally, sample)) return marks.noAnswer;
  if (right === 0) return marks.wrong;
  return isWrong(tally, sample) ? marks.mostlyWrong : marks.mostlyRight;
}

/** A sample over all configurations. */
export interface SampleFacts {
  readonly wrong: number;
  readonly of: number;
  readonly flag: string;
}

/** In how many configurations a sample is wrong, and its flags. */
export function factsOf({ configurations }: SampleTally, sample: number): SampleFacts {
  let [wrong, of, bits] = [0, 0, 0];
  for (const tally of configurations) {
    const [runs, right] = [tally.runs[sample]!, tally.right[sample]!];
    if (runs === 0) continue;
    of++;
    if (isWrong(tally, sample)) wrong++;
    if (right > 0 && right < runs) bits |= flags.unstable;
    if (right < runs && gaveNoAnswer(tally, sample)) bits |= flags.noAnswer;
  }
  if (wrong > 0) bits |= flags.wrongForSome;
  if (wrong > 0 && wrong === of) bits |= flags.wrongForAll;
  return { wrong, of, flag: String.fromCharCode(flagBase + bits) };
}

/** Numbers of the samples, the hardest first: by share of wrong configurations, then of wrong runs, then as met. */
export function hardestFirst(tally: SampleTally, facts: readonly SampleFacts[]): number[] {
  const shares = tally.ids.map((_, sample) => {
    let [runs, right] = [0, 0];
    for (const configuration of tally.configurations) {
      runs += configuration.runs[sample]!;
      right += configuration.right[sample]!;
    }
    const { wrong, of } = facts[sample]!;
    return { wrong: of === 0 ? -1 : wrong / of, runs: runs === 0 ? -1 : 1 - right / runs };
  });
  return tally.ids
    .map((_, sample) => sample)
    .sort((a, b) => shares[b]!.wrong - shares[a]!.wrong || shares[b]!.runs - shares[a]!.runs || a - b);
}
