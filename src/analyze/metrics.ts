/** The metrics of a benchmark: what its file states, what the result files hold, and what had to be inferred. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { Metric } from '../report/schema.ts';
import { UserError } from '../report/user-error.ts';
import { factsFromName, knownPrimaryNames } from './metric-facts.ts';
import { compareText } from './order.ts';
import { numberOf } from './publish.ts';
import { splitTask } from './tasks.ts';
import { leafOf, listText } from './text.ts';

/** The metrics in display order, the one that ranks, and where this came from. */
export interface MetricList {
  readonly metrics: readonly Metric[];
  /** '' where no run holds any metric. */
  readonly primaryMetric: string;
  readonly inferences: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the files hold under one key. */
interface KeyFacts {
  readonly key: string;
  readonly runs: number;
  readonly low: number;
  readonly high: number;
}

type SpecMetric = NonNullable<BenchmarkSpec['metrics']>[string];

/** All metric keys of the runs with their range, in order of their text. */
function collectKeys(runs: readonly Run[]): readonly KeyFacts[] {
  const found = new Map<string, { key: string; runs: number; low: number; high: number }>();
  for (const run of runs) {
    for (const [key, quantity] of Object.entries(run.metrics)) {
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { key, runs: 0, low: Infinity, high: -Infinity }));
      entry.runs++;
      const value = numberOf(quantity);
      if (value === null) continue;
      entry.low = Math.min(entry.low, value);
      entry.high = Math.max(entry.high, value);
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.key, b.key));
}

/** Builds the list. Throws {@link UserError} where the file's `primary` names nothing. */
export function listMetrics(runs: readonly Run[], spec: BenchmarkSpec | null, tasks: readonly string[]): MetricList {
  const keys = collectKeys(runs);
  const byKey = new Map(keys.map((entry) => [entry.key, entry]));
  const stated = Object.entries(spec?.metrics ?? {});
  const covered = new Set(stated.map(([id, entry]) => entry.key ?? id));
  const fromSpec = stated.map(([id, entry]) => buildMetric({ id, entry, facts: byKey.get(entry.key ?? id), tasks }));
  const rest =
    spec?.onlyListedMetrics === true
      ? []
      : keys
          .filter((facts) => !covered.has(facts.key) && spec?.metrics?.[facts.key] === undefined)
          .map((facts) => buildMetric({ id: facts.key, entry: {}, facts, tasks }));
  const all = withClearLabels([...fromSpec, ...rest]);
  const primary = choosePrimary(all, runs, spec, byKey);
  const metrics = withRoles(all, primary.id, taskPrimaries(all, spec, tasks));
  return {
    metrics,
    primaryMetric: primary.id,
    inferences: [...primary.inferences, ...metricInferences(metrics, spec)],
    diagnostics: missingKeyDiagnostics(fromSpec, keys, spec),
  };
}

function buildMetric(input: {
  readonly id: string;
  readonly entry: SpecMetric;
  readonly facts: KeyFacts | undefined;
  readonly tasks: readonly string[];
}): Metric {
  const { id, entry, facts } = input;
  const key = entry.key ?? id;
  const { task, leaf } = splitTask(key, input.tasks);
  const name = factsFromName(leaf);
  const fits = facts !== undefined && facts.low >= 0 && facts.high <= 1;
  const inferred = [
    ...(entry.label === undefined ? ['label'] : []),
    ...(entry.unit === undefined && name.unit !== null ? ['unit'] : []),
    ...(entry.better === undefined ? ['better'] : []),
    ...(entry.role === undefined && name.role !== 'secondary' ? ['role'] : []),
    ...(entry.bounds === undefined && name.unitInterval && fits ? ['bounds'] : []),
  ];
  return {
    id,
    key,
    task: entry.task ?? task,
    label: entry.label ?? (name.label === '' ? key : name.label),
    unit: entry.unit ?? name.unit,
    better: entry.better ?? name.better,
    role: entry.role ?? name.role,
    replication: entry.replication ?? 'seed',
    minEffect: entry.minEffect ?? null,
    bounds: entry.bounds ?? (name.unitInterval && fits ? [0, 1] : null),
    highVarianceScale: entry.highVarianceScale ?? null,
    description: entry.description ?? null,
    inferred,
  };
}

