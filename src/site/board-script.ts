/**
 * The rows of a leaderboard of several pages as a classic script: what sorts and filters all of them, wherever the reader
 * is. Loaded when a reader first asks for it; `fetch` reads nothing from `file://`, a script does.
 */
import { boardOf } from '../components/board/board-data.ts';
import { rowTable, rowView } from '../components/board/board-rows.ts';
import type { RowTable, RowView } from '../components/board/row-html.ts';
import type { Metric } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';
import { boardFilter, type BoardFilter } from './board-filter.ts';
import { metricPath } from './metric-paths.ts';
import { scriptJson } from './script-text.ts';
import { encodedPath, paths } from './urls.ts';

/** All rows of a leaderboard in their order, and what they are sorted and filtered by. Addresses start at the site's root. */
export interface BoardRows {
  readonly filter: BoardFilter;
  readonly table: RowTable;
  readonly rows: readonly RowView[];
  /** The folder of the leaderboard's first page. */
  readonly board: string;
  /** The folder of the pages of configurations. */
  readonly experiments: string;
}

/** Id of the lines behind the strips of a leaderboard. */
export const boardGrid = 'board-grid';

/** The rows of one metric's leaderboard. */
export function boardRows(report: ReportIndex, index: BenchmarkIndex, metric: Metric): BoardRows {
  const { benchmark } = index;
  const board = boardOf(report, index, metric);
  return {
    filter: boardFilter(report, index, metric),
    table: rowTable(board, boardGrid),
    rows: board.rows.map((row) => rowView(row, board, index)),
    board: encodedPath(metricPath(benchmark, metric.id) ?? paths.benchmark(benchmark.id)),
    experiments: `${encodeURIComponent(benchmark.id)}/experiments/`,
  };
}

/** The script of one leaderboard. */
export const boardScript = (rows: BoardRows): string => `window.sweepbookBoard=${scriptJson(rows)};\n`;
