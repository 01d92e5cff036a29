/** The names of all configurations of a benchmark, for the chooser. */
import type { Benchmark } from '../../../report/schema.ts';
import { compareNames, namesScript } from '../../../site/compare-data.ts';
import { loadBenchmark, loadReport } from '../../../site/load-report.ts';
import { hasChooser } from '../../../site/navigation.ts';

export function getStaticPaths() {
  return loadReport()
    .report.benchmarks.filter(hasChooser)
    .map((benchmark) => ({ params: { benchmark: benchmark.id }, props: { benchmark } }));
}

export const GET = ({ props }: { readonly props: { readonly benchmark: Benchmark } }): Response =>
  new Response(namesScript(compareNames(loadBenchmark(props.benchmark))));
