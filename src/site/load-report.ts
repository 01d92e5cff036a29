/** The Report and its attachments as pages see them: read once per build from the folder that the build names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import { trustReport } from '../report/parse.ts';
import { indexBenchmark, indexReport, type BenchmarkIndex, type ReportIndex } from '../report/select.ts';
import type { Benchmark } from '../report/schema.ts';

let loaded: ReportIndex | null = null;
const benchmarks = new Map<string, BenchmarkIndex>();

/** The Report of this build with its look-ups. */
export function loadReport(): ReportIndex {
  loaded ??= indexReport(trustReport(readFileSync(join(stage, 'report.json'), 'utf8')));
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
