/** Raw runs to runs: the only place that decides what a run is. */
import type { FileRecord, Quantity, Scalar } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import { statusOf } from '../report/status.ts';
import type { CollectedRun } from './collect.ts';
import type { DiagnosticSink } from './diagnostics.ts';
import { shownPath } from './file-access.ts';
import { draftRun, type Draft } from './normalize/draft.ts';
import { groupDrafts, type Grouped } from './normalize/group.ts';
import { identify, type Identity } from './normalize/identity.ts';
import { lastLines } from './normalize/log-lines.ts';
import { readMoment, secondsBetween } from './normalize/times.ts';
import { setKey } from './parse/parsed.ts';
import type { RawNumber } from './reader.ts';
import type { Redactor, RunRedactor } from './redact.ts';
import { isPlainHost, keyKind } from './redact/patterns.ts';
import { visibleLog } from './redact/visible.ts';

/** A run with what stands beside it. */
export interface NormalizedRun {
  readonly run: Run;
  readonly collected: CollectedRun;
  /** Redacts texts of this run; the log and the raw files go through it too. */
  readonly redactor: RunRedactor;
  /** The last part of the log, redacted; null where there is none. */
  readonly log: string | null;
  /** The path of each file on the disk, by the path that the run shows. */
  readonly realPaths: ReadonlyMap<string, string>;
}

/** What {@link normalizeRuns} needs. */
export interface NormalizeContext {
  readonly diagnostics: DiagnosticSink;
  readonly redactor: Redactor;
  readonly severalRoots: boolean;
}

/** Normalises all runs of the input together; the answer is in their order. */
export function normalizeRuns(runs: readonly CollectedRun[], context: NormalizeContext): readonly NormalizedRun[] {
  const drafts = runs.map(draftRun);
  const grouped = groupDrafts(drafts);
  const identities = identify(runs, context.severalRoots, context.redactor.text);
  const idOfFolder = new Map(runs.map((run, index) => [run.folder, identities[index]!.id]));
  const clock = createClock(context);
  return runs.map((collected, index) => {
    const parent = collected.parent === null ? null : (idOfFolder.get(collected.parent) ?? null);
    const facts = { draft: drafts[index]!, grouped: grouped[index]!, identity: identities[index]!, parent };
    return finish(collected, facts, { ...context, clock });
  });
}

interface Facts {
  readonly draft: Draft;
  readonly grouped: Grouped;
  readonly identity: Identity;
  readonly parent: string | null;
}

type Clock = (text: string | undefined, collected: CollectedRun) => string | null;

/** Reads times; says once per input that zones are missing, and each time what is no time. */
function createClock({ diagnostics, severalRoots }: NormalizeContext): Clock {
  let said = false;
  return (text, { folder, raw }) => {
    if (text === undefined) return null;
    const moment = readMoment(text);
    const file = shownPath(folder, raw.provenance?.['metadata'] ?? '', severalRoots);
    if (moment === null) {
      const message = `A time cannot be read: ${JSON.stringify(text.slice(0, 60))}.`;
      const hint = 'Write times as ISO 8601, for example 2026-03-01T12:00:00Z.';
      diagnostics.report({ severity: 'info', code: 'time-unreadable', message, file, line: null, hint });
      return null;
    }
    if (moment.assumed && !said) {
      said = true;
      const message = 'Times without a zone are taken as UTC.';
      const hint = 'Write the zone: 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00.';
      diagnostics.report({ severity: 'info', code: 'time-zone-assumed', message, file, line: null, hint });
    }
    return moment.iso;
  };
}

