/**
 * The Report: the one typed document in the middle. Everything before it builds it, everything after it only reads it.
 *
 * JSON only: no dates, no functions, no NaN or Infinity. A number that could not be computed is `{ value: null, reason }`.
 * Arrays stand in a stable order: benchmarks as declared, then by id; configurations by name; runs by id. Fields may be
 * added; renaming or removing one raises {@link schemaVersion}.
 */
import { z } from 'zod';
import { diagnostic, fileRecord, missing, quantity, runStatus, scalar, warning } from './primitives.ts';
import { rewardsSection, samplesSection } from './samples-schema.ts';
import { acrossTasks } from './tasks-schema.ts';
import {
  comparison,
  family,
  hyperparameter,
  hyperparameterModel,
  interval,
  ranking,
  summary,
} from './results-schema.ts';

/** Raised when a field of the Report is renamed, removed or changes its meaning. */
export const schemaVersion = 1;

/** dataset + version + split: what is evaluated. `sampleCount` is the number of evaluated items of the split. */
export const task = z.strictObject({
  id: z.string(),
  dataset: z.string(),
  version: z.string().nullable(),
  split: z.string().nullable(),
  sampleCount: z.int().nonnegative().nullable(),
});

/** A metric as it is shown and ranked. `key` is its dotted name in the result files. */
export const metric = z.strictObject({
  id: z.string(),
  key: z.string(),
  task: z.string().nullable(),
  label: z.string(),
  unit: z.string().nullable(),
  better: z.enum(['higher', 'lower']),
  /** `primary` ranks the task, `secondary` scores are exploratory, `cost` is what a run takes, `info` is only listed. */
  role: z.enum(['primary', 'secondary', 'cost', 'info']),
  replication: z.enum(['seed', 'sample', 'dataset']),
  minEffect: z.number().positive().nullable(),
  bounds: z.tuple([z.number().nullable(), z.number().nullable()]).nullable(),
  /** An absolute sd above which a configuration is flagged; null: 1 % of |mean| (see the settings). */
  highVarianceScale: z.number().positive().nullable(),
  description: z.string().nullable(),
  /** Which of the fields above nobody stated: they were inferred from the name or the files. */
  inferred: z.array(z.string()),
});

/** All params except the seed: the group of runs that share them; what is ranked. */
export const configuration = z.strictObject({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  params: z.record(z.string(), scalar),
  tags: z.array(z.string()),
  /** All its runs, failed ones included, by seed. */
  runIds: z.array(z.string()),
  /** The distinct seeds of the runs that entered, in natural order. */
  seeds: z.array(z.string()),
  /** One marker everywhere: indexes into the palette of colours and of shapes. */
  marker: z.strictObject({ colour: z.int().nonnegative(), shape: z.int().nonnegative() }),
  notes: z.string().nullable(),
});

/** Two params whose combinations form the configurations: colour is the first, shape the second. */
export const factor = z.strictObject({
  parameter: z.string(),
  label: z.string(),
  levels: z.array(z.string()),
  channel: z.enum(['colour', 'shape']),
});

/** A param of the configurations; `label` and `unit` as the benchmark file states them, else the last part of its key. */
export const parameter = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  /** Whether configurations differ in it; absent counts as a value. */
  varies: z.boolean(),
});

/** A run that failed, diverged or is incomplete: kept, counted, shown. */
export const failure = z.strictObject({
  run: z.string(),
  configuration: z.string(),
  status: runStatus,
  reason: z.string(),
  error: z.strictObject({
    type: z.string().nullable(),
    message: z.string().nullable(),
    logTail: z.string().nullable(),
  }),
  attempts: z.int().positive().nullable(),
});

/** What the runs of one configuration took. Money only where metadata or the benchmark file gives a rate. */
export const cost = z.strictObject({
  configuration: z.string(),
  nRuns: z.int().nonnegative(),
  meanDurationSeconds: quantity,
  totalDurationSeconds: quantity,
  money: z.strictObject({ amount: z.number(), currency: z.string(), ratePerHour: z.number() }).nullable(),
});

/** Settings of one benchmark, after defaults: what the method page is written from. */
export const benchmarkSettings = z.strictObject({
  level: z.number(),
  alpha: z.number(),
  test: z.enum(['auto', 'wilcoxon', 'paired-t', 'permutation', 'bootstrap']),
  correction: z.enum(['auto', 'holm', 'westfall-young', 'none']),
  resamples: z.int(),
  seed: z.int(),
  sd: z.enum(['sample', 'population']),
  duplicates: z.enum(['latest', 'first']),
  highVarianceThreshold: z.number(),
});

