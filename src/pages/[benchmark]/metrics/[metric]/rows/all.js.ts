/** All rows of the leaderboard of another metric, for its script. */
import type { Benchmark, Metric } from '../../../../../report/schema.ts';
import { boardsOf, metricRowsPages } from '../../../../../site/board-paths.ts';
import { boardRows, boardScript } from '../../../../../site/board-script.ts';
import { loadBenchmark, loadReport } from '../../../../../site/load-report.ts';

interface Props {
  readonly benchmark: Benchmark;
  readonly metric: Metric;
}

export const getStaticPaths = () => boardsOf(metricRowsPages());

export const GET = ({ props: { benchmark, metric } }: { readonly props: Props }): Response =>
  new Response(boardScript(boardRows(loadReport(), loadBenchmark(benchmark), metric)));
