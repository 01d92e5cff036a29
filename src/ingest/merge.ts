/** Several readers' findings about one run, as one raw run: the most specific reader's field wins, records are joined. */
import type { RawRun } from './reader.ts';

/** Fields that are joined key by key. */
const records = [
  'config',
  'metrics',
  'environment',
  'metricFacts',
  'finalValue',
  'git',
  'task',
  'error',
  'provenance',
] as const;

/**
 * Merges raw runs, the most specific first. A scalar field is the first that is there; records are joined and the first
 * value of a key wins; tags and unreadable files add up.
 */
export function mergeRawRuns(runs: readonly RawRun[]): RawRun {
  if (runs.length === 1) return runs[0]!;
  const merged: RawRun = runs.toReversed().reduce((below, above) => ({ ...below, ...above }));
  const joined: Record<string, object> = {};
  for (const field of records) {
    const parts = runs.flatMap((run) => (run[field] === undefined ? [] : [run[field]]));
    if (parts.length > 1) joined[field] = Object.assign({}, ...parts.toReversed());
  }
  const list = (field: 'tags' | 'unreadable'): object => {
    const all = [...new Set(runs.flatMap((run) => run[field] ?? []))];
    return all.length > 0 ? { [field]: all } : {};
  };
  return { ...merged, ...joined, ...list('tags'), ...list('unreadable') };
}

/**
 * A part of a run that lies in a folder of its own and has the format of the run itself (`eval/metrics.json` beside
 * `metrics.json`): its metrics are named after the folder, and its config says nothing of the run's params.
 */
export function asPart(run: RawRun, place: string): RawRun {
  const { config: _config, metrics, ...rest } = run;
  if (metrics === undefined) return rest;
  const prefix = place.replaceAll('/', '.');
  const renamed = Object.fromEntries(Object.entries(metrics).map(([key, value]) => [`${prefix}.${key}`, value]));
  return { ...rest, metrics: renamed };
}

/** Provenance with the folder of the part before each file. */
export function placeProvenance(run: RawRun, prefix: string): RawRun {
  if (prefix === '' || run.provenance === undefined) return run;
  const provenance = Object.fromEntries(
    Object.entries(run.provenance).map(([field, file]) => [field, `${prefix}/${file}`]),
  );
  return { ...run, provenance };
}
