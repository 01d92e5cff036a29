/**
 * Two Reports to what changed from the one to the other: pure. Nothing that stands on one side only is dropped: it is
 * listed. Whether scores got worse is decided by tests over the runs of both sides, never by a fixed distance.
 */
import type { BenchmarkDiff, NamedBenchmark, NamedMetric, ReportDiff } from '../../report/report-diff.ts';
import type { Benchmark } from '../../report/schema.ts';
import { failureChanges } from './failures.ts';
import { findFlips } from './flips.ts';
import { configurationChange, matchConfigurations, named, type Matching } from './match.ts';
import { comparedMetrics, scoreChanges } from './scores.ts';
import { changedRuns, type BenchmarkSides, type DiffSide } from './sides.ts';
import { leadChange, sameBaseline, seedsWanted, verdictChanges } from './standings.ts';

export type { DiffSide, JudgementReader, SampleJudgement } from './sides.ts';
export { judgementsOf } from './judgements.ts';

/** Compares a head with a base, benchmark by benchmark, by their ids, in the order of the head. */
export function diffReports(base: DiffSide, head: DiffSide): ReportDiff {
  const alone = (benchmarks: readonly Benchmark[], side: DiffSide, other: DiffSide): NamedBenchmark[] =>
    benchmarks
      .filter(({ id }) => other.index.benchmark(id) === null)
      .map(({ id, title }) => ({ id, title, runs: side.index.runsOf(id).length }));
  const benchmarks = head.index.report.benchmarks.flatMap((headBenchmark) => {
    const baseBenchmark = base.index.benchmark(headBenchmark.id);
    return baseBenchmark === null ? [] : [diffBenchmark({ base, head, baseBenchmark, headBenchmark })];
  });
  const newBenchmarks = alone(head.index.report.benchmarks, head, base);
  const lostBenchmarks = alone(base.index.report.benchmarks, base, head);
  const changed = newBenchmarks.length + lostBenchmarks.length > 0 || benchmarks.some((item) => item.changed);
  return { changed, benchmarks, newBenchmarks, lostBenchmarks };
}

function diffBenchmark(sides: BenchmarkSides): BenchmarkDiff {
  const { baseBenchmark, headBenchmark } = sides;
  const matching = matchConfigurations(baseBenchmark, headBenchmark);
  const metrics = comparedMetrics(baseBenchmark, headBenchmark);
  const primary = metrics.filter(({ base, head }) => base.role === 'primary' && head.role === 'primary');
  const found = {
    ...countRuns(sides),
    newConfigurations: matching.added.map(named),
    lostConfigurations: matching.lost.map(named),
    changedConfigurations: matching.matched.flatMap((pair) => configurationChange(pair) ?? []),
    newMetrics: metricsOnly(headBenchmark, baseBenchmark),
    lostMetrics: metricsOnly(baseBenchmark, headBenchmark),
    settings: settingChanges(sides, matching),
    leads: primary.flatMap((metric) => leadChange(sides, matching, metric) ?? []),
    scores: metrics.flatMap((metric) => scoreChanges(sides, matching, metric)),
    verdicts: primary.flatMap((metric) => verdictChanges(sides, matching, metric)),
    ...failureChanges(sides, matching),
  };
  const flips = findFlips(sides, matching, (pair) =>
    primary.some((metric) => {
      const { baseOnly, headOnly } = changedRuns(sides, pair, metric);
      return baseOnly.length + headOnly.length > 0;
    }),
  );
  const changed =
    found.newRuns + found.lostRuns > 0 ||
    flips.flips.length > 0 ||
    Object.values(found).some((part) => typeof part !== 'number' && part.length > 0);
  return {
    id: headBenchmark.id,
    title: headBenchmark.title,
    changed,
    ...found,
    flips: flips.flips,
    flipsUnknown: flips.unknown,
    seedsWanted: primary.flatMap((metric) => seedsWanted(headBenchmark, metric)),
  };
}

function countRuns({ base, head, baseBenchmark, headBenchmark }: BenchmarkSides) {
  const [before, now] = [base.index.runsOf(baseBenchmark.id), head.index.runsOf(headBenchmark.id)];
  const count = (runs: typeof now, others: typeof now): number => {
    const known = new Set(others.map((run) => run.id));
    return runs.filter((run) => !known.has(run.id)).length;
  };
  return { newRuns: count(now, before), lostRuns: count(before, now) };
}

function metricsOnly(benchmark: Benchmark, other: Benchmark): NamedMetric[] {
  const known = new Set(other.metrics.map((metric) => metric.id));
  return benchmark.metrics.filter(({ id }) => !known.has(id)).map(({ id, label }) => ({ id, label }));
}

function settingChanges(sides: BenchmarkSides, matching: Matching): string[] {
  const { baseBenchmark, headBenchmark } = sides;
  const labelOf = (benchmark: Benchmark, id: string): string =>
    benchmark.metrics.find((metric) => metric.id === id)?.label ?? id;
  const baselineOf = (benchmark: Benchmark): string =>
    benchmark.configurations.find((item) => item.id === benchmark.baseline)?.name ?? 'none';
  const turned = headBenchmark.metrics.filter((metric) =>
    baseBenchmark.metrics.some((other) => other.id === metric.id && other.better !== metric.better),
  );
  return [
    ...(baseBenchmark.primaryMetric === headBenchmark.primaryMetric
      ? []
      : [
          `It is ranked by ${labelOf(headBenchmark, headBenchmark.primaryMetric)} now, and was by ${labelOf(baseBenchmark, baseBenchmark.primaryMetric)}.`,
        ]),
    ...(sameBaseline(sides, matching)
      ? []
      : [
          `The baseline is ${baselineOf(headBenchmark)} now, and was ${baselineOf(baseBenchmark)}: verdicts of both sides do not compare.`,
        ]),
    ...turned.map(
      (metric) =>
        `${metric.better} is better on ${metric.label} now, and was the other way: its scores are not compared.`,
    ),
  ];
}