/** One suite: its tasks and metrics, its configurations, and everything that was computed about them. */
export const benchmark = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  /** True where no file in content/benchmarks describes it. */
  inferred: z.boolean(),
  /** What was inferred and from what, in sentences; empty where everything was stated. */
  inferences: z.array(z.string()),
  primaryMetric: z.string(),
  baseline: z.string().nullable(),
  baselineReason: z.string(),
  settings: benchmarkSettings,
  hardware: z.string().nullable(),
  reproduce: z.strictObject({ command: z.string().nullable(), notes: z.string().nullable() }),
  source: z.strictObject({ title: z.string(), url: z.string().nullable(), license: z.string().nullable() }).nullable(),
  factors: z.array(factor),
  tasks: z.array(task),
  metrics: z.array(metric),
  configurations: z.array(configuration),
  parameters: z.array(parameter),
  summaries: z.array(summary),
  rankings: z.array(ranking),
  families: z.array(family),
  comparisons: z.array(comparison),
  hyperparameters: z.array(hyperparameter),
  hyperparameterModels: z.array(hyperparameterModel),
  /** Null where fewer than two tasks have a metric that ranks them. */
  acrossTasks: acrossTasks.nullable(),
  failures: z.array(failure),
  costs: z.array(cost),
  /** Null where no run has predictions. */
  samples: samplesSection.nullable(),
  /** Null where no predictions hold a numeric column beside the probability. */
  rewards: rewardsSection.nullable(),
  /** Seeds with the runs that share them; what varies between seeds and what does not is the runner's business. */
  lastRunAt: z.string().nullable(),
});

/** Which number a final value is: declared by a file, the last of a history, or the best that the tool kept. */
export const finalValue = z.enum(['declared', 'last', 'best']);

/** One execution. `metrics` holds every metric that the files hold, by dotted key. */
export const runRecord = z.strictObject({
  id: z.string(),
  slug: z.string(),
  benchmark: z.string(),
  configuration: z.string(),
  sweep: z.string().nullable(),
  folder: z.string(),
  seed: z.string().nullable(),
  seedKey: z.string().nullable(),
  status: runStatus,
  statusReason: z.string(),
  /** False for a run whose numbers enter no statistic (failed, running, superseded duplicate); `statusReason` says why. */
  counted: z.boolean(),
  metrics: z.record(z.string(), quantity),
  /** Where the final values come from: how most of them were chosen, and which were chosen otherwise; null where nobody says. */
  finalValue: z.strictObject({ usual: finalValue.nullable(), except: z.record(z.string(), finalValue) }),
  /** What the tool states about the precision of a metric: over how many samples, with which standard error. */
  stated: z.record(z.string(), z.strictObject({ n: z.number().nullable(), standardError: z.number().nullable() })),
  /** Params that differ between runs of one configuration without defining it: paths, hosts, times. */
  volatile: z.record(z.string(), scalar),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  git: z
    .strictObject({
      commit: z.string().nullable(),
      branch: z.string().nullable(),
      dirty: z.boolean().nullable(),
      remote: z.string().nullable(),
    })
    .nullable(),
  environment: z.record(z.string(), scalar),
  error: z
    .strictObject({
      type: z.string().nullable(),
      message: z.string().nullable(),
      traceback: z.string().nullable(),
      logTail: z.string().nullable(),
    })
    .nullable(),
  files: z.array(fileRecord),
  reader: z.string(),
  /** Which attachments stand beside the Report under `api/runs/<slug>/`. */
  attachments: z.strictObject({ history: z.boolean(), samples: z.boolean(), log: z.boolean() }),
  attempts: z.int().positive().nullable(),
  lineage: z.strictObject({ reproduces: z.string().nullable(), parent: z.string().nullable() }),
  tags: z.array(z.string()),
  warnings: z.array(warning),
  /** Which file gave what (`metrics`, `config`, `history`, …). */
  provenance: z.record(z.string(), z.string()),
});

/** The whole document. */
export const report = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  generator: z.strictObject({ name: z.literal('sweepbook'), version: z.string() }),
  settings: z.strictObject({
    title: z.string(),
    /** The scanned folders, as given (no absolute path of the machine). */
    roots: z.array(z.string()),
    /** Where raw files are linked to: null means that they are copied beside the site. */
    rawUrl: z.string().nullable(),
    redact: z.boolean(),
  }),
  redactions: z.array(z.strictObject({ kind: z.string(), count: z.int().positive() })),
  benchmarks: z.array(benchmark),
  runs: z.array(runRecord),
  diagnostics: z.array(diagnostic),
});

export type Report = z.infer<typeof report>;
export type Benchmark = z.infer<typeof benchmark>;
export type BenchmarkSettings = z.infer<typeof benchmarkSettings>;
export type Task = z.infer<typeof task>;
export type Metric = z.infer<typeof metric>;
export type Configuration = z.infer<typeof configuration>;
export type Parameter = z.infer<typeof parameter>;
export type Factor = z.infer<typeof factor>;
export type Failure = z.infer<typeof failure>;
export type Cost = z.infer<typeof cost>;
export type RunRecord = z.infer<typeof runRecord>;
export type {
  Comparison,
  Effect,
  Family,
  Hyperparameter,
  HyperparameterModel,
  Interval,
  Ranking,
  RankingRow,
  Summary,
  TestEntry,
  Verdict,
} from './results-schema.ts';
export type { AcrossTasks, AggregateId, TaskComparison } from './tasks-schema.ts';
export type { Diagnostic, FileRecord, Missing, Quantity, RunStatus, Scalar, Warning } from './primitives.ts';
export { interval, missing };
