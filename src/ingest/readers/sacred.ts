/** Sacred's file storage. Source: sacred/observers/file_storage.py. */
import { collectNumbers, toRawNumber } from '../flatten.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { setKey } from '../parse/parsed.ts';
import type { Claim, FileAccess, Folder, Json, RawNumber, RawRun, ReadContext, Reader } from '../reader.ts';
import { hasFile, headText } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { defined, lookUp, policyOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads the numbered folders of a FileStorageObserver. */
export const sacredReader = {
  id: 'sacred',
  title: 'Sacred',
  recognises: [
    { file: '<id>/run.json', gives: 'status, times, host, error, git commit, result' },
    { file: '<id>/config.json', gives: 'config and seed' },
    { file: '<id>/metrics.json, info.json', gives: 'history and its last values' },
    { file: '<id>/cout.txt', gives: 'the last lines' },
  ],
  precedence: 75,
  claim,
  read,
  fileKind: (name) => {
    if (name === 'config.json') return 'config';
    if (name === 'cout.txt') return 'log';
    return name === 'run.json' ? 'metadata' : name === 'metrics.json' || name === 'info.json' ? 'metrics' : 'other';
  },
} as const satisfies Reader;

const names = ['run.json', 'config.json', 'metrics.json', 'info.json', 'cout.txt'];

function claim(folder: Folder, access: FileAccess): Claim | null {
  if (!hasFile(folder, 'run.json') || !(hasFile(folder, 'config.json') || hasFile(folder, 'cout.txt'))) return null;
  if (!/"(?:experiment|artifacts|heartbeat)"\s*:/.test(headText(access, folder, 'run.json'))) return null;
  const owns = names.filter((name) => hasFile(folder, name));
  return { files: folder.files.map((file) => file.name), owns, wholeTree: false };
}

/** What jsonpickle made of numbers and tuples as what they were; other objects as their fields. */
function unpickle(value: Json, depth = 0): Json {
  if (depth > 50) return null;
  if (Array.isArray(value)) return value.map((item: Json) => unpickle(item, depth + 1));
  if (!isMapping(value)) return value;
  const tuple = value['py/tuple'] ?? value['py/set'];
  if (tuple !== undefined) return unpickle(tuple, depth + 1);
  if (/^numpy\./.test(textOf(value['py/object']) ?? '') && value['value'] !== undefined)
    return unpickle(value['value'], depth + 1);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('py/'))
      .map(([key, item]) => [key, unpickle(item, depth + 1)]),
  );
}

/** Adds a series. Steps that repeat do not count: then the values are counted themselves. */
function addValues(name: string, values: readonly Json[], steps: Json | undefined, points: Points): void {
  const stated = Array.isArray(steps) && steps.every((step: Json) => typeof step === 'number') ? steps : [];
  const isUsable = stated.length >= values.length && new Set(stated).size === stated.length;
  values.forEach((value, at) => {
    if (typeof value === 'number') points.add(name, isUsable ? Number(stated[at]) : at, value);
  });
}

/** Series of metrics.json: `{name: {values, steps, timestamps}}`. */
function addSeries(document: Json, points: Points): void {
  if (!isMapping(document)) return;
  for (const [name, series] of Object.entries(document)) {
    const values = lookUp(series, 'values');
    if (Array.isArray(values)) addValues(name, values, lookUp(series, 'steps'), points);
  }
}

/** Lists of info.json are series too; the steps of `x` may stand in `x_T`. Single numbers are final values. */
function addInfo(document: Json, points: Points, metrics: Record<string, RawNumber>): void {
  if (!isMapping(document)) return;
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value) && value.every((item: Json) => typeof item === 'number')) {
      const isSteps = name.endsWith('_T') && document[name.slice(0, -2)] !== undefined;
      if (!isSteps) addValues(name, value, document[`${name}_T`], points);
    } else {
      for (const [key, number] of Object.entries(collectNumbers({ [name]: value }).numbers))
        setKey(metrics, key, number);
    }
  }
}

/** The last line of the trace names the error. */
function errorOf(run: Json): RawRun['error'] {
  const trace = lookUp(run, 'fail_trace');
  if (!Array.isArray(trace) || trace.length === 0) return undefined;
  const traceback = trace.map(String).join('').trim();
  const found = /^([\w.]+?)(?::\s*([\s\S]*))?$/.exec(traceback.split('\n').at(-1) ?? '');
  return { traceback, ...(found === null ? {} : { type: found[1]!, ...(found[2] ? { message: found[2] } : {}) }) };
}

function environmentOf(run: Json): Record<string, string> {
  const keys = ['hostname', 'python_version', 'cpu', 'os'];
  return Object.fromEntries(
    keys.flatMap((key): [string, string][] => {
      const value = lookUp(run, 'host', key);
      const text = Array.isArray(value) ? value.map(String).join(' ') : textOf(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function gitOf(run: Json): RawRun['git'] {
  const repositories = lookUp(run, 'experiment', 'repositories');
  const first: Json = Array.isArray(repositories) ? (repositories[0] ?? null) : null;
  const dirty = lookUp(first, 'dirty');
  return unlessEmpty(
    defined({
      commit: textOf(lookUp(first, 'commit')),
      remote: textOf(lookUp(first, 'url')),
      dirty: typeof dirty === 'boolean' ? dirty : undefined,
    }),
  );
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const unreadable: string[] = [];
  const document = (name: string, isNeeded: boolean): Json => {
    if (!claimed.files.includes(name)) return null;
    const found = readDocument(folder, name, context);
    if ('value' in found) return unpickle(found.value);
    if (isNeeded) unreadable.push(found.unreadable);
    return null;
  };
  const run = document('run.json', true);
  const config = document('config.json', true);
  const points = createPoints('step');
  const stated: Record<string, RawNumber> = {};
  addSeries(document('metrics.json', false), points);
  addInfo(document('info.json', false), points, stated);
  const result = lookUp(run, 'result');
  const number = result === undefined ? undefined : toRawNumber(result);
  const results = number === undefined ? collectNumbers({ result: result ?? null }).numbers : { result: number };
  const last = points.last();
  const logTail = context.access.tail(folder, 'cout.txt', 64 * 1024);
  return [
    {
      part: '',
      ...(isMapping(config) ? { config } : {}),
      ...defined({
        metrics: unlessEmpty({ ...last, ...stated, ...results }),
        finalValue: unlessEmpty({
          ...policyOf(last, 'last'),
          ...policyOf(stated, 'declared'),
          ...policyOf(results, 'declared'),
        }),
        history: points.history() ?? undefined,
        status: textOf(lookUp(run, 'status')),
        error: errorOf(run),
        startedAt: textOf(lookUp(run, 'start_time')),
        finishedAt: textOf(lookUp(run, 'stop_time')),
        study: textOf(lookUp(run, 'experiment', 'name')),
        notes: textOf(lookUp(run, 'meta', 'comment')),
        git: gitOf(run),
        environment: unlessEmpty(environmentOf(run)),
        logTail: logTail === null || logTail === '' ? undefined : logTail,
        unreadable: unreadable.length > 0 ? unreadable : undefined,
      }),
      provenance: {
        config: 'config.json',
        metrics: points.history() === null ? 'run.json' : 'metrics.json',
        status: 'run.json',
        log: 'cout.txt',
      },
    },
  ];
}