/**
 * Labels that tell the metrics apart: inferred ones that two metrics of a task share (`train.loss` and `val.loss`) become
 * those of the whole key; ones that several tasks share name their task (`accuracy on gsm8k`), stated or not.
 */
function withClearLabels(metrics: readonly Metric[]): readonly Metric[] {
  const perTask = Map.groupBy(metrics, (metric) => `${metric.task ?? ''}\0${metric.label}`);
  const clear = metrics.map((metric) => {
    const alone = perTask.get(`${metric.task ?? ''}\0${metric.label}`)!.length === 1;
    return alone || !metric.inferred.includes('label') ? metric : { ...metric, label: factsFromName(metric.key).label };
  });
  const shared = Map.groupBy(clear, (metric) => metric.label);
  return clear.map((metric) =>
    metric.task !== null && shared.get(metric.label)!.length > 1
      ? { ...metric, label: `${metric.label} on ${metric.task}` }
      : metric,
  );
}

/** The metrics that the file says rank a task, by the task's id. Throws {@link UserError} where one does not exist. */
function taskPrimaries(
  metrics: readonly Metric[],
  spec: BenchmarkSpec | null,
  tasks: readonly string[],
): ReadonlyMap<string, Metric> {
  const stated = new Map<string, Metric>();
  // The list of tasks is the file's own where it has one, entry by entry.
  for (const [index, { primary }] of (spec?.tasks ?? []).entries()) {
    if (primary === undefined || spec === null) continue;
    stated.set(
      tasks[index]!,
      findMetric(primary, metrics) ?? unknownMetric(`tasks[${index}].primary`, primary, metrics, spec),
    );
  }
  return stated;
}

/** The primary metric; the metric that a task names, else the same metric on that task, ranks the other tasks. */
function withRoles(
  metrics: readonly Metric[],
  primary: string,
  perTask: ReadonlyMap<string, Metric>,
): readonly Metric[] {
  const chosen = metrics.find((metric) => metric.id === primary);
  const leaf = chosen === undefined ? '' : leafOf(chosen.key);
  const taskOf = new Map([...perTask].map(([task, metric]) => [metric.id, task]));
  return metrics.map((found) => {
    const named = taskOf.get(found.id);
    const metric = named === undefined ? found : { ...found, task: named };
    const { task } = metric;
    const sameElsewhere = task !== null && task !== chosen?.task && leafOf(metric.key) === leaf;
    const ranks = metric.id === primary || named !== undefined || (sameElsewhere && !perTask.has(task));
    return ranks ? { ...metric, role: 'primary', inferred: metric.inferred.filter((name) => name !== 'role') } : metric;
  });
}

const findMetric = (name: string, metrics: readonly Metric[]): Metric | undefined =>
  metrics.find((metric) => metric.id === name) ?? metrics.find((metric) => metric.key === name);

function unknownMetric(place: string, wanted: string, metrics: readonly Metric[], spec: BenchmarkSpec): never {
  const known = metrics.map((metric) => metric.id);
  const near = nearestNames(wanted, known);
  throw new UserError(`${place}: there is no metric "${wanted}".`, {
    file: spec.file,
    hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `The runs hold ${listText(known, 12)}.`,
  });
}