function finish(
  collected: CollectedRun,
  { draft, grouped, identity, parent }: Facts,
  { redactor, clock }: NormalizeContext & { readonly clock: Clock },
): NormalizedRun {
  const { raw } = collected;
  const environment = { ...raw.environment, ...grouped.datasetFacts };
  const redact = redactor.forRun(redactor.enabled ? hostsOf(environment, grouped.params, grouped.volatile) : []);
  const log = raw.logTail === undefined || raw.logTail.trim() === '' ? null : redact.text(visibleLog(raw.logTail));
  const metrics = toQuantities(raw.metrics ?? {}, redact);
  const files = shownFiles(collected.files, redact);
  const stated = errorOf(collected, redact);
  const reported = raw.status ?? null;
  const judged = statusOf({ reported, error: stated, metrics }, draft.primaryMetric);
  const showsLog = stated !== null || judged.status !== 'completed';
  const logTail = showsLog && log !== null ? lastLines(log) : null;
  const startedAt = clock(raw.startedAt ?? draft.folderName.timestamp ?? undefined, collected);
  const finishedAt = clock(raw.finishedAt, collected);
  const duration = raw.durationSeconds;
  const run: Run = {
    id: identity.id,
    slug: identity.slug,
    sweep: redact.optional(draft.sweep),
    folder: identity.folder,
    group: grouped.group,
    name: redact.optional(grouped.name),
    study: redact.optional(draft.study),
    primaryMetric: redact.optional(draft.primaryMetric),
    task: {
      ...draft.task,
      split: redact.optional(draft.task.split),
      dataset: redact.optional(draft.task.dataset),
      version: redact.optional(draft.task.version),
    },
    tags: draft.tags.map(redact.text),
    notes: redact.optional(draft.notes),
    params: redact.record(grouped.params),
    volatile: redact.record(grouped.volatile),
    seed: grouped.seed,
    seedKey: grouped.seedKey,
    metrics,
    metricFacts: renameKeys(raw.metricFacts ?? {}, redact),
    finalValue: renameKeys(raw.finalValue ?? {}, redact),
    reported,
    status: judged.status,
    statusReason: judged.statusReason,
    error: stated === null && logTail === null ? null : { ...(stated ?? noError), logTail },
    startedAt,
    finishedAt,
    durationSeconds:
      duration !== undefined && Number.isFinite(duration) && duration >= 0
        ? duration
        : secondsBetween(startedAt, finishedAt),
    attempts: raw.attempts ?? null,
    git: gitOf(raw.git, redact),
    environment: redact.record(environment),
    files: files.records,
    reader: collected.reader,
    lineage: { reproduces: redact.optional(raw.reproduces), parent: redact.optional(raw.parent) ?? parent },
    attachments: { history: raw.history !== undefined, samples: raw.samples !== undefined, log: log !== null },
    warnings: collected.warnings.map((warning) => ({ ...warning, message: redact.text(warning.message) })),
    provenance: Object.fromEntries(
      Object.entries(raw.provenance ?? {}).map(([what, file]) => [what, files.shown.get(file) ?? redact.text(file)]),
    ),
  };
  return { run, collected, redactor: redact, log, realPaths: files.real };
}

function hostsOf(...records: readonly Readonly<Record<string, Scalar>>[]): readonly string[] {
  const hosts: string[] = [];
  for (const record of records) {
    for (const key of Object.keys(record)) {
      const value = record[key];
      if (typeof value === 'string' && keyKind(key) === 'host' && !isPlainHost(value)) hosts.push(value);
    }
  }
  return hosts;
}

function toQuantities(metrics: Readonly<Record<string, RawNumber>>, redact: RunRedactor): Record<string, Quantity> {
  const quantities: Record<string, Quantity> = {};
  for (const key of Object.keys(metrics)) {
    const value = metrics[key]!;
    setKey(
      quantities,
      redact.text(key),
      typeof value === 'number' ? value + 0 : { value: null, reason: value.nonFinite },
    );
  }
  return quantities;
}

/** Names of metrics are texts like any other. */
function renameKeys<Value>(record: Readonly<Record<string, Value>>, redact: RunRedactor) {
  if (Object.keys(record).every(redact.isClean)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [redact.text(key), value]));
}

/** The files under names that may be shown; names that become the same are numbered. */
function shownFiles(files: readonly FileRecord[], redact: RunRedactor) {
  const real = new Map<string, string>();
  const shown = new Map<string, string>();
  const records = files.map((file) => {
    const wanted = redact.text(file.path);
    let path = wanted;
    for (let number = 2; real.has(path); number++) path = `${wanted}-${number}`;
    real.set(path, file.path);
    shown.set(file.path, path);
    return path === file.path ? file : { ...file, path };
  });
  return { records, real, shown };
}

const noError = { type: null, message: null, traceback: null };

/** Many runners write `str` of the whole error: the type then stands in its own field and once more in the message. */
function withoutType(error: CollectedRun['raw']['error']): string | undefined {
  const { type, message } = error ?? {};
  const start = `${type ?? ''}: `;
  return type !== undefined && message?.startsWith(start) === true ? message.slice(start.length) : message;
}

function errorOf({ raw }: CollectedRun, redact: RunRedactor) {
  const unreadable = raw.unreadable ?? [];
  const error = raw.error;
  const isEmpty = error === undefined || (error.type ?? error.message ?? error.traceback) === undefined;
  if (isEmpty && unreadable.length === 0) return null;
  return {
    type: redact.optional(error?.type) ?? (unreadable.length > 0 ? 'UnreadableFile' : null),
    message: redact.optional(withoutType(error) ?? (unreadable.length > 0 ? unreadable.join('; ') : null)),
    traceback: error?.traceback === undefined ? null : redact.text(visibleLog(error.traceback)),
  };
}

function gitOf(git: CollectedRun['raw']['git'], redact: RunRedactor): Run['git'] {
  if (git === undefined) return null;
  const { commit = null, branch = null, dirty = null } = git;
  return {
    commit: redact.optional(commit),
    branch: redact.optional(branch),
    dirty,
    remote: redact.optional(git.remote),
  };
}
