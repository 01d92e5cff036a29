/** The metrics of a benchmark: what its file states, what the result files hold, and what had to be inferred. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { MetricFacts, Run } from '../report/run.ts';
import type { Metric, Task } from '../report/schema.ts';
import { factsFromName, type NameFacts } from './metric-facts.ts';
import { collectKeys, type KeyFacts } from './metric-keys.ts';
import { metricInferences, missingKeyDiagnostics, mixedScaleDiagnostics } from './metric-notes.ts';
import { assignRoles, findMetric, mostComplete, unknownMetric } from './metric-roles.ts';
import { compareText } from './order.ts';
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

type SpecMetric = NonNullable<BenchmarkSpec['metrics']>[string];

/** Builds the list. Throws a user error where the file's `primary` names nothing. */
export function listMetrics(runs: readonly Run[], spec: BenchmarkSpec | null, tasks: readonly Task[]): MetricList {
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
  const metrics = assignRoles(all, { primary: primary.id, spec, tasks, byKey });
  return {
    metrics,
    primaryMetric: primary.id,
    inferences: [...primary.inferences, ...metricInferences(metrics, spec)],
    diagnostics: [
      ...missingKeyDiagnostics(fromSpec, keys, spec),
      ...mixedScaleDiagnostics(metrics, { byKey, runs, spec }),
    ],
  };
}

function buildMetric(input: {
  readonly id: string;
  readonly entry: SpecMetric;
  readonly facts: KeyFacts | undefined;
  readonly tasks: readonly Task[];
}): Metric {
  const { id, entry, facts } = input;
  const key = entry.key ?? id;
  const stated = facts?.stated ?? {};
  const { task, leaf } = taskOfKey(key, stated, input.tasks);
  const name = factsFromName(leaf);
  const scale = scaleOf(name, facts);
  const unit = entry.unit ?? stated.unit ?? name.unit ?? (scale === 'percent' ? '%' : null);
  const bounds = scale === 'fraction' ? ([0, 1] as const) : scale === 'percent' ? ([0, 100] as const) : null;
  const inferred = [
    ...(entry.label === undefined ? ['label'] : []),
    ...(entry.unit === undefined && stated.unit === undefined && unit !== null ? ['unit'] : []),
    ...(entry.better === undefined && stated.better === undefined ? ['better'] : []),
    ...(entry.role === undefined && stated.role === undefined && name.role !== 'secondary' ? ['role'] : []),
    ...(entry.bounds === undefined && bounds !== null ? ['bounds'] : []),
  ];
  return {
    id,
    key,
    task: entry.task ?? task,
    label: entry.label ?? (name.label === '' ? key : name.label),
    unit,
    better: entry.better ?? stated.better ?? name.better,
    role: entry.role ?? stated.role ?? name.role,
    replication: entry.replication ?? stated.replication ?? 'seed',
    minEffect: entry.minEffect ?? null,
    bounds: entry.bounds ?? (bounds === null ? null : [...bounds]),
    highVarianceScale: entry.highVarianceScale ?? null,
    description: entry.description ?? null,
    inferred,
  };
}

/** The task that the tool states for a metric, else the one that begins its key; and the rest of the key. */
function taskOfKey(key: string, stated: MetricFacts, tasks: readonly Task[]): ReturnType<typeof splitTask> {
  const own = stated.task;
  const task = own === undefined ? undefined : tasks.find(({ dataset }) => dataset === own);
  if (own === undefined || task === undefined) {
    return splitTask(
      key,
      tasks.map(({ id }) => id),
    );
  }
  return { task: task.id, leaf: key.startsWith(`${own}.`) ? key.slice(own.length + 1) : leafOf(key) };
}

/** Whether the values of a share are fractions or per cent; null where its name is no share's, or the values do not tell. */
function scaleOf(name: NameFacts, facts: KeyFacts | undefined): 'fraction' | 'percent' | null {
  if (facts === undefined || facts.low < 0) return null;
  if (facts.high <= 1) return name.unitInterval ? 'fraction' : null;
  if (facts.high > 100 || facts.fractions > 0) return null;
  // An error rate of words may exceed 1 a little, and never be 5.
  return name.unitInterval || (name.errorRate && facts.high > 5) ? 'percent' : null;
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

function statedPrimary(
  wanted: string,
  found: Metric | undefined,
  metrics: readonly Metric[],
  spec: BenchmarkSpec,
): { readonly id: string; readonly inferences: readonly string[] } {
  if (found !== undefined) return { id: found.id, inferences: [] };
  const known = metrics.map((metric) => metric.id);
  if (known.length === 0) return { id: wanted, inferences: [`No run holds any metric; the file names ${wanted}.`] };
  return unknownMetric('primary', wanted, { metrics, file: spec.file });
}
