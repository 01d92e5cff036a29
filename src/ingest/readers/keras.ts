/** Keras' CSVLogger, and every other table of steps: one per training under any name. Source: keras/src/callbacks/csv_logger.py. */
import { parseCsv, type CsvColumn, type CsvTable } from '../parse/parse-csv.ts';
import type { Claim, FileAccess, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { historyOfTable } from './generic/history.ts';
import { isHistoryHeader } from './support/table-history.ts';
import { roleOf } from './generic/file-roles.ts';
import { headText } from './support/files.ts';
import { reportInfo, reportProblems } from './support/problems.ts';
import { defined, policyOf, unlessEmpty } from './support/values.ts';

/** Reads tables whose first column counts. */
export const kerasReader = {
  id: 'keras',
  title: 'Keras CSVLogger and other tables of steps',
  recognises: [
    {
      file: '*.csv, *.tsv, *.log whose first column is epoch, step, iteration, …',
      gives: 'history, its last values as final; one run per file where there are several',
    },
  ],
  precedence: 15,
  claim,
  read,
  fileKind: () => 'history',
} as const satisfies Reader;

function claim(folder: Folder, access: FileAccess): Claim | null {
  const files = folder.files
    .map((file) => file.name)
    .filter((name) => /\.(?:csv|tsv|log)$/.test(name) && roleOf(name) !== 'history' && roleOf(name) !== 'samples')
    .filter((name) => isHistoryHeader(headText(access, folder, name, 200)));
  return files.length === 0
    ? null
    : { files, owns: files, wholeTree: false, ...(files.length > 1 ? { many: true } : {}) };
}

/** Metrics of several numbers stand in cells as text: `[0.1, 0.2]` becomes columns of their own. */
function spreadLists(table: CsvTable): CsvTable {
  const columns = table.columns.flatMap((column): readonly CsvColumn[] => {
    const lists = column.texts?.map((text) =>
      text === null
        ? null
        : /^\[(.*)\]$/
            .exec(text)?.[1]
            ?.trim()
            .split(/[\s,]+/),
    );
    if (lists === undefined || lists.includes(undefined)) return [column];
    const width = Math.max(0, ...lists.map((list) => list?.length ?? 0));
    return Array.from({ length: Math.min(width, 100) }, (_, at) => {
      const numbers = lists.map((list) =>
        list?.[at] === undefined || !Number.isFinite(Number(list[at])) ? null : Number(list[at]),
      );
      return { name: `${column.name}[${at}]`, numbers, texts: null, nonFinite: new Map() };
    });
  });
  return { ...table, columns };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  return claimed.files.map((name): RawRun => {
    const part = claimed.files.length === 1 ? '' : name.replace(/\.[^.]+$/, '');
    const text = context.access.text(folder, name);
    const several = claimed.files.length > 1 ? { files: [name] } : {};
    if (text === null) return { part, ...several, unreadable: [`${name} cannot be read`] };
    const table = spreadLists(parseCsv(text));
    reportProblems(context, name, table.problems);
    const curves = historyOfTable(table);
    const epochs = curves?.history.columns[curves.history.x] ?? [];
    const restarts = epochs.filter(
      (epoch, row) => row > 0 && epoch !== null && epoch <= (epochs[row - 1] ?? -Infinity),
    ).length;
    if (restarts > 0)
      reportInfo(
        context,
        name,
        'restarted',
        `${name} counts from the start again ${restarts} times: it was appended to.`,
      );
    return {
      part,
      ...several,
      ...defined({
        metrics: unlessEmpty(curves?.finals ?? {}),
        finalValue: unlessEmpty(policyOf(curves?.finals ?? {}, 'last')),
        history: curves?.history,
      }),
      provenance: { metrics: name, history: name },
    };
  });
}
