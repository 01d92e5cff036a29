/** Runs for tests: made ones, and the demo sweep read in the simplest way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Scalar } from '../../src/report/primitives.ts';
import type { Attachments, History, Run, RunSet, SampleTable } from '../../src/report/run.ts';

/** A completed run with the given fields; its group is the text of its params unless given. */
export function makeRun(fields: Partial<Run> & { readonly id: string }): Run {
  const params = fields.params ?? {};
  return {
    slug: fields.id.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    sweep: 'sweep',
    folder: `results/sweep/${fields.id}`,
    group: JSON.stringify(Object.entries(params).sort()),
    name: null,
    study: null,
    primaryMetric: null,
    task: { dataset: null, version: null, split: null, sampleCount: null },
    tags: [],
    notes: null,
    params,
    volatile: {},
    seed: null,
    seedKey: null,
    metrics: {},
    metricFacts: {},
    finalValue: {},
    reported: null,
    status: 'completed',
    statusReason: 'ended',
    error: null,
    startedAt: null,
    finishedAt: null,
    durationSeconds: null,
    attempts: null,
    git: null,
    environment: {},
    files: [],
    reader: 'test',
    lineage: { reproduces: null, parent: null },
    attachments: { history: false, samples: false, log: false },
    warnings: [],
    provenance: {},
    ...fields,
  };
}

/** One run per score: configuration name to its scores, seeds counting from 0; null is a failed run. */
export function makeRuns(
  scores: Readonly<Record<string, readonly (number | null)[]>>,
  options: { readonly metric?: string; readonly study?: string } = {},
): Run[] {
  const metric = options.metric ?? 'accuracy';
  return Object.entries(scores).flatMap(([name, values]) =>
    values.map((value, seed) =>
      makeRun({
        id: `${name}-${seed}`,
        name,
        study: options.study ?? 'study',
        params: { name },
        seed: String(seed),
        seedKey: 'seed',
        ...(value === null
          ? { status: 'failed', statusReason: 'crashed', metrics: {} }
          : { metrics: { [metric]: value } }),
      }),
    ),
  );
}

/** Attachments out of plain tables. */
export const makeAttachments = (tables: {
  readonly histories?: Readonly<Record<string, History>>;
  readonly samples?: Readonly<Record<string, SampleTable>>;
}): Attachments => ({
  history: (id) => tables.histories?.[id] ?? null,
  samples: (id) => tables.samples?.[id] ?? null,
  log: () => null,
});

/** A run set of the given runs. */
export const makeRunSet = (runs: readonly Run[], attachments: Attachments = makeAttachments({})): RunSet => ({
  runs,
  attachments,
  diagnostics: [],
  redactions: [],
});

function flatten(value: unknown, prefix: string, into: Record<string, Scalar>): Record<string, Scalar> {
  if (Array.isArray(value)) into[prefix] = JSON.stringify(value);
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) flatten(item, prefix === '' ? key : `${prefix}.${key}`, into);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    into[prefix] = value;
  }
  return into;
}

const numberOrNull = (text: string | undefined): number | null =>
  text === undefined || text === '' || !Number.isFinite(Number(text)) ? null : Number(text);

function readTable(file: string): Record<string, string[]> | null {
  if (!existsSync(file)) return null;
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return Object.fromEntries(header.split(',').map((name, column) => [name, rows.map((row) => row[column] ?? '')]));
}

/** The demo sweep under `root`, without the ingest stage. */
export function readDemo(root: string): RunSet {
  const runs: Run[] = [];
  const folders = new Map<string, string>();
  for (const sweep of ['echo-augmentation', 'echo-mlp-hparams', 'echo-stress']) {
    for (const id of readdirSync(join(root, sweep)).sort()) {
      const folder = join(root, sweep, id);
      folders.set(id, folder);
      runs.push(readDemoRun(folder, sweep, id));
    }
  }
  return makeRunSet(runs, {
    history: (id) => historyOf(folders.get(id)!),
    samples: (id) => samplesOf(folders.get(id)!),
    log: () => null,
  });
}

function readDemoRun(folder: string, sweep: string, id: string): Run {
  const flat = flatten(load(readFileSync(join(folder, 'config.yaml'), 'utf8')), '', {});
  const { study, label, seed, primary_metric: primary, tags, ...rest } = flat;
  const params = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('dataset.')));
  const metadata = flatten(JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8')), '', {});
  const metricsFile = join(folder, 'metrics.json');
  const metrics: Record<string, number> = existsSync(metricsFile) ? JSON.parse(readFileSync(metricsFile, 'utf8')) : {};
  const status = metadata['status'];
  return makeRun({
    id,
    sweep,
    folder: `results/${sweep}/${id}`,
    group: JSON.stringify(Object.entries(params).sort()),
    name: String(label),
    study: String(study),
    primaryMetric: String(primary),
    params,
    seed: String(seed),
    seedKey: 'seed',
    tags: JSON.parse(String(tags)),
    task: {
      dataset: 'FSDD',
      version: 'v1.0.10-27-g26eb9aa',
      split: 'official test (recordings 0-4)',
      sampleCount: 300,
    },
    metrics,
    status: status === 'completed' || status === 'failed' || status === 'running' ? status : 'unknown',
    statusReason: `metadata.json says ${status}`,
    startedAt: String(metadata['timestamp']),
    durationSeconds: Number(metadata['duration_seconds'] ?? 0),
    attempts: metadata['attempts'] === undefined ? null : Number(metadata['attempts']),
    error:
      metadata['error.type'] === undefined
        ? null
        : {
            type: String(metadata['error.type']),
            message: String(metadata['error.message']),
            traceback: null,
            logTail: null,
          },
    attachments: {
      history: existsSync(join(folder, 'history.csv')),
      samples: existsSync(join(folder, 'predictions.csv')),
      log: true,
    },
  });
}

function historyOf(folder: string): History | null {
  const table = readTable(join(folder, 'history.csv'));
  if (table === null) return null;
  const columns = Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, cells.map(numberOrNull)]));
  return { x: 'epoch', rows: columns['epoch']?.length ?? 0, columns };
}

function samplesOf(folder: string): SampleTable | null {
  const table = readTable(join(folder, 'predictions.csv'));
  if (table === null) return null;
  const gold = table['label']!;
  const predicted = table['predicted']!;
  return {
    ids: table['sample_id']!,
    gold,
    predicted,
    correct: gold.map((label, index) => label === predicted[index]),
    probability: table['probability']!.map(numberOrNull),
    numbers: {},
    texts: {},
  };
}
