/** The generic run folder: config, metrics, history, predictions, log and metadata, as any runner can write them. */
import { tableEndings } from '../decode/tables.ts';
import { statusKind } from '../../report/status.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { configNames, errorNames, fileKind, metadataNames, roleOf, type FileRole } from './generic/file-roles.ts';
import { findError, keptBytes, tailBytes } from './generic/log.ts';
import { readMetadata } from './generic/metadata.ts';
import { readTables, type Tables } from './generic/tables.ts';
import { openUnpacked } from './support/packed.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';

/** Reads the layout that the manual describes; every file but one is optional. */
export const genericReader = {
  id: 'generic',
  title: 'Generic run folder',
  recognises: [
    { file: 'config.yaml, config.yml, config.json, config.toml', gives: 'params, seed, name, tags, dataset' },
    { file: 'metrics.json, results.json, summary.json', gives: 'final metrics, flat or nested' },
    { file: 'history.csv, history.jsonl, metrics.csv, metrics.jsonl', gives: 'one row per step or epoch' },
    {
      file: `predictions.${tableEndings.join(', .')}`,
      gives: 'one row per evaluated sample',
    },
    { file: 'metadata.json, status.json', gives: 'status, times, git commit, versions, error' },
    { file: 'train.log, *.log, stderr.txt, error.txt', gives: 'the last lines, and the error of a run that failed' },
  ],
  precedence: 0,
  claim,
  read,
  fileKind,
} as const satisfies Reader;

const evidence = [
  'config',
  'metrics',
  'history',
  'samples',
  'metadata',
  'error',
] as const satisfies readonly FileRole[];

function claim(folder: Folder, access: FileAccess): Claim | null {
  const found = new Set<FileRole>();
  for (const file of folder.files) found.add(roleOf(file.name));
  const roles = evidence.filter((role) => found.has(role));
  const only = (role: FileRole): boolean => roles.length === 1 && roles[0] === role;
  // A stored model has a config.json of its own; a folder of logs is a run only where it is named so or failed.
  if (only('config') && found.has('weights')) return null;
  if (roles.length === 0 && !(found.has('log') && hasRunLog(folder, access))) return null;
  if (only('error') && !hasRunLog(folder, access)) return null;
  // A results.json or summary.json may sum up a sweep as well as a run.
  const isSummary = found.has('metrics') && !folder.files.some((file) => file.name === 'metrics.json');
  const facts = roles.filter((role) => role !== 'config' && role !== 'error').length - (isSummary ? 1 : 0);
  const isWhole = facts >= 1 && facts + (found.has('config') ? 1 : 0) + (found.has('log') ? 1 : 0) >= 2;
  return { files: folder.files.map((file) => file.name), wholeTree: false, weak: !isWhole };
}

function hasRunLog(folder: Folder, access: FileAccess): boolean {
  return folder.files.some(({ name, size }) => {
    const role = roleOf(name);
    if (role !== 'log' && role !== 'error') return false;
    if (name === 'train.log' || (name === 'error.txt' && size > 0)) return true;
    return findError(access.tail(folder, name, tailBytes) ?? '') !== null;
  });
}

function read(folder: Folder, claim: Claim, given: ReadContext): readonly RawRun[] {
  const { files, context, original } = openUnpacked(claim.files, given);
  const run = readPlain(folder, { ...claim, files }, context);
  const provenance = Object.fromEntries(
    Object.entries(run.provenance ?? {}).map(([field, file]) => [field, original(file)]),
  );
  return [{ ...run, provenance }];
}

function readPlain(folder: Folder, claimed: Claim, context: ReadContext): RawRun {
  const config = readMapping(
    folder,
    configNames.find((name) => claimed.files.includes(name)),
    context,
  );
  const metadata = readMapping(
    folder,
    metadataNames.find((name) => claimed.files.includes(name)),
    context,
  );
  const tables = readTables(folder, claimed.files, context);
  const facts: Partial<RawRun> = metadata?.document === undefined ? {} : readMetadata(metadata.document);
  const log = readLog(folder, claimed.files, { context, facts, tables });
  const unreadable = [...(config?.unreadable === undefined ? [] : [config.unreadable]), ...tables.unreadable];
  const run: RawRun = {
    part: '',
    ...(tables.seed === undefined ? {} : { seed: tables.seed }),
    ...facts,
    ...tables.fields,
    ...(config?.document === undefined ? {} : { config: config.document }),
    ...log,
    ...(facts.error === undefined ? {} : { error: { ...log.error, ...facts.error } }),
    ...(unreadable.length > 0 ? { unreadable } : {}),
    provenance: {
      ...(config === null ? {} : { config: config.name }),
      ...(metadata === null ? {} : { metadata: metadata.name }),
      ...tables.fields.provenance,
      ...log.provenance,
      ...(facts.error === undefined || metadata === null ? {} : { error: metadata.name }),
    },
  };
  return tables.metricsAreLastRow && hasNotEnded(run) ? withoutMetrics(run) : withPolicy(run, tables);
}

