/** The tasks of a benchmark (dataset, version, split), from its file, the runs' configs and dotted metric keys. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { Run, TaskHint } from '../report/run.ts';
import type { Task } from '../report/schema.ts';
import { compareNatural, compareText } from './order.ts';
import { leafOf, listText, slugify } from './text.ts';

/** Parts of a key that name a phase of a run or a group of metrics, never a task. */
const notTasks = new Set(
  (
    'train training val valid validation dev test eval evaluation metrics final best last system timing time perf ' +
    'performance summary results scores training_metrics train_metrics evaluation_metrics eval_metrics test_metrics ' +
    'validation_metrics val_metrics system_metrics'
  ).split(' '),
);

/** A dotted metric key without the groups in front of it: `evaluation_metrics.gsm8k.accuracy` is `gsm8k.accuracy`. */
function withoutGroups(key: string): string {
  const parts = key.split('.');
  let first = 0;
  while (first < parts.length - 1 && notTasks.has(parts[first]!.toLowerCase())) first++;
  return parts.slice(first).join('.');
}

/** The task and the rest of a dotted metric key; task null where no known task begins the key, groups aside. */
export function splitTask(
  key: string,
  tasks: readonly string[],
): { readonly task: string | null; readonly leaf: string } {
  for (const plain of [key, withoutGroups(key)]) {
    const task = tasks.filter((id) => plain.startsWith(`${id}.`)).sort((a, b) => b.length - a.length)[0];
    if (task !== undefined) return { task, leaf: plain.slice(task.length + 1) };
  }
  return { task: null, leaf: leafOf(key) };
}

/** Prefixes of dotted keys that share a metric with another prefix: `gsm8k.accuracy` and `math.accuracy` give two tasks. */
export function tasksInKeys(keys: readonly string[]): readonly string[] {
  const prefixes = new Map<string, Set<string>>();
  for (const key of keys.map(withoutGroups)) {
    const dot = key.lastIndexOf('.');
    if (dot <= 0) continue;
    const prefix = key.slice(0, dot);
    prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(key.slice(dot + 1)));
  }
  const shared = [...prefixes].filter(([prefix, leaves]) =>
    [...prefixes].some(([other, theirs]) => other !== prefix && [...leaves].some((leaf) => theirs.has(leaf))),
  );
  return shared.map(([prefix]) => prefix).sort(compareNatural);
}

const idOf = (hint: { readonly dataset: string; readonly split: string | null }): string => {
  const dataset = slugify(hint.dataset) || 'dataset';
  const split = slugify(hint.split ?? '');
  return split === '' ? dataset : `${dataset}/${split}`;
};

/** The tasks, and what was inferred or contradictory about them. */
export interface TaskList {
  readonly tasks: readonly Task[];
  readonly inferences: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the tasks: the file's, else those of dotted keys, else what the runs' configs say of their dataset. */
export function listTasks(runs: readonly Run[], spec: BenchmarkSpec | null): TaskList {
  const hints = distinctHints(runs);
  const conflict = versionConflict(hints, spec, runs);
  if (spec?.tasks !== undefined && spec.tasks.length > 0) {
    return { tasks: spec.tasks.map((entry) => statedTask(entry, hints)), inferences: [], diagnostics: conflict };
  }
  const stated = statedByTools(runs, hints);
  if (stated.length > 0) {
    const names = listText(stated.map(({ dataset }) => dataset));
    const inference = `${stated.length === 1 ? 'Task' : 'Tasks'} ${names}: as the result files state.`;
    return { tasks: stated, inferences: [inference], diagnostics: conflict };
  }
  const keyed = tasksInKeys([...new Set(runs.flatMap((run) => Object.keys(run.metrics)))].sort(compareText));
  if (keyed.length > 0) {
    const tasks = keyed.map((id) => ({ id, dataset: id, version: null, split: null, sampleCount: null }));
    return { tasks, inferences: [`Tasks ${listText(keyed)}: read off dotted metric names.`], diagnostics: conflict };
  }
  const tasks = hints.map((hint) => ({
    id: idOf(hint),
    dataset: hint.dataset,
    version: hint.version,
    split: hint.split,
    sampleCount: hint.sampleCount,
  }));
  const unique = [...new Map(tasks.map((task) => [task.id, task])).values()];
  const inferences =
    unique.length > 0 ? [`Task ${listText(unique.map((task) => task.id))}: read from the runs' configuration.`] : [];
  return { tasks: unique, inferences, diagnostics: conflict };
}

/** The tasks that the tools tell apart, in natural order; the largest number of samples that any metric of them states. */
function statedByTools(runs: readonly Run[], hints: readonly NamedHint[]): readonly Task[] {
  const counts = new Map<string, number>();
  for (const { metricFacts } of runs) {
    for (const { task, n = 0 } of Object.values(metricFacts)) {
      if (task !== undefined) counts.set(task, Math.max(n, counts.get(task) ?? 0));
    }
  }
  return [...counts]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([dataset, n]) => {
      const hint = hints.find((candidate) => candidate.dataset === dataset);
      const split = hint?.split ?? null;
      return {
        id: idOf({ dataset, split }),
        dataset,
        version: hint?.version ?? null,
        split,
        sampleCount: n > 0 ? n : (hint?.sampleCount ?? null),
      };
    });
}

type NamedHint = TaskHint & { readonly dataset: string };

function distinctHints(runs: readonly Run[]): readonly NamedHint[] {
  const found = new Map<string, NamedHint>();
  for (const { task } of runs) {
    if (task.dataset === null) continue;
    const key = [task.dataset, task.version ?? '', task.split ?? ''].join('\0');
    const known = found.get(key);
    if (known === undefined || (known.sampleCount === null && task.sampleCount !== null)) {
      found.set(key, { ...task, dataset: task.dataset });
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, hint]) => hint);
}

function statedTask(entry: NonNullable<BenchmarkSpec['tasks']>[number], hints: readonly NamedHint[]): Task {
  const hint = hints.length === 1 ? hints[0] : hints.find((candidate) => candidate.dataset === entry.dataset);
  const split = entry.split ?? null;
  return {
    id: entry.id ?? idOf({ dataset: entry.dataset, split }),
    dataset: entry.dataset,
    version: entry.version ?? hint?.version ?? null,
    split: split ?? hint?.split ?? null,
    sampleCount: entry.sampleCount ?? hint?.sampleCount ?? null,
  };
}

function versionConflict(
  hints: readonly NamedHint[],
  spec: BenchmarkSpec | null,
  runs: readonly Run[],
): readonly Diagnostic[] {
  const versions = [...Map.groupBy(hints, (hint) => hint.dataset)].filter(
    ([, group]) => new Set(group.map((hint) => hint.version)).size > 1,
  );
  return versions.map(([dataset, group]) => ({
    severity: 'warning',
    code: 'dataset-versions-differ',
    message: `Runs of one benchmark used different versions of ${dataset}: ${listText([...new Set(group.map((hint) => hint.version ?? 'not stated'))])}.`,
    file: spec?.file ?? runs[0]?.sweep ?? null,
    line: null,
    hint: 'Scores on different data are not comparable; describe them as two benchmarks.',
  }));
}
