/** One table file that holds many runs; and folders of tables whose names hold the params, one run each. */
import { attempt } from '../decode/decode-error.ts';
import type { Table } from '../decode/table.ts';
import { decodeTable, tableEnding } from '../decode/tables.ts';
import { plainName } from '../decode/unpack.ts';
import { toRawNumber } from '../flatten.ts';
import type { Claim, FileAccess, Folder, RawNumber, RawRun, ReadContext, Reader } from '../reader.ts';
import { roleOf } from './generic/file-roles.ts';
import { historyOfDecoded, isHistoryHeader } from './support/table-history.ts';
import { reportInfo, reportProblems, reportUnreadable } from './support/problems.ts';
import { headText } from './support/files.ts';
import { policyOf } from './support/values.ts';
import { autoresearchRuns, isAutoresearch } from './table/autoresearch.ts';
import { namesSeed, readNameParams } from './table/name-params.ts';
import { runsOfTable } from './table/table-runs.ts';

/** Reads results.csv and its kin. */
export const tableReader = {
  id: 'table',
  title: 'Table of runs',
  recognises: [
    {
      file: 'results.csv, runs.csv, experiments.csv, … (.tsv, .jsonl, .json, .parquet)',
      gives: 'one run per row, or per row and metric',
    },
    { file: 'results.tsv with commit, status, description', gives: 'one run per attempt of an autoresearch loop' },
    { file: '<name>_<param><value>_seed<n>.csv', gives: 'one run per file, its params from the name' },
  ],
  precedence: 16,
  claim,
  read,
  fileKind: () => 'metrics',
} as const satisfies Reader;

const tableNames = /^(?:all_)?(?:results?|runs?|experiments?|sweeps?|leaderboard|summary|scores|trials|table)$/i;

const stemOf = (name: string): string => plainName(name).replace(/\.[^.]+$/, '');

/** A list of records in JSON, as opposed to one mapping; any other format that holds a table. */
function holdsRows(folder: Folder, name: string, access: FileAccess): boolean {
  const ending = tableEnding(name);
  if (ending === null || /^(?:pkl|pickle|npy|npz)$/.test(ending)) return false;
  if (plainName(name) !== name) return true;
  const head = headText(access, folder, name);
  if (ending === 'json') return /^\s*\[\s*\{/.test(head);
  return !(ending === 'csv' || ending === 'tsv') || !isHistoryHeader(head);
}

function claim(folder: Folder, access: FileAccess): Claim | null {
  const names = folder.files.map((file) => file.name);
  const tables = names.filter((name) => tableNames.test(stemOf(name)) && holdsRows(folder, name, access));
  // Beside a config or metrics such files are parts of that one run.
  const isRun = names.some((name) => ['config', 'metrics'].includes(roleOf(name)));
  const replicates = names.filter(
    (name) =>
      !isRun &&
      !/^(?:predictions|samples)/.test(name) &&
      /\.(?:csv|tsv)(?:\.gz|\.zst)?$/.test(name) &&
      namesSeed(stemOf(name)),
  );
  // The same table in several formats counts once: the first in the order of names.
  const files = [...tables.slice(0, 1), ...replicates];
  return files.length === 0 ? null : { files, wholeTree: false, owns: [...tables, ...replicates], many: true };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  return claimed.files.flatMap((name): readonly RawRun[] => {
    const isReplicate = !tableNames.test(stemOf(name));
    const bytes = context.access.bytes(folder, name);
    const decoded = bytes === null ? null : attempt(() => decodeTable(name, bytes));
    if (decoded === null || !decoded.ok) {
      const sentence = decoded === null ? `${name} cannot be read` : reportUnreadable(context, name, decoded.error);
      return [{ part: stemOf(name), files: [name], unreadable: [sentence], provenance: { metrics: name } }];
    }
    const { table, problems } = decoded.value;
    reportProblems(context, name, problems);
    for (const note of table.notes) reportInfo(context, name, 'table-odd', `${name}: ${note}.`);
    const provenance = { config: name, metrics: name, status: name };
    if (isReplicate) return [{ ...replicateRun(name, table), files: [name], provenance }];
    const runs = isAutoresearch(table) ? autoresearchRuns(table) : runsOfTable(table);
    if (runs.every((run) => run.metrics === undefined)) {
      const message = `${name} holds no column that looks like a metric: it is not taken for a table of runs.`;
      const hint =
        'Name the columns of metrics so, for example test_accuracy or metrics.score, and others seed or config.<param>.';
      context.report({ severity: 'warning', code: 'no-metrics-in-table', message, file: name, line: 1, hint });
      return [];
    }
    return runs.map((run) => ({ ...run, files: [name], provenance }));
  });
}

/** A file of one run: its history with the last values, or its only row. */
function replicateRun(name: string, table: Table): RawRun {
  const { params, label } = readNameParams(stemOf(name));
  const named = { part: stemOf(name), config: params, ...(label === null ? {} : { name: label }) };
  if (table.rows > 1) {
    const read = historyOfDecoded(table);
    if (read === null) return named;
    return { ...named, history: read.history, metrics: read.finals, finalValue: policyOf(read.finals, 'last') };
  }
  const metrics: [string, RawNumber][] = table.columns.flatMap(({ name: column, values }) => {
    const number = toRawNumber(values[0]);
    return number === undefined ? [] : [[column, number]];
  });
  const found = Object.fromEntries(metrics);
  return { ...named, metrics: found, finalValue: policyOf(found, 'declared') };
}
