/** A benchmark as documents tell it: its look-ups, its runs, its verdict. Built once per Report. */
import { verdictSentences, type VerdictSentences } from '../format/verdict-sentences.ts';
import type { Benchmark, Metric, RunRecord } from '../report/schema.ts';
import { indexBenchmark, type BenchmarkIndex, type ReportIndex } from '../report/select.ts';

/** One benchmark with everything that its chapters are written from. */
export interface BenchmarkView {
  readonly benchmark: Benchmark;
  readonly index: BenchmarkIndex;
  /** The primary metric; null where the benchmark has none, and so no ranking. */
  readonly metric: Metric | null;
  readonly runs: readonly RunRecord[];
  readonly verdict: VerdictSentences;
  /** The name of a configuration, or the id where nothing is known of it. */
  readonly nameOf: (configuration: string) => string;
}

const known = new WeakMap<ReportIndex, readonly BenchmarkView[]>();

/** The benchmarks of a Report in its order. */
export function viewsOf(index: ReportIndex): readonly BenchmarkView[] {
  let views = known.get(index);
  if (views === undefined) {
    views = index.report.benchmarks.map((benchmark) => viewOf(index, benchmark));
    known.set(index, views);
  }
  return views;
}

function viewOf(report: ReportIndex, benchmark: Benchmark): BenchmarkView {
  const index = indexBenchmark(benchmark);
  const runs = report.runsOf(benchmark.id);
  const metric = index.primary;
  const verdict: VerdictSentences =
    metric === null
      ? {
          title: ['Nothing can be ranked.'],
          dek: ['No metric was found that ranks.'],
          description: 'Nothing can be ranked.',
        }
      : verdictSentences({ index, metric, runs });
  return { benchmark, index, metric, runs, verdict, nameOf: (id) => index.configuration(id)?.name ?? id };
}

/** Metrics with a ranking of their own, the primary one first. */
export function rankedMetrics(view: BenchmarkView): readonly Metric[] {
  const ranked = view.benchmark.metrics.filter((metric) => view.index.ranking(metric.id) !== null);
  return [...ranked].sort((a, b) => Number(b.id === view.metric?.id) - Number(a.id === view.metric?.id));
}

/** The instant at which a run ended, or began where that is all that is known; ISO 8601, or null. */
export const runInstant = (run: RunRecord): string | null => run.finishedAt ?? run.startedAt;

/** The latest instant of a list of ISO 8601 texts; null where none is a date. */
export function latestInstant(instants: readonly (string | null)[]): string | null {
  let latest: string | null = null;
  let time = -Infinity;
  for (const instant of instants) {
    const at = instant === null ? Number.NaN : Date.parse(instant);
    if (at > time) [latest, time] = [instant, at];
  }
  return latest;
}

/** When the last run of the whole Report ended; null where no run says. */
export const lastRunOf = (index: ReportIndex): string | null =>
  latestInstant([
    ...index.report.benchmarks.map((benchmark) => benchmark.lastRunAt),
    ...index.report.runs.map(runInstant),
  ]);
