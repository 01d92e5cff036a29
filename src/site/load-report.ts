/** The Report and its attachments as pages see them: looked up once per build. */
import { indexBenchmark, indexReport, type BenchmarkIndex } from '../report/select.ts';
import type { Benchmark } from '../report/schema.ts';
import { perBuild, siteData } from './site-data.ts';

/** The Report of this build with its look-ups. */
export const loadReport = perBuild(() => indexReport(siteData().report));

const benchmarks = perBuild(() => new Map<string, BenchmarkIndex>());

/** The look-ups of one benchmark of this build. */
export function loadBenchmark(benchmark: Benchmark): BenchmarkIndex {
  let index = benchmarks().get(benchmark.id);
  if (index === undefined) {
    index = indexBenchmark(benchmark);
    benchmarks().set(benchmark.id, index);
  }
  return index;
}
