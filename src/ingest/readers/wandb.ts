/** Run folders of Weights & Biases: the log of the run, and the files that a synced run holds beside it. */
import { withFile } from '../decode/byte-source.ts';
import { attempt } from '../decode/decode-error.ts';
import { scanWandbLog } from '../decode/wandb-log.ts';
import { findEntry } from '../file-access.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import type { Claim, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { childNamed, nameOf } from './support/files.ts';
import { reportPartly, reportUnreadable } from './support/problems.ts';
import { defined, isoOfMs, lookUp, numberOf, policyOf, textOf, unlessEmpty } from './support/values.ts';
import { createWandbFacts, documentOf, readWandbRecord, type WandbFacts } from './wandb/wandb-records.ts';
import { readSummary, unwrapConfig } from './wandb/wandb-summary.ts';

/** Reads the folders below `wandb`. */
export const wandbReader = {
  id: 'wandb',
  title: 'Weights & Biases',
  recognises: [
    {
      file: 'wandb/run-<time>-<id>/run-<id>.wandb',
      gives: 'config, history, summary, status by exit code, project, group, tags',
    },
    { file: 'wandb/run-<time>-<id>/files/config.yaml', gives: 'config, where the log is missing' },
    { file: 'wandb/run-<time>-<id>/files/wandb-summary.json', gives: 'final metrics, where the log is missing' },
    { file: 'wandb/run-<time>-<id>/files/wandb-metadata.json', gives: 'host, hardware, git commit, start' },
    { file: 'wandb/run-<time>-<id>/files/output.log', gives: 'the last lines' },
  ],
  precedence: 73,
  claim,
  read,
  fileKind: (name) => {
    if (name.endsWith('.wandb')) return 'history';
    if (name.endsWith('config.yaml')) return 'config';
    if (name.endsWith('wandb-summary.json')) return 'metrics';
    return name.endsWith('.log') ? 'log' : name.endsWith('wandb-metadata.json') ? 'metadata' : 'other';
  },
} as const satisfies Reader;

const folderName = /^(?:offline-)?run-(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)-\w+$/;
const logOf = (folder: Folder): string | undefined => folder.files.find((file) => file.name.endsWith('.wandb'))?.name;

function claim(folder: Folder): Claim | null {
  const log = logOf(folder);
  const files = childNamed(folder, 'files');
  const isRun = log !== undefined || (folderName.test(nameOf(folder)) && files !== undefined);
  if (!isRun) return null;
  const inside = files?.files.map((file) => `files/${file.name}`) ?? [];
  return {
    files: [...(log === undefined ? [] : [log]), ...inside],
    wholeTree: true,
    owns: log === undefined ? [] : [log],
  };
}

/** The facts of the log; null with the sentence why where it cannot be read. */
function readLog(
  folder: Folder,
  name: string,
  context: ReadContext,
): { facts: WandbFacts | null; unreadable: string | null } {
  const facts = createWandbFacts();
  let broken = 0;
  const scanned = attempt(() =>
    withFile(context.access.absolutePath(folder, name), (source) =>
      scanWandbLog(source, (record) => {
        if (!attempt(() => readWandbRecord(record, facts)).ok) broken += 1;
      }),
    ),
  );
  if (!scanned.ok) return { facts: null, unreadable: reportUnreadable(context, name, scanned.error) };
  const { damaged, torn } = scanned.value;
  if (damaged + broken > 0) reportPartly(context, name, `${damaged + broken} records are damaged and left out`);
  // A log that ends early is the rule for a run that lives or was killed: the missing exit code says so.
  if (torn && facts.exitCode !== null) reportPartly(context, name, 'it ends too early; what comes before counts');
  return { facts, unreadable: null };
}

/** A document of `files/`; null where it is missing. One that is broken is reported. */
function documentIn(folder: Folder, name: string, context: ReadContext): Json {
  if (findEntry(folder, `files/${name}`) === null) return null;
  const document = readDocument(folder, `files/${name}`, context);
  return 'value' in document ? document.value : null;
}

