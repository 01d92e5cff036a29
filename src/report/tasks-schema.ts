/** What several tasks say together: aggregates, profiles, ranks and tests over tasks. A part of the Report's schema. */
import { z } from 'zod';
import { quantity, warning } from './primitives.ts';
import { criticalDifference, verdict } from './results-schema.ts';

/** Which number stands for all tasks. `weighted-mean` weighs a task by its number of samples; in the others tasks weigh alike. */
export const aggregateId = z.enum(['interquartile-mean', 'mean', 'median', 'optimality-gap', 'weighted-mean']);

/** A task with the metric that ranks it. `zero` and `one` are the scores that the benchmark file puts on 0 and 1. */
const rankedTask = z.strictObject({
  task: z.string(),
  metric: z.string(),
  zero: z.number().nullable(),
  one: z.number().nullable(),
  sampleCount: z.int().nonnegative().nullable(),
});

/**
 * What makes scores of different tasks comparable: `normalised` by the file's reference scores; `raw`, all tasks sharing
 * unit, direction and bounds; `ranks`, nothing does, and only ranks within tasks are compared.
 */
const taskScale = z.strictObject({
  kind: z.enum(['normalised', 'raw', 'ranks']),
  better: z.enum(['higher', 'lower']),
  unit: z.string().nullable(),
  /** The best possible score on this scale, from which the optimality gap counts; null where none is known. */
  ideal: z.number().nullable(),
  reason: z.string(),
});

const taskAggregate = z.strictObject({
  configuration: z.string(),
  aggregate: aggregateId,
  /** Scores that entered, over all runs and tasks. */
  n: z.int().nonnegative(),
  value: quantity,
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  method: z.string(),
  /** Why there is no interval; null where there is one. */
  reason: z.string().nullable(),
});

/** For each threshold the share of runs that did better than it, tasks weighing alike, with a pointwise band. */
const performanceProfiles = z.strictObject({
  method: z.string(),
  level: z.number(),
  /** Ascending, in the unit of the scale. */
  taus: z.array(z.number()),
  rows: z.array(
    z.strictObject({
      configuration: z.string(),
      shares: z.array(z.number()),
      low: z.array(z.number()).nullable(),
      high: z.array(z.number()).nullable(),
    }),
  ),
});

/** Ranks of the task means within each task: the unit is the task. */
const ranksOverTasks = z.strictObject({
  nTasks: z.int().nonnegative(),
  /** Friedman's test, tie-corrected; null with a reason for fewer than three configurations. */
  statistic: z.number().nullable(),
  p: z.number().nullable(),
  imanDavenportF: z.number().nullable(),
  imanDavenportP: z.number().nullable(),
  kendallW: z.number().nullable(),
  meanRanks: z.array(z.strictObject({ configuration: z.string(), meanRank: z.number() })),
  criticalDifference: criticalDifference.nullable(),
  /** Why there is no test or no diagram; null where there are both. */
  reason: z.string().nullable(),
});

/** A candidate against the baseline with the task as the unit. `wins` counts tasks on which the candidate's mean is better. */
const taskComparison = z.strictObject({
  baseline: z.string(),
  candidate: z.string(),
  nTasks: z.int().nonnegative(),
  wins: z.int().nonnegative(),
  losses: z.int().nonnegative(),
  ties: z.int().nonnegative(),
  test: z.enum(['wilcoxon-signed-rank', 'sign-test']),
  statistic: z.number().nullable(),
  p: z.number().nullable(),
  /** By Holm over all candidates. */
  pCorrected: z.number().nullable(),
  /** The smallest corrected p that this number of tasks and candidates can reach. */
  minimumPCorrected: z.number().nullable(),
  verdict,
  reason: z.strictObject({ code: z.string(), message: z.string() }),
  /** How often a run of the candidate does better than one of the baseline on the same task, mean over tasks. */
  improvement: z.strictObject({
    value: quantity,
    low: z.number().nullable(),
    high: z.number().nullable(),
    level: z.number(),
    method: z.string(),
    reason: z.string().nullable(),
  }),
});

/** Geometric means of the task means in the units of the metrics, over the tasks on which all configurations have one. */
const geometricMeans = z.strictObject({
  tasks: z.array(z.string()),
  values: z.array(z.strictObject({ configuration: z.string(), value: quantity })),
  message: z.string(),
});

/** Everything that is said over tasks. Configurations without a score on some task enter none of it but the geometric mean. */
export const acrossTasks = z.strictObject({
  mode: z.enum(['macro', 'micro', 'per-task']),
  tasks: z.array(rankedTask),
  scale: taskScale,
  configurations: z.array(z.string()),
  leftOut: z.array(z.strictObject({ configuration: z.string(), reason: z.string() })),
  /** The aggregate that leads; null where scores are not aggregated. */
  leading: aggregateId.nullable(),
  aggregates: z.array(taskAggregate),
  profiles: performanceProfiles.nullable(),
  ranks: ranksOverTasks.nullable(),
  comparisons: z.array(taskComparison),
  geometricMeans: geometricMeans.nullable(),
  warnings: z.array(warning),
});

export type AcrossTasks = z.infer<typeof acrossTasks>;
export type AggregateId = z.infer<typeof aggregateId>;
export type TaskComparison = z.infer<typeof taskComparison>;