function choosePrimary(
  metrics: readonly Metric[],
  runs: readonly Run[],
  spec: BenchmarkSpec | null,
  byKey: ReadonlyMap<string, KeyFacts>,
): { readonly id: string; readonly inferences: readonly string[] } {
  const find = (name: string): Metric | undefined => findMetric(name, metrics);
  if (spec?.primary !== undefined) return statedPrimary(spec.primary, find(spec.primary), metrics, spec);
  const votes = Map.groupBy(
    runs.flatMap((run) => run.primaryMetric ?? []),
    (name) => name,
  );
  const byVotes = [...votes].sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b)).map(([name]) => name);
  const voted = byVotes.map(find).find((metric) => metric !== undefined);
  if (voted !== undefined) {
    const others = byVotes.length > 1 ? `; some name ${listText(byVotes.slice(1), 3)}` : '';
    return { id: voted.id, inferences: [`Primary metric ${voted.id}: the runs' own configuration names it${others}.`] };
  }
  if (metrics.length === 0) return { id: '', inferences: ['No run holds any metric, so nothing can be ranked.'] };
  const known = mostComplete(metrics, byKey);
  if (known !== undefined) return { id: known.id, inferences: [`Primary metric ${known.id}: inferred from its name.`] };
  const first = metrics.find((metric) => metric.role === 'secondary') ?? metrics[0]!;
  return {
    id: first.id,
    inferences: [`Primary metric ${first.id}: the first that is not a cost; state "primary" to choose.`],
  };
}

/** The best-known name; among equals (several tasks) the one that most runs have. */
function mostComplete(metrics: readonly Metric[], byKey: ReadonlyMap<string, KeyFacts>): Metric | undefined {
  const runsOf = (metric: Metric): number => byKey.get(metric.key)?.runs ?? 0;
  for (const name of knownPrimaryNames) {
    const [best] = metrics
      .filter((metric) => leafOf(metric.key).toLowerCase() === name && runsOf(metric) > 0)
      .sort((a, b) => runsOf(b) - runsOf(a));
    if (best !== undefined) return best;
  }
  return undefined;
}

function statedPrimary(
  wanted: string,
  found: Metric | undefined,
  metrics: readonly Metric[],
  spec: BenchmarkSpec,
): { readonly id: string; readonly inferences: readonly string[] } {
  if (found !== undefined) return { id: found.id, inferences: [] };
  const known = metrics.map((metric) => metric.id);
  if (known.length === 0) return { id: wanted, inferences: [`No run holds any metric; the file names ${wanted}.`] };
  return unknownMetric('primary', wanted, metrics, spec);
}

function metricInferences(metrics: readonly Metric[], spec: BenchmarkSpec | null): readonly string[] {
  const guessed = metrics.filter((metric) => metric.inferred.includes('better'));
  const lower = guessed.filter((metric) => metric.better === 'lower').map((metric) => metric.id);
  const higher = guessed
    .filter((metric) => metric.better === 'higher' && factsFromName(leafOf(metric.key)).betterKnown)
    .map((metric) => metric.id);
  const unknown = guessed
    .filter((metric) => metric.better === 'higher' && !factsFromName(leafOf(metric.key)).betterKnown)
    .map((metric) => metric.id);
  const where = spec === null ? '' : ' (not stated in the benchmark file)';
  return [
    ...(lower.length > 0 ? [`Lower is better for ${listText(lower, 12)}: inferred from the names${where}.`] : []),
    ...(higher.length > 0 ? [`Higher is better for ${listText(higher, 12)}: inferred from the names${where}.`] : []),
    ...(unknown.length > 0
      ? [`Higher is taken to be better for ${listText(unknown, 12)}: the names do not tell${where}.`]
      : []),
  ];
}

function missingKeyDiagnostics(
  stated: readonly Metric[],
  keys: readonly KeyFacts[],
  spec: BenchmarkSpec | null,
): readonly Diagnostic[] {
  const known = keys.map((entry) => entry.key);
  if (spec === null || known.length === 0) return [];
  return stated
    .filter((metric) => !known.includes(metric.key))
    .map((metric) => {
      const near = nearestNames(metric.key, known);
      return {
        severity: 'warning',
        code: 'metric-in-no-run',
        message: `No run of ${spec.id} holds the metric ${metric.key}.`,
        file: spec.file,
        line: null,
        hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `The runs hold ${listText(known, 12)}.`,
      };
    });
}
