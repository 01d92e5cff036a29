/** Slices of the Report, one JSON document per benchmark: what a program needs that asks about one of many. */
import { schemaVersion } from '../report/schema.ts';
import type { Benchmark, Report, RunRecord } from '../report/schema.ts';
import type { ReportIndex } from '../report/select.ts';
import type { Export, FileName } from './export.ts';
import { fileSegments } from './file-names.ts';
import { jsonBytes } from './json-bytes.ts';

/** The document of one benchmark: the same schema version and shapes as api/report.json. */
export interface BenchmarkDocument {
  readonly schemaVersion: number;
  readonly generator: Report['generator'];
  readonly benchmark: Benchmark;
  readonly runs: readonly RunRecord[];
}

/** Names under api/ that other files have. */
const reserved = ['report', 'report.schema', 'benchmark.schema', 'benchmarks', 'index'];

/** Above this many runs the slice of an only benchmark is left out: it is nearly all of api/report.json once more. */
export const mostRepeatedRuns = 5_000;

const sliced = ({ report: { benchmarks, runs } }: ReportIndex): readonly Benchmark[] =>
  benchmarks.length === 1 && runs.length > mostRepeatedRuns ? [] : benchmarks;

function paths(index: ReportIndex): ReadonlyMap<string, string> {
  const segments = fileSegments(
    index.report.benchmarks.map((benchmark) => benchmark.id),
    reserved,
  );
  return new Map([...segments].map(([id, segment]) => [id, `api/${segment}.json`]));
}

/** The slice of one benchmark; null where there is none of that id. */
export function benchmarkDocument(index: ReportIndex, id: string): BenchmarkDocument | null {
  const benchmark = index.benchmark(id);
  return benchmark === null
    ? null
    : { schemaVersion, generator: index.report.generator, benchmark, runs: index.runsOf(id) };
}

/** The export. */
export const api: Export = {
  id: 'api',
  title: 'API',
  purpose:
    'The results of one benchmark as JSON; api/report.json holds all of them, api/report.schema.json the schema.',
  files: (index) => {
    const known = paths(index);
    return sliced(index).map(({ id }): FileName => ({
      path: known.get(id)!,
      label: 'Results as JSON',
      benchmark: id,
    }));
  },
  render: ({ index }) => {
    const known = paths(index);
    return Promise.resolve(
      sliced(index).map(({ id }) => ({
        path: known.get(id)!,
        get content() {
          return jsonBytes(benchmarkDocument(index, id), index.report.benchmarks);
        },
      })),
    );
  },
};
