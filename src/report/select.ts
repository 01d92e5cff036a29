/** Look-ups in a Report: the only way in which pages, exports and figures find their slice. */
import type { Benchmark, Comparison, Configuration, Metric, Ranking, Report, RunRecord, Summary } from './schema.ts';

/** An index over one Report, built once and asked often. */
export interface ReportIndex {
  readonly report: Report;
  benchmark(id: string): Benchmark | null;
  run(id: string): RunRecord | null;
  runsOf(benchmarkId: string, configurationId?: string): readonly RunRecord[];
}

/** Builds the look-up tables of a Report; O(runs). */
export function indexReport(report: Report): ReportIndex {
  const benchmarks = new Map(report.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  const runs = new Map(report.runs.map((run) => [run.id, run]));
  const byConfiguration = Map.groupBy(report.runs, (run) => `${run.benchmark}\0${run.configuration}`);
  const byBenchmark = Map.groupBy(report.runs, (run) => run.benchmark);
  return {
    report,
    benchmark: (id) => benchmarks.get(id) ?? null,
    run: (id) => runs.get(id) ?? null,
    runsOf: (benchmarkId, configurationId) =>
      (configurationId === undefined
        ? byBenchmark.get(benchmarkId)
        : byConfiguration.get(`${benchmarkId}\0${configurationId}`)) ?? [],
  };
}

/** An index over one benchmark: configurations, metrics, summaries, rankings, comparisons by their ids. */
export interface BenchmarkIndex {
  readonly benchmark: Benchmark;
  readonly primary: Metric | null;
  configuration(id: string): Configuration | null;
  metric(id: string): Metric | null;
  summary(configurationId: string, metricId: string): Summary | null;
  ranking(metricId: string): Ranking | null;
  /** Against the baseline unless said otherwise. */
  comparison(metricId: string, candidateId: string, reference?: 'baseline' | 'leader'): Comparison | null;
  comparisonsOf(candidateId: string): readonly Comparison[];
}

/** Builds the look-up tables of one benchmark. */
export function indexBenchmark(benchmark: Benchmark): BenchmarkIndex {
  const configurations = new Map(benchmark.configurations.map((item) => [item.id, item]));
  const metrics = new Map(benchmark.metrics.map((item) => [item.id, item]));
  const summaries = new Map(benchmark.summaries.map((item) => [`${item.configuration}\0${item.metric}`, item]));
  const rankings = new Map(benchmark.rankings.map((item) => [item.metric, item]));
  const comparisons = new Map(
    benchmark.comparisons.map((item) => [`${item.reference}\0${item.metric}\0${item.candidate}`, item]),
  );
  const byCandidate = Map.groupBy(benchmark.comparisons, (item) => item.candidate);
  return {
    benchmark,
    primary: metrics.get(benchmark.primaryMetric) ?? null,
    configuration: (id) => configurations.get(id) ?? null,
    metric: (id) => metrics.get(id) ?? null,
    summary: (configurationId, metricId) => summaries.get(`${configurationId}\0${metricId}`) ?? null,
    ranking: (metricId) => rankings.get(metricId) ?? null,
    comparison: (metricId, candidateId, reference = 'baseline') =>
      comparisons.get(`${reference}\0${metricId}\0${candidateId}`) ?? null,
    comparisonsOf: (candidateId) => byCandidate.get(candidateId) ?? [],
  };
}
