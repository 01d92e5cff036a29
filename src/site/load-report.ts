/** The Report and its attachments as pages see them: looked up once per build. */
import { indexBenchmark, indexReport, type BenchmarkIndex, type ReportIndex } from '../report/select.ts';
import type { Benchmark } from '../report/schema.ts';
import { siteData } from './site-data.ts';

let loaded: ReportIndex | null = null;
const benchmarks = new Map<string, BenchmarkIndex>();

/** The Report of this build with its look-ups. */
export function loadReport(): ReportIndex {
  loaded ??= indexReport(siteData().report);
  return loaded;
}

/** The look-ups of one benchmark of this build. */
export function loadBenchmark(benchmark: Benchmark): BenchmarkIndex {
  let index = benchmarks.get(benchmark.id);
  if (index === undefined) {
    index = indexBenchmark(benchmark);
    benchmarks.set(benchmark.id, index);
  }
  return index;
}
