/** The tasks that can be put together, each with the metric that ranks it and its scores per configuration. */
import type { Metric, Task } from '../../report/schema.ts';
import type { ConfigurationData } from '../group.ts';
import type { ScoreTable } from '../scores.ts';

/** A task and the metric that ranks it. */
export interface RankedTask {
  readonly task: Task;
  readonly metric: Metric;
}

/** Every task that a primary metric belongs to, in display order; the benchmark's own primary metric is preferred. */
export function rankedTasks(tasks: readonly Task[], metrics: readonly Metric[], primaryMetric: string): RankedTask[] {
  return tasks.flatMap((task) => {
    const own = metrics.filter((metric) => metric.role === 'primary' && metric.task === task.id);
    const metric = own.find((item) => item.id === primaryMetric) ?? own[0];
    return metric === undefined ? [] : [{ task, metric }];
  });
}

/** A configuration with its scores on each task, in the units of the metrics. */
export interface TaskRow {
  readonly data: ConfigurationData;
  readonly scores: readonly Float64Array[];
}

/** The rows of all configurations, in their order. */
export const taskRows = (
  tasks: readonly RankedTask[],
  context: { readonly configurations: readonly ConfigurationData[]; readonly table: ScoreTable },
): TaskRow[] =>
  context.configurations.map((data) => ({
    data,
    scores: tasks.map(({ metric }) => context.table.of(data.id, metric.id).values),
  }));

/** Runs by tasks, as the statistics read them: a task with fewer runs than the others ends earlier. */
export function toRuns(scores: readonly Float64Array[]): (number | undefined)[][] {
  const runs = scores.reduce((most, task) => Math.max(most, task.length), 0);
  return Array.from({ length: runs }, (_, run) => scores.map((task) => task[run]));
}
