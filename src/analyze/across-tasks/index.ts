/** What several tasks say together, where a benchmark has two or more with a metric that ranks them. */
import { geometricMeans, taskStrata } from '../../stats/aggregate/task-scores.ts';
import type { BenchmarkSpec } from '../../report/benchmark-spec.ts';
import type { Warning } from '../../report/primitives.ts';
import type { AcrossTasks, AggregateId, BenchmarkSettings, Metric, Task } from '../../report/schema.ts';
import { UserError } from '../../report/user-error.ts';
import type { ConfigurationData } from '../group.ts';
import { toQuantity } from '../publish.ts';
import type { ScoreTable } from '../scores.ts';
import { countOf, listText } from '../text.ts';
import { aggregateAll, profileAll, type AggregateContext } from './aggregates.ts';
import { compareOverTasks, rankOverTasks } from './over-tasks.ts';
import { rankedTasks, taskRows, toRuns, type RankedTask, type TaskRow } from './ranked-tasks.ts';
import { chooseScale, referencesOf } from './scale.ts';

/** What the tasks of a benchmark are read from. */
export interface AcrossTasksInput {
  readonly tasks: readonly Task[];
  readonly metrics: readonly Metric[];
  readonly primaryMetric: string;
  readonly baseline: string | null;
  readonly configurations: readonly ConfigurationData[];
  readonly table: ScoreTable;
  readonly settings: BenchmarkSettings;
  readonly spec: BenchmarkSpec | null;
}

const plain: readonly AggregateId[] = ['interquartile-mean', 'mean', 'median', 'optimality-gap'];

/** Null for fewer than two ranked tasks. Throws a user error where `micro` is wanted and a task lacks its number of samples. */
export function analyzeAcrossTasks(input: AcrossTasksInput): AcrossTasks | null {
  const { settings, spec } = input;
  const tasks = rankedTasks(input.tasks, input.metrics, input.primaryMetric);
  if (tasks.length < 2) return null;
  const mode = spec?.aggregate ?? 'macro';
  if (mode === 'micro') requireSampleCounts(tasks, spec);
  const references = referencesOf(tasks, spec);
  const { scale, place } = chooseScale(tasks, references);
  const all = taskRows(tasks, input);
  const complete = all.filter(({ scores }) => scores.every((task) => task.length > 0));
  const rows = complete.map(({ data, scores }) => ({
    data,
    scores: scores.map((values, task) => values.map((score) => place(task, score))),
  }));
  const context: AggregateContext = { tasks, rows, scale, settings };
  const together = mode !== 'per-task';
  const ids: readonly AggregateId[] =
    !together || scale.kind === 'ranks' ? [] : mode === 'micro' ? ['weighted-mean', ...plain] : plain;
  return {
    mode,
    tasks: tasks.map(({ task, metric }, index) => ({
      task: task.id,
      metric: metric.id,
      zero: references[index]?.zero ?? null,
      one: references[index]?.one ?? null,
      sampleCount: task.sampleCount,
    })),
    scale,
    configurations: rows.map(({ data }) => data.id),
    leftOut: all.filter((row) => !complete.includes(row)).map((row) => whyLeftOut(row, tasks)),
    leading: ids[0] ?? null,
    aggregates: aggregateAll(ids, context),
    profiles: ids.length === 0 ? null : profileAll(context),
    ranks: together ? rankOverTasks(context) : null,
    comparisons: together ? compareOverTasks(input.baseline, context) : [],
    geometricMeans: together ? geometric(all, tasks) : null,
    warnings: warningsOf(rows, tasks),
  };
}

function requireSampleCounts(tasks: readonly RankedTask[], spec: BenchmarkSpec | null): void {
  const missing = tasks.filter(({ task }) => task.sampleCount === null).map(({ task }) => task.id);
  if (missing.length === 0) return;
  throw new UserError(`aggregate: micro weighs tasks by their number of samples, which ${listText(missing)} lack.`, {
    ...(spec === null ? {} : { file: spec.file }),
    hint: 'State sampleCount for each task, or use "aggregate: macro".',
  });
}

function whyLeftOut({ data, scores }: TaskRow, tasks: readonly RankedTask[]): AcrossTasks['leftOut'][number] {
  const missing = tasks.filter((_, index) => scores[index]!.length === 0).map(({ task }) => task.id);
  const where = missing.length === tasks.length ? 'any task' : listText(missing);
  return { configuration: data.id, reason: `no score on ${where}` };
}

/** In the units of the metrics: configurations compare by ratios. */
function geometric(rows: readonly TaskRow[], tasks: readonly RankedTask[]): AcrossTasks['geometricMeans'] {
  const known = rows.filter(({ scores }) => scores.some((task) => task.length > 0));
  if (known.length === 0) return null;
  if (new Set(tasks.map(({ metric }) => metric.better)).size > 1) {
    return { tasks: [], values: [], message: 'Not computed: higher is better on some tasks and lower on others.' };
  }
  const found = geometricMeans(known.map(({ scores }) => scores));
  const over = countOf(found.tasks.length, 'task');
  return {
    tasks: found.tasks.map((index) => tasks[index]!.task.id),
    values: known.map(({ data }, index) => ({
      configuration: data.id,
      value: toQuantity(found.values[index], found.reason ?? 'not computed'),
    })),
    message:
      found.tasks.length === 0
        ? 'Not computed: there is no task on which every configuration has a positive mean.'
        : found.tasks.length === tasks.length
          ? `Over all ${over}.`
          : `Over the ${found.tasks.length} of ${countOf(tasks.length, 'task')} on which every configuration has a positive mean.`,
  };
}

/** Tasks with different numbers of runs, named once for all configurations. */
function warningsOf(rows: readonly TaskRow[], tasks: readonly RankedTask[]): Warning[] {
  const unequal = rows.filter(({ scores }) =>
    taskStrata(toRuns(scores)).warnings.some((warning) => warning.code === 'unequal-runs'),
  );
  if (unequal.length === 0) return [];
  const names = listText(unequal.map(({ data }) => data.configuration.name));
  const message = `${names}: not the same number of runs on all ${tasks.length} tasks. The interquartile mean and the optimality gap pool runs, so tasks with more runs weigh more there.`;
  return [{ code: 'unequal-runs', message }];
}
