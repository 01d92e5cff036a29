/** Which pages a leaderboard of many rows has: what the routes of the pages are made from. */
import { boardOf } from '../components/board/board-data.ts';
import type { Benchmark, Metric } from '../report/schema.ts';
import { furtherPages } from './board-pages.ts';
import { loadBenchmark, loadReport } from './load-report.ts';
import { metricSegments, primaryOf } from './metric-paths.ts';

/** One further page of rows, with the parts of its address. */
interface RowsPage {
  readonly params: Readonly<Record<'benchmark' | 'metric' | 'page', string>>;
  readonly props: { readonly benchmark: Benchmark; readonly metric: Metric; readonly page: number };
}

function pagesOf(benchmark: Benchmark, metric: Metric, segment: string): RowsPage[] {
  const { rows } = boardOf(loadReport(), loadBenchmark(benchmark), metric);
  return furtherPages(rows.length).map((page) => ({
    params: { benchmark: benchmark.id, metric: segment, page: String(page) },
    props: { benchmark, metric, page },
  }));
}

/** Further pages of the leaderboards that rank benchmarks. */
export const primaryRowsPages = (): RowsPage[] =>
  loadReport().report.benchmarks.flatMap((benchmark) => pagesOf(benchmark, primaryOf(benchmark), ''));

/** Further pages of the leaderboards of all other metrics. */
export const metricRowsPages = (): RowsPage[] =>
  loadReport().report.benchmarks.flatMap((benchmark) =>
    benchmark.metrics.flatMap((metric) => {
      const segment = metricSegments(benchmark).get(metric.id);
      return segment === undefined ? [] : pagesOf(benchmark, metric, segment);
    }),
  );

/** One entry per leaderboard that has further pages: for the data of its rows. */
export const boardsOf = (pages: readonly RowsPage[]): RowsPage[] => pages.filter(({ props }) => props.page === 2);