/** Facts of `files/`, which W&B writes while and after it syncs. */
function readFilesFolder(folder: Folder, context: ReadContext) {
  const summary = documentIn(folder, 'wandb-summary.json', context);
  return {
    config: unwrapConfig(documentIn(folder, 'config.yaml', context)),
    summary: isMapping(summary) ? summary : null,
    metadata: documentIn(folder, 'wandb-metadata.json', context),
    log: context.access.tail(folder, 'files/output.log', 64 * 1024),
  };
}

/** The start as the name of the folder tells it, in the time of the machine. */
function startOf(folder: Folder): string | undefined {
  const found = folderName.exec(nameOf(folder));
  return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}`;
}

const metadataKeys = ['os', 'python', 'host', 'gpu', 'gpu_count', 'cpu_count', 'program'] as const;

function environmentOf(facts: WandbFacts | null, metadata: Json): Record<string, string | number> {
  const stated = metadataKeys.flatMap((key): [string, string][] => {
    const value = textOf(lookUp(metadata, key));
    return value === undefined ? [] : [[key, value]];
  });
  const name = facts?.texts.get('name');
  const host = facts?.texts.get('host');
  return {
    ...(host === undefined ? {} : { host }),
    ...Object.fromEntries(stated),
    ...Object.fromEntries(facts?.environment ?? []),
    ...(name === undefined ? {} : { run_name: name }),
  };
}

function tagsOf(facts: WandbFacts): readonly string[] | undefined {
  const group = facts.texts.get('group');
  const job = facts.texts.get('jobType');
  const tags = [...facts.tags, ...(group ? [`group=${group}`] : []), ...(job ? [`job_type=${job}`] : [])];
  return tags.length > 0 ? [...new Set(tags)] : undefined;
}

/** What only the log tells. */
function fieldsOf(facts: WandbFacts): Partial<RawRun> {
  const { texts, exitCode } = facts;
  const started = facts.startedSeconds;
  return defined({
    history: facts.points.history() ?? undefined,
    status: exitCode === null ? 'running' : exitCode === 0 ? 'completed' : 'failed',
    study: texts.get('sweep') ?? texts.get('project'),
    notes: texts.get('notes'),
    tags: tagsOf(facts),
    startedAt: isoOfMs(started === null ? undefined : started * 1000),
    durationSeconds: facts.runtimeSeconds ?? undefined,
    metricFacts: unlessEmpty(Object.fromEntries([...facts.better].map(([name, better]) => [name, { better }]))),
  });
}

function read(folder: Folder, _claim: Claim, context: ReadContext): readonly RawRun[] {
  const log = logOf(folder);
  const { facts, unreadable } = log === undefined ? { facts: null, unreadable: null } : readLog(folder, log, context);
  const files = readFilesFolder(folder, context);
  const document = { ...files.summary, ...(facts === null ? {} : documentOf(facts.summary.values())) };
  const last = facts?.points.last() ?? {};
  const stated = readSummary(document);
  const metrics = { ...last, ...stated.metrics };
  const { metadata } = files;
  const commit = facts?.texts.get('commit') ?? textOf(lookUp(metadata, 'git', 'commit'));
  const remote = facts?.texts.get('remote') ?? textOf(lookUp(metadata, 'git', 'remote'));
  const logTail = files.log ?? facts?.output;
  const run: RawRun = {
    part: '',
    config: { ...files.config, ...(facts === null ? {} : documentOf(facts.config.values())) },
    ...defined({
      metrics: unlessEmpty(metrics),
      finalValue: unlessEmpty({ ...policyOf(last, 'last'), ...stated.finalValue }),
      startedAt: textOf(lookUp(metadata, 'startedAt')) ?? startOf(folder),
      durationSeconds: numberOf(lookUp(files.summary ?? undefined, '_runtime')),
      environment: unlessEmpty(environmentOf(facts, metadata)),
      git: unlessEmpty(defined({ commit, remote })),
      logTail: logTail === '' || logTail === null ? undefined : logTail,
      unreadable: unreadable === null ? undefined : [unreadable],
    }),
    ...(facts === null ? {} : fieldsOf(facts)),
  };
  const source = log ?? 'files/wandb-summary.json';
  return [
    { ...run, provenance: { config: log ?? 'files/config.yaml', metrics: source, history: source, status: source } },
  ];
}
