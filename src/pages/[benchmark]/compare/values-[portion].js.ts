/** The values of some configurations of a benchmark, loaded when one of them is chosen. */
import type { Benchmark } from '../../../report/schema.ts';
import { comparePortion, portionCount, portionScript } from '../../../site/compare-data.ts';
import { loadBenchmark, loadReport } from '../../../site/load-report.ts';
import { hasChooser } from '../../../site/navigation.ts';

interface Props {
  readonly benchmark: Benchmark;
  readonly portion: number;
}

export function getStaticPaths() {
  return loadReport()
    .report.benchmarks.filter(hasChooser)
    .flatMap((benchmark) =>
      Array.from({ length: portionCount(loadBenchmark(benchmark)) }, (_, portion) => ({
        params: { benchmark: benchmark.id, portion: String(portion) },
        props: { benchmark, portion },
      })),
    );
}

export const GET = ({ props }: { readonly props: Props }): Response =>
  new Response(portionScript(comparePortion(loadReport(), loadBenchmark(props.benchmark), props.portion)));
