/** What the tests of the analysis share. */
import { analyzeRuns, type Analysis } from '../../src/analyze/index.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import type { Attachments, Run } from '../../src/report/run.ts';
import { report } from '../../src/report/schema.ts';
import { configurationDetail } from '../../src/report/samples-schema.ts';
import { makeAttachments, makeRunSet } from '../helpers/runs.ts';

/** Analyzes runs and checks that everything that comes out fits its schema. */
export function analyze(
  runs: readonly Run[],
  options: { readonly specs?: readonly BenchmarkSpec[]; readonly attachments?: Attachments } = {},
): Analysis {
  const result = analyzeRuns({
    runSet: makeRunSet(runs, options.attachments ?? makeAttachments({})),
    specs: options.specs ?? [],
    settings: { title: 'Test', roots: ['results'], rawUrl: null, redact: true },
    generatorVersion: '0.0.0',
  });
  report.parse(result.report);
  for (const detail of result.details.values()) configurationDetail.parse(detail);
  return result;
}

/** A benchmark file for study `study`. */
export const specOf = (fields: Partial<BenchmarkSpec> = {}): BenchmarkSpec => ({
  id: 'study',
  file: 'content/benchmarks/study.yaml',
  ...fields,
});

/** The only benchmark of an analysis. */
export const onlyBenchmark = (analysis: Analysis) => {
  const [benchmark, second] = analysis.report.benchmarks;
  if (benchmark === undefined || second !== undefined) throw new Error('expected one benchmark');
  return benchmark;
};

/** Name of a configuration by its id. */
export const namesIn = (benchmark: ReturnType<typeof onlyBenchmark>): ((id: string) => string) => {
  const names = new Map(benchmark.configurations.map((configuration) => [configuration.id, configuration.name]));
  return (id) => names.get(id) ?? '';
};
