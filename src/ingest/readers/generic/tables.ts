/** Metrics, history and predictions of a generic run folder: one reading for each of their file formats. */
import { attempt } from '../../decode/decode-error.ts';
import { decodeTable, tableEndings } from '../../decode/tables.ts';
import { findEntry } from '../../file-access.ts';
import { collectNumbers } from '../../flatten.ts';
import { parseCsv, type CsvOptions } from '../../parse/parse-csv.ts';
import { readDocument, isMapping } from '../../parse/parse-document.ts';
import { parseJsonl } from '../../parse/parse-jsonl.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Folder, Json, RawNumber, RawRun, ReadContext } from '../../reader.ts';
import { historyNames, metricsNames, roleOf } from './file-roles.ts';
import { historyOfLists, historyOfRows, historyOfTable, type ReadHistory } from './history.ts';
import { samplesOfDecoded } from './sample-columns.ts';
import { keepsText, samplesOfRows, samplesOfTable } from './samples.ts';
import { openCsvLines } from '../support/csv-lines.ts';
import { reportPartly, reportProblems, reportUnreadable } from '../support/problems.ts';
import { streamAboveBytes, streamTable } from '../support/stream-samples.ts';

/** What the tables of a run folder give. */
export interface Tables {
  readonly fields: Pick<RawRun, 'metrics' | 'history' | 'samples' | 'provenance'>;
  /** The seed that stands among the metrics of a file; what config and metadata say counts before it. */
  readonly seed: string | undefined;
  readonly unreadable: readonly string[];
  /** True where no file states final metrics, and the last row of the history stands for them. */
  readonly metricsAreLastRow: boolean;
}

/** Text columns of the file before, so that equal ones are held once. */
const shared: NonNullable<CsvOptions['shared']> = new Map();

/** Reads all of them. A metrics file that cannot be read makes the run unusable; the others cost only themselves. */
export function readTables(folder: Folder, files: readonly string[], context: ReadContext): Tables {
  const provenance: Record<string, string> = {};
  const stated = readMetrics(folder, files, context, provenance);
  const historyName = historyNames.find((name) => files.includes(name));
  const own = historyName === undefined ? null : readHistory(folder, historyName, context);
  if (own !== null) provenance['history'] = historyName!;
  const history = own ?? stated.history;
  const hasMetricsFile = metricsNames.some((name) => files.includes(name));
  let metrics = stated.metrics;
  if (!hasMetricsFile && own !== null) {
    metrics = own.finals;
    provenance['metrics'] = historyName!;
  }
  const samples = readSamples(folder, files, context, provenance);
  const { seed, ...others } = stated.metrics ?? {};
  // Many scripts write the seed beside the scores. It is none of them.
  const holdsSeed = typeof seed === 'number' && Number.isSafeInteger(seed) && Object.keys(others).length > 0;
  if (holdsSeed) metrics = others;
  return {
    seed: holdsSeed ? String(seed) : undefined,
    fields: {
      ...(metrics !== null && Object.keys(metrics).length > 0 ? { metrics } : {}),
      ...(history === null ? {} : { history: history.history }),
      ...(samples === null ? {} : { samples: samples.samples }),
      provenance,
    },
    unreadable: stated.unreadable,
    metricsAreLastRow: !hasMetricsFile && own !== null,
  };
}

interface StatedMetrics {
  metrics: Record<string, RawNumber> | null;
  history: ReadHistory | null;
  readonly unreadable: string[];
}

function readMetrics(
  folder: Folder,
  files: readonly string[],
  context: ReadContext,
  provenance: Record<string, string>,
): StatedMetrics {
  const stated: StatedMetrics = { metrics: null, history: null, unreadable: [] };
  for (const name of metricsNames) {
    if (!files.includes(name)) continue;
    const document = readDocument(folder, name, context);
    if (!('value' in document)) {
      stated.unreadable.push(document.unreadable);
      continue;
    }
    const found = metricsOf(document.value, name, context);
    if (typeof found === 'string') {
      stated.unreadable.push(found);
      continue;
    }
    stated.metrics = { ...found.metrics, ...stated.metrics };
    stated.history ??= found.history;
    provenance['metrics'] ??= name;
    if (found.history !== null) provenance['history'] ??= name;
  }
  return stated;
}

/** The numbers of a metrics document; a sentence where it has none of the known shapes. */
function metricsOf(
  document: Json,
  name: string,
  context: ReadContext,
): { readonly metrics: Readonly<Record<string, RawNumber>>; readonly history: ReadHistory | null } | string {
  const report = (code: string, message: string, severity: 'error' | 'info' = 'info'): void =>
    context.report({ severity, code, message, file: name, line: null, hint: null });
  if (Array.isArray(document)) {
    const history = document.some(isMapping) ? historyOfRows(document) : null;
    if (history !== null) {
      report(
        'metrics-are-a-history',
        `${name} is a list: it is read as a history, and its last values as final metrics.`,
      );
      return { metrics: history.finals, history };
    }
  }
  if (!isMapping(document)) {
    const kind = Array.isArray(document)
      ? 'a list without named numbers'
      : document === null
        ? 'null'
        : `a ${typeof document}`;
    const message = `${name} cannot be used: it is ${kind}, and named numbers are needed`;
    report('metrics-not-named', `${message}.`, 'error');
    return message;
  }
  const { numbers, lists, others } = collectNumbers(document);
  const history = historyOfLists(lists);
  const left = history === null ? [...others, ...Object.keys(lists)] : others;
  if (left.length > 0) {
    const shown = left.slice(0, 5).join(', ') + (left.length > 5 ? `, … (${left.length})` : '');
    report('metrics-not-numbers', `${name} holds values that are no numbers and are left out: ${shown}.`);
  }
  return { metrics: { ...history?.finals, ...numbers }, history };
}