/** The last row of a history is a result only where the run came to its end. */
const hasNotEnded = ({ status, error }: RawRun): boolean =>
  error !== undefined || (status !== undefined && statusKind(status) !== 'completed');

/** Says of each metric whether a file declares it or it is the last row of the history. */
function withPolicy(run: RawRun, { metricsAreLastRow }: Tables): RawRun {
  const policy = metricsAreLastRow ? 'last' : 'declared';
  const names = Object.keys(run.metrics ?? {});
  return names.length === 0 ? run : { ...run, finalValue: Object.fromEntries(names.map((name) => [name, policy])) };
}

function withoutMetrics({ metrics: _metrics, ...run }: RawRun): RawRun {
  return run;
}

/** A file that must hold a mapping: the document, or the sentence that says why there is none. */
interface ReadMapping {
  readonly name: string;
  readonly document?: { readonly [key: string]: Json };
  readonly unreadable?: string;
}

function readMapping(folder: Folder, name: string | undefined, context: ReadContext): ReadMapping | null {
  if (name === undefined) return null;
  const read = readDocument(folder, name, context);
  if (!('value' in read)) return { name, unreadable: read.unreadable };
  if (isMapping(read.value)) return { name, document: read.value };
  const kind = Array.isArray(read.value) ? 'a list' : read.value === null ? 'empty' : `a ${typeof read.value}`;
  const unreadable = `${name} cannot be used: it is ${kind}, and named values are needed`;
  const message = `${unreadable}.`;
  context.report({ severity: 'error', code: 'not-a-mapping', message, file: name, line: 1, hint: null });
  return { name, unreadable };
}

interface LogContext {
  readonly context: ReadContext;
  readonly facts: Partial<RawRun>;
  readonly tables: Tables;
}

/** The end of the log; and its error, unless the run ended well: a log may show errors that were dealt with. */
function readLog(
  folder: Folder,
  files: readonly string[],
  { context, facts, tables }: LogContext,
): Pick<RawRun, 'logTail' | 'error' | 'provenance'> {
  const logs = files
    .filter((name) => roleOf(name) === 'log')
    .sort((a, b) => Number(b === 'train.log') - Number(a === 'train.log'));
  const errors = errorNames.filter((name) => files.includes(name));
  const main = logs[0] ?? errors[0];
  if (main === undefined) return {};
  const kind = facts.status === undefined ? null : statusKind(facts.status);
  const hasMetrics = tables.fields.metrics !== undefined;
  const endedWell = kind === 'completed' && hasMetrics;
  const tails = new Map<string, string>();
  const tailOf = (name: string): string => {
    const known = tails.get(name) ?? context.access.tail(folder, name, endedWell ? keptBytes : tailBytes) ?? '';
    tails.set(name, known);
    return known;
  };
  const provenance: Record<string, string> = { log: main };
  const result = { ...(tailOf(main) === '' ? {} : { logTail: tailOf(main) }), provenance };
  if (endedWell) return result;
  const anyError = kind === 'failed' || (kind !== 'running' && !hasMetrics);
  for (const name of [...errors, ...logs]) {
    const found = findError(tailOf(name));
    if (found === null || (!anyError && !found.atEnd)) continue;
    const { type, message, traceback } = found;
    return {
      ...result,
      error: { type, message, ...(traceback === null ? {} : { traceback }) },
      provenance: { ...provenance, error: name },
    };
  }
  const stated = tailOf('error.txt').trim();
  if (!errors.includes('error.txt') || stated === '') return result;
  return {
    ...result,
    error: { message: stated.split('\n').at(-1)! },
    provenance: { ...provenance, error: 'error.txt' },
  };
}
