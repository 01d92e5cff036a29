/** Small benchmarks for tests: configurations with their seeds' values, ranks and comparisons as given. */
import { indexBenchmark, type BenchmarkIndex } from '../../src/report/select.ts';
import { benchmark as benchmarkSchema, runRecord } from '../../src/report/schema.ts';
import type { Benchmark, Comparison, Metric, Ranking, RunRecord, RunStatus } from '../../src/report/schema.ts';

export const metricOf = (fields: Partial<Metric> = {}): Metric => ({
  id: 'accuracy',
  key: 'accuracy',
  task: null,
  label: 'accuracy',
  unit: null,
  better: 'higher',
  role: 'primary',
  replication: 'seed',
  minEffect: null,
  bounds: null,
  highVarianceScale: null,
  description: null,
  inferred: [],
  ...fields,
});

export const comparisonOf = (fields: Partial<Comparison>): Comparison => ({
  metric: 'accuracy',
  baseline: 'a',
  candidate: 'b',
  reference: 'baseline',
  pairing: 'by-seed',
  n: 5,
  seeds: ['0', '1', '2', '3', '4'],
  seedsLeftOut: [],
  difference: { value: 0.01, low: 0.005, high: 0.015, level: 0.95, method: 'paired t' },
  improves: true,
  tests: [],
  effects: [],
  verdict: 'better',
  exploratory: false,
  reason: { code: 'significant', message: 'The corrected p is at most 0.05.' },
  seedsNeeded: null,
  warnings: [],
  ...fields,
});

/** What a configuration of a test looks like: its values by seed, and the status of runs without one. */
export interface Given {
  readonly id: string;
  readonly name?: string;
  readonly values: readonly number[];
  readonly other?: Readonly<Record<string, readonly number[]>>;
  readonly failed?: readonly RunStatus[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const none = { value: null, reason: 'no run gave a value' };

function summaryOf(configuration: string, metric: string, values: readonly number[], nFailed: number) {
  const n = values.length;
  const centre = n === 0 ? null : mean(values);
  const sd = n < 2 ? null : Math.sqrt(values.reduce((sum, value) => sum + (value - centre!) ** 2, 0) / (n - 1));
  return {
    configuration,
    metric,
    n,
    nFailed,
    nDiverged: 0,
    mean: centre ?? none,
    sd: sd ?? none,
    min: n === 0 ? none : Math.min(...values),
    max: n === 0 ? none : Math.max(...values),
    median: centre ?? none,
    iqm: centre ?? none,
    intervals: [],
    flags: [],
  };
}

/** A benchmark that fits the schema, its look-ups and its runs. Ranks default to "all tied, tested". */
export function makeBenchmark(given: {
  readonly configurations: readonly Given[];
  readonly metrics?: readonly Metric[];
  readonly baseline?: string | null;
  readonly tiers?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly method?: string;
  readonly comparisons?: readonly Comparison[];
}): { readonly benchmark: Benchmark; readonly index: BenchmarkIndex; readonly runs: readonly RunRecord[] } {
  const metrics = given.metrics ?? [metricOf()];
  const runs = given.configurations.flatMap((item) => runsOf(item, metrics));
  const valuesOf = (item: Given, metric: Metric): readonly number[] =>
    metric.id === metrics[0]!.id ? item.values : (item.other?.[metric.id] ?? []);
  const rankings = metrics.map((metric): Ranking => {
    const ranked = given.configurations.filter((item) => valuesOf(item, metric).length > 0);
    const tiers = given.tiers?.[metric.id] ?? {};
    const rows = ranked.map((item) => ({
      configuration: item.id,
      rankLow: tiers[item.id] ?? 1,
      rankHigh: ranked.length,
      tier: tiers[item.id] ?? 1,
      pBest: none,
      meanRank: none,
    }));
    return {
      metric: metric.id,
      method: given.method ?? 'max-t over joint sign flips',
      rows,
      leadingTier: rows.filter((row) => row.tier === 1).map((row) => row.configuration),
      unranked: given.configurations
        .filter((item) => !ranked.includes(item))
        .map((item) => ({ configuration: item.id, reason: 'no run gave a value' })),
      stability: [],
      criticalDifference: null,
      warnings: [],
    };
  });
  const benchmark = benchmarkSchema.parse({
    id: 'bench',
    title: 'Bench',
    description: null,
    inferred: false,
    inferences: [],
    primaryMetric: metrics[0]!.id,
    baseline: given.baseline ?? null,
    baselineReason: 'No baseline is stated, so only ranks are claimed.',
    settings: {
      level: 0.95,
      alpha: 0.05,
      test: 'auto',
      correction: 'auto',
      resamples: 10000,
      seed: 0,
      sd: 'sample',
      duplicates: 'latest',
      highVarianceThreshold: 0.01,
    },
    hardware: null,
    reproduce: { command: null, notes: null },
    source: null,
    factors: [],
    tasks: [],
    metrics,
    configurations: given.configurations.map((item, i) => ({
      id: item.id,
      name: item.name ?? item.id,
      slug: item.id,
      params: { name: item.id },
      tags: [],
      runIds: runs.filter((run) => run.configuration === item.id).map((run) => run.id),
      seeds: item.values.map((_, seed) => String(seed)),
      marker: { colour: i, shape: i },
      notes: null,
    })),
    summaries: given.configurations.flatMap((item) =>
      metrics.map((metric) => summaryOf(item.id, metric.id, valuesOf(item, metric), item.failed?.length ?? 0)),
    ),
    rankings,
    families: [],
    comparisons: given.comparisons ?? [],
    parameters: [],
    hyperparameters: [],
    hyperparameterModels: [],
    acrossTasks: null,
    samples: null,
    rewards: null,
    failures: [],
    costs: [],
    lastRunAt: null,
  });
  return { benchmark, index: indexBenchmark(benchmark), runs };
}

function runsOf(item: Given, metrics: readonly Metric[]): RunRecord[] {
  const statuses: readonly RunStatus[] = [...item.values.map(() => 'completed' as const), ...(item.failed ?? [])];
  return statuses.map((status, seed) =>
    runRecord.parse({
      id: `${item.id}-${seed}`,
      slug: `${item.id}-${seed}`,
      benchmark: 'bench',
      configuration: item.id,
      sweep: null,
      folder: `results/${item.id}-${seed}`,
      seed: String(seed),
      seedKey: 'seed',
      status,
      statusReason: status,
      counted: status === 'completed',
      metrics: status === 'completed' ? { [metrics[0]!.key]: item.values[seed]! } : {},
      finalValue: { usual: 'declared', except: {} },
      stated: {},
      provenance: {},
      volatile: {},
      startedAt: null,
      finishedAt: null,
      durationSeconds: null,
      git: null,
      environment: {},
      error: null,
      files: [],
      reader: 'test',
      attachments: { history: false, samples: false, log: false },
      attempts: null,
      lineage: { reproduces: null, parent: null },
      tags: [],
      warnings: [],
    }),
  );
}
