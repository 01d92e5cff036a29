/** One raw run with its config sorted into what defines it, what replicates it and what merely happened. */
import type { Scalar } from '../../report/primitives.ts';
import type { TaskHint } from '../../report/run.ts';
import type { CollectedRun } from '../collect.ts';
import { flatten } from '../flatten.ts';
import { isMapping } from '../parse/parse-document.ts';
import { setKey } from '../parse/parsed.ts';
import type { Json } from '../reader.ts';
import { readFolderName, withoutSeed, type FolderName } from './folder-name.ts';
import { roleOfKey } from './keys.ts';

/** A run on the way to be normalised. Seeds and dataset are settled when all runs are known. */
export interface Draft {
  readonly collected: CollectedRun;
  readonly folderName: FolderName;
  /** The folder of the sweep: the path above the run's folder; null in the root. */
  readonly sweep: string | null;
  readonly study: string | null;
  readonly params: Record<string, Scalar>;
  readonly seeds: Record<string, Scalar>;
  readonly dataset: Record<string, Scalar>;
  readonly volatile: Record<string, Scalar>;
  readonly name: string | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly primaryMetric: string | null;
  readonly task: TaskHint;
}

/** Sorts the config of a run. */
export function draftRun(collected: CollectedRun): Draft {
  const { raw, folder } = collected;
  const slash = folder.path.lastIndexOf('/');
  const folderBase = folder.path === '' ? folder.root : folder.path.slice(slash + 1);
  const config = raw.config ?? {};
  const flat = flatten(config);
  const params: Record<string, Scalar> = {};
  const seeds: Record<string, Scalar> = {};
  const dataset: Record<string, Scalar> = {};
  const volatile: Record<string, Scalar> = {};
  for (const key of Object.keys(flat)) {
    const role = roleOfKey(key);
    const value = flat[key]!;
    if (role === 'param') setKey(params, key, value);
    else if (role === 'dataset') setKey(dataset, key, value);
    else if (role === 'volatile') setKey(volatile, key, value);
    else if (role !== 'seed') keepReserved(key, { flat, config, params, volatile });
    else if (typeof value === 'boolean') setKey(params, key, value);
    else if (value !== null && value !== '') setKey(seeds, key, value);
  }
  const given = raw.name ?? text(flat['label']) ?? text(flat['name']);
  return {
    collected,
    folderName: readFolderName(folderBase),
    sweep: slash === -1 ? null : folder.path.slice(0, slash),
    study: raw.study ?? text(flat['study']) ?? text(flat['sweep']),
    params,
    seeds,
    dataset,
    volatile,
    // A name that repeats the folder names the run, not its configuration.
    name: given === null || given === folderBase ? null : withoutSeed(given),
    tags: raw.tags ?? tagsOf(config['tags']),
    notes: raw.notes ?? text(flat['notes']) ?? text(flat['description']) ?? text(flat['comment']),
    primaryMetric: raw.primaryMetric ?? text(flat['primary_metric']),
    task: taskOf(collected, flat),
  };
}

interface Sorting {
  readonly flat: Readonly<Record<string, Scalar>>;
  readonly config: { readonly [key: string]: Json };
  readonly params: Record<string, Scalar>;
  readonly volatile: Record<string, Scalar>;
}

/** Reserved names that cannot serve as such stay visible: a `name` beside a `label`, a `study` that is a list. */
function keepReserved(key: string, { flat, config, params, volatile }: Sorting): void {
  if (key === 'name' && text(flat['label']) !== null) setKey(volatile, key, flat[key]!);
  else if (key !== 'tags' && typeof config[key] === 'object' && config[key] !== null) setKey(params, key, flat[key]!);
}

const text = (value: Scalar | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : String(value);

function tagsOf(tags: Json | undefined): readonly string[] {
  if (Array.isArray(tags)) {
    return tags.flatMap((tag: Json) => (typeof tag === 'object' || tag === '' ? [] : [String(tag)]));
  }
  if (isMapping(tags)) return Object.entries(tags).map(([key, value]) => `${key}=${String(value)}`);
  const list = typeof tags === 'string' ? tags.split(',') : [];
  return list.map((tag) => tag.trim()).filter((tag) => tag !== '');
}

const first = (flat: Readonly<Record<string, Scalar>>, keys: readonly string[]): string | null => {
  for (const key of keys) {
    const found = text(flat[key]);
    if (found !== null) return found;
  }
  return null;
};

const datasetKeys = [
  'dataset',
  'dataset.name',
  'dataset.id',
  'dataset_name',
  'data.dataset',
  'data.dataset_name',
  'data.name',
];
const versionKeys = ['dataset.version', 'dataset.revision', 'dataset_version', 'data.version'];
const splitKeys = [
  'dataset.split',
  'dataset.eval_split',
  'dataset.test_split',
  'eval_split',
  'test_split',
  'data.split',
  'split',
];
const countKeys = [
  'dataset.n_test',
  'dataset.sample_count',
  'dataset.n_samples',
  'dataset.test_size',
  'dataset.size',
  'n_test',
];

/** Keys of the dataset that the task already tells. */
export const taskKeys: ReadonlySet<string> = new Set([...datasetKeys, ...versionKeys, ...splitKeys]);

function taskOf({ raw }: CollectedRun, flat: Readonly<Record<string, Scalar>>): TaskHint {
  const counted = Number(first(flat, countKeys));
  return {
    dataset: raw.task?.dataset ?? first(flat, datasetKeys),
    version: raw.task?.version ?? first(flat, versionKeys),
    split: raw.task?.split ?? first(flat, splitKeys),
    sampleCount: raw.task?.sampleCount ?? (Number.isInteger(counted) && counted > 1 ? counted : null),
  };
}