function readHistory(folder: Folder, name: string, context: ReadContext): ReadHistory | null {
  if (name.endsWith('.json')) {
    const document = readDocument(folder, name, context);
    if (!('value' in document)) return null;
    if (Array.isArray(document.value)) return historyOfRows(document.value);
    return historyOfLists(collectNumbers(document.value).lists);
  }
  const text = context.access.text(folder, name);
  if (text === null) return null;
  if (name.endsWith('.csv')) {
    const table = parseCsv(text);
    reportProblems(context, name, table.problems);
    return historyOfTable(table);
  }
  const { rows, problems } = parseJsonl(text);
  reportProblems(context, name, problems);
  return historyOfRows(rows);
}

/** Formats of predictions by preference; others are listed with the run and not read. */
const sampleNames = tableEndings.map((ending) => `predictions.${ending}`);

function readSamples(
  folder: Folder,
  files: readonly string[],
  context: ReadContext,
  provenance: Record<string, string>,
) {
  const name = sampleNames.find((candidate) => files.includes(candidate));
  if (name === undefined) {
    const other = files.find((file) => roleOf(file) === 'samples');
    if (other !== undefined) {
      const message = `${other} is listed but not read: its format is not one of ${tableEndings.join(', ')}.`;
      context.report({ severity: 'info', code: 'samples-not-read', message, file: other, line: null, hint: null });
    }
    return null;
  }
  const found = sampleRows(folder, name, context);
  if (found === null) return null;
  if (found === 'no-samples') {
    const message = `${name} holds no column of predictions, correctness or scores.`;
    const hint = 'Name the columns sample_id, label, predicted and, where known, correct and probability.';
    context.report({ severity: 'warning', code: 'samples-without-prediction', message, file: name, line: 1, hint });
    return null;
  }
  for (const oddity of found.oddities) {
    context.report({
      severity: 'info',
      code: 'samples-odd',
      message: `${name}: ${oddity}.`,
      file: name,
      line: null,
      hint: null,
    });
  }
  provenance['samples'] = name;
  return found;
}

function sampleRows(folder: Folder, name: string, context: ReadContext) {
  if (/\.(?:parquet|npz|npy|pkl|pickle)$/.test(name)) return decodedSamples(folder, name, context);
  if (/\.(?:jsonl|ndjson|csv|tsv)$/.test(name) && (findEntry(folder, name)?.size ?? 0) > streamAboveBytes) {
    return streamedSamples(folder, name, context);
  }
  if (name.endsWith('.json')) {
    const document = readDocument(folder, name, context);
    if (!('value' in document)) return null;
    const { value } = document;
    const rows = Array.isArray(value) ? value : isMapping(value) ? rowsOf(value) : null;
    return rows === null ? 'no-samples' : (samplesOfRows(rows) ?? 'no-samples');
  }
  const text = context.access.text(folder, name);
  if (text === null) return null;
  if (name.endsWith('.jsonl') || name.endsWith('.ndjson')) {
    const { rows, problems } = parseJsonl(text);
    reportProblems(context, name, problems);
    return samplesOfRows(rows) ?? 'no-samples';
  }
  const table = parseCsv(text, { keepText: keepsText, shared });
  reportProblems(context, name, table.problems);
  return samplesOfTable(table) ?? 'no-samples';
}

function decodedSamples(folder: Folder, name: string, context: ReadContext) {
  const bytes = context.access.bytes(folder, name);
  if (bytes === null) return null;
  const decoded = attempt(() => decodeTable(name, bytes));
  if (!decoded.ok) {
    reportUnreadable(context, name, decoded.error);
    return null;
  }
  reportProblems(context, name, decoded.value.problems);
  return samplesOfDecoded(decoded.value.table) ?? 'no-samples';
}

/** A file that is too large to be held. */
function streamedSamples(folder: Folder, name: string, context: ReadContext) {
  const lines = context.access.lines(folder, name);
  const csv = /\.[ct]sv$/.test(name) ? openCsvLines(lines, keepsText) : null;
  const { table, rows, broken } =
    csv === null ? streamTable(lines, keepsText) : streamTable(csv.rows, keepsText, { format: csv.format });
  if (broken > 0) reportPartly(context, name, `${broken} of ${rows + broken} lines are no records and are left out`);
  return samplesOfDecoded(table) ?? 'no-samples';
}

/** Rows inside a mapping: under a known name, as lists by column, or as mappings by sample id. */
function rowsOf(document: { readonly [key: string]: Json }): readonly Json[] | null {
  for (const key of ['samples', 'predictions', 'results', 'rows', 'data']) {
    const value = document[key];
    if (Array.isArray(value) && value.some(isMapping)) return value;
  }
  const entries = Object.entries(document);
  if (entries.length > 0 && entries.every(([, value]) => isMapping(value))) {
    return entries.map(([id, value]) => (isMapping(value) ? { id, ...value } : value));
  }
  const lists = entries.flatMap(([key, value]) => (Array.isArray(value) ? [{ key, value }] : []));
  const length = lists[0]?.value.length ?? 0;
  if (length === 0 || lists.some(({ value }) => value.length !== length)) return null;
  return Array.from({ length }, (_, row) => {
    const object: Record<string, Json> = {};
    for (const { key, value } of lists) setKey(object, key, value[row]!);
    return object;
  });
}
