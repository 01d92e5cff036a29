/** Which metrics rank: the primary one, its namesakes on other tasks, and what a file or a tool names for a task. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Metric, Task } from '../report/schema.ts';
import { UserError } from '../report/user-error.ts';
import { knownPrimaryNames } from './metric-facts.ts';
import type { KeyFacts } from './metric-keys.ts';
import { leafOf, listText } from './text.ts';

/** The metrics with their roles. Throws a user error where the file names a metric for a task that does not exist. */
export function assignRoles(
  metrics: readonly Metric[],
  about: {
    readonly primary: string;
    readonly spec: BenchmarkSpec | null;
    readonly tasks: readonly Task[];
    readonly byKey: ReadonlyMap<string, KeyFacts>;
  },
): readonly Metric[] {
  const perTask = taskPrimaries(metrics, about.spec, about.tasks);
  return withOwnPrimaries(withRoles(metrics, about.primary, perTask), about.byKey);
}

/** The metrics that the file says rank a task, by the task's id. */
function taskPrimaries(
  metrics: readonly Metric[],
  spec: BenchmarkSpec | null,
  tasks: readonly Task[],
): ReadonlyMap<string, Metric> {
  const stated = new Map<string, Metric>();
  // The list of tasks is the file's own where it has one, entry by entry.
  for (const [index, { primary }] of (spec?.tasks ?? []).entries()) {
    if (primary === undefined || spec === null) continue;
    const found = findMetric(primary, metrics);
    stated.set(
      tasks[index]!.id,
      found ?? unknownMetric(`tasks[${index}].primary`, primary, { metrics, file: spec.file }),
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

/** The best-known name; among equals (several tasks) the one that most runs have. */
export function mostComplete(metrics: readonly Metric[], byKey: ReadonlyMap<string, KeyFacts>): Metric | undefined {
  const runsOf = (metric: Metric): number => byKey.get(metric.key)?.runs ?? 0;
  for (const name of knownPrimaryNames) {
    const [best] = metrics
      .filter((metric) => leafOf(metric.key).toLowerCase() === name && runsOf(metric) > 0)
      .sort((a, b) => runsOf(b) - runsOf(a));
    if (best !== undefined) return best;
  }
  return undefined;
}

/** The metric with an id, else with a key of that name. */
export const findMetric = (name: string, metrics: readonly Metric[]): Metric | undefined =>
  metrics.find((metric) => metric.id === name) ?? metrics.find((metric) => metric.key === name);

/** A file names a metric that does not exist: the place, and the nearest names. */
export function unknownMetric(
  place: string,
  wanted: string,
  about: { readonly metrics: readonly Metric[]; readonly file: string },
): never {
  const known = about.metrics.map((metric) => metric.id);
  const near = nearestNames(wanted, known);
  throw new UserError(`${place}: there is no metric "${wanted}".`, {
    file: about.file,
    hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `The runs hold ${listText(known, 12)}.`,
  });
}
