/** metadata.json: what is known of the execution itself. Whatever has no place of its own goes to the environment. */
import type { Scalar } from '../../../report/primitives.ts';
import type { MetricFacts } from '../../../report/run.ts';
import { flatten } from '../../flatten.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawRun } from '../../reader.ts';

/** The part of a raw run that metadata gives. */
export type MetadataFields = Pick<
  RawRun,
  | 'status'
  | 'error'
  | 'startedAt'
  | 'finishedAt'
  | 'durationSeconds'
  | 'attempts'
  | 'git'
  | 'environment'
  | 'seed'
  | 'metricFacts'
  | 'primaryMetric'
  | 'parent'
  | 'reproduces'
  | 'notes'
>;

/** Names of a fact, by preference. */
const names = {
  status: ['status', 'state'],
  startedAt: ['started_at', 'start_time', 'started', 'start', 'timestamp', 'created_at'],
  finishedAt: ['finished_at', 'end_time', 'finished', 'ended_at', 'stopped_at', 'completed_at', 'end'],
  duration: [
    'duration_seconds',
    'duration_s',
    'duration',
    'runtime_seconds',
    'elapsed_seconds',
    'wall_time_seconds',
    'runtime',
  ],
  attempts: ['attempts', 'attempt'],
  commit: ['git_commit', 'git.commit', 'commit', 'git_sha', 'git_hash', 'commit_hash', 'git.sha', 'git.hash'],
  branch: ['git_branch', 'git.branch', 'branch'],
  dirty: ['git_dirty', 'git.dirty', 'dirty'],
  remote: ['git_remote', 'git.remote', 'git_url', 'repository', 'repo'],
  seed: ['seed'],
  primaryMetric: ['primary_metric'],
  parent: ['parent', 'parent_run', 'parent_run_id'],
  reproduces: ['reproduces', 'reproduction_of'],
  notes: ['notes', 'note', 'comment'],
} as const;

/** Repeats what the folder says, or is told elsewhere. */
const ignored = new Set(['run_id', 'id', 'error', 'lower_is_better', 'higher_is_better', 'traceback']);

/** Maps the metadata of a run. */
export function readMetadata(document: { readonly [key: string]: Json }): MetadataFields {
  const rest = new Map(Object.entries(flatten(withoutLists(document))));
  const take = (candidates: readonly string[]): Scalar | undefined => {
    const key = candidates.find((name) => rest.get(name) !== undefined && rest.get(name) !== null);
    for (const name of candidates) if (name === key || rest.get(name) === null) rest.delete(name);
    return key === undefined ? undefined : (lookUp(document, key) ?? undefined);
  };
  const text = (value: Scalar | undefined): string | undefined => (value === undefined ? undefined : String(value));
  const number = (value: Scalar | undefined): number | undefined => {
    const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined;
  };
  const dirty = take(names.dirty);
  const git = defined({
    commit: text(take(names.commit)),
    branch: text(take(names.branch)),
    dirty: typeof dirty === 'boolean' ? dirty : undefined,
    remote: text(take(names.remote)),
  });
  const attempts = number(take(names.attempts));
  const fields = defined({
    status: text(take(names.status)),
    error: readError(document['error'], document['traceback']),
    startedAt: text(take(names.startedAt)),
    finishedAt: text(take(names.finishedAt)),
    durationSeconds: number(take(names.duration)),
    attempts: attempts !== undefined && Number.isInteger(attempts) && attempts > 0 ? attempts : undefined,
    git: Object.keys(git).length > 0 ? git : undefined,
    seed: text(take(names.seed)),
    primaryMetric: text(take(names.primaryMetric)),
    parent: text(take(names.parent)),
    reproduces: text(take(names.reproduces)),
    notes: text(take(names.notes)),
    metricFacts: readDirections(document),
  });
  const environment: Record<string, Scalar> = {};
  for (const [key, value] of rest) if (!ignored.has(key) && !key.startsWith('error.')) setKey(environment, key, value);
  return { ...fields, environment };
}

/** A scalar by dotted key: flattening turns non-finite numbers into text, and this does not matter here. */
function lookUp(document: { readonly [key: string]: Json }, key: string): Scalar {
  const direct = document[key];
  if (direct !== undefined && !isMapping(direct) && !Array.isArray(direct)) {
    return typeof direct === 'object' ? null : direct;
  }
  const dot = key.indexOf('.');
  const below = dot === -1 ? undefined : document[key.slice(0, dot)];
  return isMapping(below) ? lookUp(below, key.slice(dot + 1)) : null;
}

function withoutLists(document: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  if (document['lower_is_better'] === undefined && document['higher_is_better'] === undefined) return document;
  const { lower_is_better: _lower, higher_is_better: _higher, ...rest } = document;
  return rest;
}

type Defined<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Leaves out what is not there: an absent field means that the source does not say. */
function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  const result: Defined<Fields> = { ...fields };
  for (const key in result) if (result[key] === undefined) delete result[key];
  return result;
}

function readError(error: Json | undefined, traceback: Json | undefined): RawRun['error'] | undefined {
  const trace = typeof traceback === 'string' ? traceback : undefined;
  if (typeof error === 'string' && error !== '') {
    return defined({ message: error, traceback: trace });
  }
  if (!isMapping(error)) return trace === undefined ? undefined : { traceback: trace };
  const part = (key: string): string | undefined => {
    const value = error[key];
    if (value === null || value === undefined) return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return defined({
    type: part('type') ?? part('name'),
    message: part('message') ?? part('msg'),
    traceback: part('traceback') ?? trace,
  });
}

function readDirections(document: { readonly [key: string]: Json }): Record<string, MetricFacts> | undefined {
  const facts: Record<string, MetricFacts> = {};
  for (const [field, better] of [
    ['lower_is_better', 'lower'],
    ['higher_is_better', 'higher'],
  ] as const) {
    const value = document[field];
    if (Array.isArray(value)) {
      for (const name of value) if (typeof name === 'string') setKey(facts, name, { better });
    } else if (isMapping(value)) {
      const other = better === 'lower' ? 'higher' : 'lower';
      for (const name of Object.keys(value)) {
        if (typeof value[name] === 'boolean') setKey(facts, name, { better: value[name] ? better : other });
      }
    }
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}
