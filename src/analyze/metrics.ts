/** The metrics of a benchmark: what its file states, what the result files hold, and what had to be inferred. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { MetricFacts, Run } from '../report/run.ts';
import type { Metric, Task } from '../report/schema.ts';
import { UserError } from '../report/user-error.ts';
import { factsFromName, knownPrimaryNames, type NameFacts } from './metric-facts.ts';
import { collectKeys, type KeyFacts } from './metric-keys.ts';
import { metricInferences, missingKeyDiagnostics, mixedScaleDiagnostics } from './metric-notes.ts';
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

/** Builds the list. Throws {@link UserError} where the file's `primary` names nothing. */
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
  const metrics = withOwnPrimaries(withRoles(all, primary.id), byKey);
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

/** Inferred labels that two metrics of a task share (`train.loss` and `val.loss`) become those of the whole key. */
function withClearLabels(metrics: readonly Metric[]): readonly Metric[] {
  const shared = Map.groupBy(metrics, (metric) => `${metric.task ?? ''}\0${metric.label}`);
  return metrics.map((metric) => {
    const clear = shared.get(`${metric.task ?? ''}\0${metric.label}`)!.length === 1;
    return clear || !metric.inferred.includes('label') ? metric : { ...metric, label: factsFromName(metric.key).label };
  });
}

/** The primary metric; the same metric of the other tasks ranks these tasks. */
function withRoles(metrics: readonly Metric[], primary: string): readonly Metric[] {
  const chosen = metrics.find((metric) => metric.id === primary);
  const leaf = chosen === undefined ? '' : leafOf(chosen.key);
  return metrics.map((metric) => {
    const sameElsewhere = metric.task !== null && metric.task !== chosen?.task && leafOf(metric.key) === leaf;
    const ranks = metric.id === primary || sameElsewhere;
    return ranks ? { ...metric, role: 'primary', inferred: metric.inferred.filter((name) => name !== 'role') } : metric;
  });
}

/**
 * A task that a tool states and that has no metric of the primary one's name is ranked by a metric of its own: a run of
 * that task alone is as complete as the others.
 */
function withOwnPrimaries(metrics: readonly Metric[], byKey: ReadonlyMap<string, KeyFacts>): readonly Metric[] {
  const groups = Map.groupBy(
    metrics.filter(({ key, task }) => task !== null && byKey.get(key)?.stated.task !== undefined),
    ({ task }) => task,
  );
  const own = new Set<Metric>();
  for (const group of groups.values()) {
    if (group.some(({ role }) => role === 'primary')) continue;
    const chosen = mostComplete(group, byKey) ?? group.find(({ role }) => role === 'secondary');
    if (chosen !== undefined) own.add(chosen);
  }
  return metrics.map((metric) => (own.has(metric) ? { ...metric, role: 'primary' } : metric));
}

function choosePrimary(
  metrics: readonly Metric[],
  runs: readonly Run[],
  spec: BenchmarkSpec | null,
  byKey: ReadonlyMap<string, KeyFacts>,
): { readonly id: string; readonly inferences: readonly string[] } {
  const find = (name: string): Metric | undefined =>
    metrics.find((metric) => metric.id === name) ?? metrics.find((metric) => metric.key === name);
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
  const near = nearestNames(wanted, known);
  throw new UserError(`primary: there is no metric "${wanted}".`, {
    file: spec.file,
    hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `The runs hold ${listText(known, 12)}.`,
  });
}
