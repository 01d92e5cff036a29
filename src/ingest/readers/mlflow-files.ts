/** MLflow's file store: one folder per run with a file per param, metric and tag. Source: mlflow/store/tracking/file_store.py. */
import { attempt, DecodeError } from '../decode/decode-error.ts';
import { isMapping } from '../parse/parse-document.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { rawRunOf, statusWords, type MetricPoint } from './mlflow/mlflow-run.ts';
import { childNamed, filesBelow, hasFile, headText, nameOf, peekDocument } from './support/files.ts';
import { reportInfo, reportPartly, reportUnreadable } from './support/problems.ts';
import { lookUp, numberOf, textOf } from './support/values.ts';

/** Reads the runs below `mlruns`. */
export const mlflowFilesReader = {
  id: 'mlflow-files',
  title: 'MLflow file store',
  recognises: [
    { file: 'mlruns/<experiment>/<run>/meta.yaml', gives: 'status, times, name' },
    { file: 'mlruns/<experiment>/<run>/params/*', gives: 'params, typed again from text' },
    { file: 'mlruns/<experiment>/<run>/metrics/**', gives: 'history, and the value at the highest step as final' },
    { file: 'mlruns/<experiment>/<run>/tags/*', gives: 'git commit, parent run, notes, tags' },
  ],
  precedence: 71,
  readsAbove: (name) => name === 'meta.yaml',
  claim,
  read,
  fileKind: (name) => {
    if (name.startsWith('params/')) return 'config';
    if (name.startsWith('metrics/')) return 'metrics';
    return name === 'meta.yaml' || name.startsWith('tags/') ? 'metadata' : 'other';
  },
} as const satisfies Reader;

const parts = ['params', 'metrics', 'tags'] as const;

function claim(folder: Folder, access: FileAccess): Claim | null {
  if (!hasFile(folder, 'meta.yaml')) return null;
  const hasParts = parts.some((part) => childNamed(folder, part) !== undefined);
  const isNamed = /^[0-9a-f]{32}$/.test(nameOf(folder));
  // An experiment holds a meta.yaml too, but never such parts.
  const isRun = hasParts ? isNamed || hasRunId(folder, access) : isNamed && hasRunId(folder, access);
  return isRun ? { files: ['meta.yaml'], wholeTree: true, owns: ['meta.yaml'] } : null;
}

const hasRunId = (folder: Folder, access: FileAccess): boolean =>
  /^run_(?:uu)?id:/m.test(headText(access, folder, 'meta.yaml'));

/** The texts of the files below a folder, by their path: a `/` in a key is a folder. */
function readTexts(folder: Folder | undefined, access: FileAccess): ReadonlyMap<string, string> {
  if (folder === undefined) return new Map();
  return new Map(
    filesBelow(folder).map(({ folder: inside, file, path }) => [path, access.text(inside, file.name) ?? '']),
  );
}

const specialNumbers: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['-infinity', -Infinity],
]);

/** A line is `time value step`; old stores leave the step out, new ones add fields. */
function readPoint(line: string): MetricPoint | null {
  const [time = '', value = '', step = '0'] = line.trim().split(' ');
  const number = specialNumbers.get(value.toLowerCase()) ?? (value === '' ? NaN : Number(value));
  const isNumber = !Number.isNaN(number) || value.toLowerCase() === 'nan';
  const at = Number(step);
  return isNumber && time !== '' && Number.isFinite(at) ? { timestamp: Number(time), value: number, step: at } : null;
}

function readMetrics(folder: Folder, context: ReadContext): ReadonlyMap<string, readonly MetricPoint[]> {
  const metrics = new Map<string, readonly MetricPoint[]>();
  for (const [name, text] of readTexts(childNamed(folder, 'metrics'), context.access)) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const points = lines.map(readPoint);
    const good = points.filter((point) => point !== null);
    if (good.length < points.length) {
      reportPartly(
        context,
        `metrics/${name}`,
        `${points.length - good.length} of ${points.length} lines cannot be read`,
      );
    }
    metrics.set(name, good);
  }
  return metrics;
}

/** Runs of an experiment that others name as their parent, by the folder of the experiment. */
const parentsOf = new WeakMap<Folder, ReadonlySet<string>>();

function isParent(folder: Folder, access: FileAccess): boolean {
  const experiment = folder.parent;
  if (experiment === null || experiment === undefined) return false;
  let parents = parentsOf.get(experiment);
  if (parents === undefined) {
    const ids = experiment.folders.flatMap((run) => {
      const tags = childNamed(run, 'tags');
      return tags !== undefined && hasFile(tags, 'mlflow.parentRunId')
        ? [access.text(tags, 'mlflow.parentRunId') ?? '']
        : [];
    });
    parentsOf.set(experiment, (parents = new Set(ids.map((id) => id.trim()))));
  }
  return parents.has(nameOf(folder));
}

const experimentNames = new WeakMap<Folder, string | undefined>();

function experimentOf(folder: Folder, access: FileAccess): string | undefined {
  const experiment = folder.parent;
  if (experiment === null || experiment === undefined) return undefined;
  if (!experimentNames.has(experiment)) {
    experimentNames.set(experiment, textOf(lookUp(peekDocument(access, experiment, 'meta.yaml'), 'name')));
  }
  return experimentNames.get(experiment);
}

function readMeta(folder: Folder, { access }: ReadContext): { readonly [key: string]: Json } {
  const text = access.text(folder, 'meta.yaml');
  const parsed = text === null ? null : parseYaml(text);
  if (parsed?.ok === true && isMapping(parsed.value)) return parsed.value;
  const isTorn = parsed?.ok === false ? parsed.problem.torn : text === '';
  throw new DecodeError(
    isTorn ? 'torn' : 'malformed',
    parsed?.ok === false ? parsed.problem.message : 'it holds no mapping',
  );
}

function read(folder: Folder, _claim: Claim, context: ReadContext): readonly RawRun[] {
  const { access } = context;
  const decoded = attempt(() => readMeta(folder, context));
  const meta = decoded.ok ? decoded.value : {};
  const isTrash = `/${folder.path}/`.includes('/.trash/');
  if (isTrash || meta['lifecycle_stage'] === 'deleted') {
    reportInfo(context, 'meta.yaml', 'deleted-run', 'A run that was deleted in MLflow is left out.');
    return [];
  }
  const metrics = readMetrics(folder, context);
  if (metrics.size === 0 && isParent(folder, access)) {
    reportInfo(context, 'meta.yaml', 'parent-run', 'An MLflow run that only groups others is left out.');
    return [];
  }
  const run = rawRunOf({
    part: '',
    experiment: experimentOf(folder, access),
    name: textOf(meta['run_name'] ?? meta['name']),
    status: statusWords.get(Number(meta['status'])) ?? textOf(meta['status']),
    startMs: numberOf(meta['start_time']),
    endMs: numberOf(meta['end_time']),
    params: readTexts(childNamed(folder, 'params'), access),
    tags: readTexts(childNamed(folder, 'tags'), access),
    metrics,
  });
  const provenance = { config: 'params', metrics: 'metrics', status: 'meta.yaml', metadata: 'meta.yaml' };
  if (decoded.ok) return [{ ...run, provenance }];
  return [{ ...run, provenance, unreadable: [reportUnreadable(context, 'meta.yaml', decoded.error)] }];
}
