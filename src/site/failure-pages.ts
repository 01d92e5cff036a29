/** The runs that did not complete, benchmark by benchmark, and the pages on which so many of them stand. */
import { isTroubled } from '../format/failure-sentences.ts';
import type { Report, RunRecord } from '../report/schema.ts';
import { pageCount, rangeOf } from './board-pages.ts';
import { paths } from './urls.ts';

/** All of them, in the order of the benchmarks. */
export const troubledRuns = (report: Report): readonly RunRecord[] => {
  const byBenchmark = Map.groupBy(report.runs.filter(isTroubled), (run) => run.benchmark);
  return report.benchmarks.flatMap((benchmark) => byBenchmark.get(benchmark.id) ?? []);
};

/** The pages of so many runs; the first is the page of failures itself. */
export const failurePages = (runs: number) =>
  Array.from({ length: pageCount(runs) }, (_, i) => ({
    path: i === 0 ? paths.failures() : paths.failuresPage(i + 1),
    range: rangeOf(runs, i + 1),
  }));
