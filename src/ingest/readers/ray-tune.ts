/** Ray Tune's trial folders. Source: ray/tune/logger (JsonLoggerCallback, CSVLoggerCallback), ray/tune/execution. */
import { parseCsv } from '../parse/parse-csv.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { parseJson } from '../parse/parse-json.ts';
import { parseJsonl } from '../parse/parse-jsonl.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { findError } from './generic/log.ts';
import { hasFile, headText, nameOf } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportProblems } from './support/problems.ts';
import { defined, isoOfMs, lookUp, numberOf, policyOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads `ray_results/<experiment>/<trial>`. */
export const rayTuneReader = {
  id: 'ray-tune',
  title: 'Ray Tune',
  recognises: [
    {
      file: '<trial>/result.json (JSON lines), progress.csv',
      gives: 'history by training_iteration, its last line as final',
    },
    { file: '<trial>/params.json', gives: 'config' },
    { file: '<trial>/error.txt', gives: 'the error of a trial that failed' },
    { file: 'experiment_state-*.json above', gives: 'the status of the trials' },
  ],
  precedence: 65,
  readsAbove: isExperimentState,
  claim,
  read,
  fileKind: (name) => {
    if (name === 'params.json' || name === 'params.pkl') return 'config';
    return name === 'error.txt' ? 'log' : name === 'result.json' || name === 'progress.csv' ? 'history' : 'other';
  },
} as const satisfies Reader;

function claim(folder: Folder, access: FileAccess): Claim | null {
  const hasResult = hasFile(folder, 'result.json') || hasFile(folder, 'progress.csv');
  if (!hasFile(folder, 'params.json') && !(hasResult && /"trial_id"|(?:^|,)trial_id,/.test(firstHead(folder, access))))
    return null;
  if (!hasResult && !hasFile(folder, 'error.txt') && !hasFile(folder, 'params.pkl')) return null;
  const owns = folder.files
    .map((file) => file.name)
    .filter((name) =>
      /^(?:result\.json|progress\.csv|params\.(?:json|pkl)|error\.(?:txt|pkl)|events\.out\.tfevents.*)$/.test(name),
    );
  return { files: owns, owns, wholeTree: false };
}

const firstHead = (folder: Folder, access: FileAccess): string =>
  headText(access, folder, hasFile(folder, 'result.json') ? 'result.json' : 'progress.csv', 16_384);

/** What Ray writes of its own accord: it is no result. */
const aside =
  /^(?:config|hist_stats|timers|perf|sampler_perf)(?:\/|$)|^(?:time_this_iter_s|time_total_s|time_since_restore|timestamp|pid|iterations_since_restore|timesteps_since_restore|training_iteration|done|trial_id|date|hostname|node_ip|should_checkpoint|experiment_tag|experiment_id|checkpoint_dir_name|num_healthy_workers|warmup_time)$/;

/** Numbers of one line with `/` between the names, as Ray's own tables have them. */
function addNumbers(value: Json, path: string, add: (name: string, number: number) => void): void {
  if (path !== '' && aside.test(path)) return;
  if (typeof value === 'number') add(path, value);
  else if (isMapping(value))
    for (const [key, item] of Object.entries(value)) addNumbers(item, path === '' ? key : `${path}/${key}`, add);
}

interface Reported {
  readonly points: Points;
  readonly last: Json;
}

function readLines(folder: Folder, context: ReadContext): Reported {
  const points = createPoints('training_iteration');
  const text = context.access.text(folder, 'result.json') ?? '';
  const { rows, problems } = parseJsonl(text);
  reportProblems(context, 'result.json', problems);
  rows.forEach((row, index) => {
    const at = numberOf(lookUp(row, 'training_iteration')) ?? index + 1;
    addNumbers(row, '', (name, number) => points.add(name, at, number));
  });
  return { points, last: rows.at(-1) ?? null };
}

/** Without result.json the table has to do; it may lack columns that came later. */
function readTable(folder: Folder, context: ReadContext): Reported {
  const points = createPoints('training_iteration');
  const table = parseCsv(context.access.text(folder, 'progress.csv') ?? '');
  reportProblems(context, 'progress.csv', table.problems);
  const counter = table.columns.find(({ name }) => name === 'training_iteration')?.numbers;
  const last: [string, Json][] = [];
  for (const { name, numbers, texts, nonFinite } of table.columns) {
    last.push([name, numbers?.at(-1) ?? texts?.at(-1) ?? null]);
    if (aside.test(name)) continue;
    numbers?.forEach((value, row) => {
      const number = value ?? (nonFinite.has(row) ? Number(nonFinite.get(row)) : null);
      if (number !== null) points.add(name, counter?.[row] ?? row + 1, number);
    });
  }
  return { points, last: Object.fromEntries(last) };
}

/** Statuses by trial id, by the folder of the experiment. */
function isExperimentState(name: string): boolean {
  return /^experiment_state.*\.json$/.test(name);
}

const statuses = new WeakMap<Folder, ReadonlyMap<string, string>>();

/** Trials as the state of the experiment lists them: as JSON text, alone or with their data beside. */
function trialsOf(state: Json): readonly Json[] {
  const listed = lookUp(state, 'trial_data') ?? lookUp(state, 'checkpoints');
  return (Array.isArray(listed) ? listed : []).map((entry: Json) => {
    const trial: Json = Array.isArray(entry) ? (entry[0] ?? null) : entry;
    const parsed = typeof trial === 'string' ? parseJson(trial) : null;
    return parsed === null ? trial : parsed.ok ? parsed.value : null;
  });
}

function statusOf(folder: Folder, trial: string | undefined, { access }: ReadContext): string | undefined {
  const { parent } = folder;
  if (parent === null || parent === undefined || trial === undefined) return undefined;
  let known = statuses.get(parent);
  if (known === undefined) {
    const found = new Map<string, string>();
    const files = parent.files.filter(({ name }) => isExperimentState(name));
    for (const { name } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const parsed = parseJson(access.text(parent, name) ?? '');
      for (const entry of parsed.ok ? trialsOf(parsed.value) : []) {
        const id = textOf(lookUp(entry, 'trial_id'));
        const status = textOf(lookUp(entry, 'status'));
        if (id !== undefined && status !== undefined) found.set(id, status);
      }
    }
    statuses.set(parent, (known = found));
  }
  return known.get(trial);
}

/** Ray writes the stack without the line that begins a traceback; the last line names the error all the same. */
function errorOf(trace: string): RawRun['error'] {
  const found = findError(trace);
  if (found !== null) return { type: found.type, message: found.message, traceback: trace };
  const last = trace.trim().split('\n').at(-1) ?? '';
  const named = /^([A-Za-z_][\w.]*): (.*)$/.exec(last);
  return named === null
    ? { message: last, traceback: trace }
    : { type: named[1]!, message: named[2]!, traceback: trace };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const { points, last } = claimed.files.includes('result.json')
    ? readLines(folder, context)
    : readTable(folder, context);
  const params = claimed.files.includes('params.json') ? readDocument(folder, 'params.json', context) : null;
  const stated = params !== null && 'value' in params ? params.value : lookUp(last, 'config');
  const metrics = points.last();
  const trace = claimed.files.includes('error.txt')
    ? (context.access.tail(folder, 'error.txt', 64 * 1024) ?? '')
    : null;
  const status = statusOf(folder, textOf(lookUp(last, 'trial_id')), context);
  const seconds = numberOf(lookUp(last, 'time_total_s'));
  const stamp = numberOf(lookUp(last, 'timestamp'));
  const host = textOf(lookUp(last, 'hostname'));
  const isDone = lookUp(last, 'done') === true || lookUp(last, 'done') === 'True';
  return [
    {
      part: '',
      ...(isMapping(stated) ? { config: stated } : {}),
      ...defined({
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'last')),
        history: points.history() ?? undefined,
        status: trace !== null ? 'ERROR' : (status ?? (isDone ? 'TERMINATED' : undefined)),
        error: trace === null ? undefined : errorOf(trace),
        study: folder.parent?.path ? nameOf(folder.parent) : undefined,
        finishedAt: isoOfMs(stamp === undefined ? undefined : stamp * 1000),
        durationSeconds: seconds !== undefined && seconds >= 0 ? seconds : undefined,
        environment: host === undefined ? undefined : { hostname: host },
        unreadable: params !== null && 'unreadable' in params ? [params.unreadable] : undefined,
      }),
      provenance: {
        config: 'params.json',
        metrics: claimed.files.includes('result.json') ? 'result.json' : 'progress.csv',
        ...(trace === null ? {} : { error: 'error.txt' }),
      },
    },
  ];
}
