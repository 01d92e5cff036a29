/** All rows of the leaderboard that ranks a benchmark, for its script. */
import type { Benchmark, Metric } from '../../../report/schema.ts';
import { boardsOf, primaryRowsPages } from '../../../site/board-paths.ts';
import { boardRows, boardScript } from '../../../site/board-script.ts';
import { loadBenchmark, loadReport } from '../../../site/load-report.ts';

interface Props {
  readonly benchmark: Benchmark;
  readonly metric: Metric;
}

export const getStaticPaths = () => boardsOf(primaryRowsPages());

export const GET = ({ props: { benchmark, metric } }: { readonly props: Props }): Response =>
  new Response(boardScript(boardRows(loadReport(), loadBenchmark(benchmark), metric)));
