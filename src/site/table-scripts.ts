/**
 * The tables of the exports as classic scripts: what the copy buttons of pages load. `fetch` reads nothing from `file://`,
 * a script does; the copied text is made from the same table by the same functions as the files of the exports.
 */
import { leaderboardId, sourcesOf, tableFolders, type TableSource } from '../exports/tables/index.ts';
import type { Table } from '../exports/tables/table.ts';
import { viewsOf, type BenchmarkView } from '../exports/view.ts';
import type { ReportIndex } from '../report/select.ts';
import { scriptJson } from './script-text.ts';

/** Larger tables are not copied but downloaded: ten thousand runs are eleven megabytes. */
const mostRows = 2000;
/** Leaderboards are copied whole from each of their pages; five thousand rows are two megabytes. */
const mostBoardRows = 10_000;

const copied = (view: BenchmarkView): readonly TableSource[] =>
  sourcesOf(view).filter(
    (source) =>
      source.id !== 'summaries' && source.rows <= (source.id.startsWith('leaderboard-') ? mostBoardRows : mostRows),
  );

/** True where a table can be copied from pages. */
export const isCopied = (index: ReportIndex, benchmark: string, id: string): boolean =>
  viewsOf(index).some((view) => view.benchmark.id === benchmark && copied(view).some((source) => source.id === id));

/** A table on a page: its key, the script that brings it, and which of its rows are meant. */
export interface TableReference {
  readonly key: string;
  readonly script: string;
  /** Part ids with the values that a row must have one of; all rows where absent. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** Refers to a table of a benchmark. */
export function tableReference(
  index: ReportIndex,
  table: { readonly benchmark: string; readonly id: string; readonly where?: TableReference['where'] },
): TableReference {
  const key = `${tableFolders(index).get(table.benchmark) ?? table.benchmark}/${table.id}`;
  const script = `assets/tables/${key}.js`;
  return table.where === undefined ? { key, script } : { key, script, where: table.where };
}

/** The id of a metric's leaderboard among the tables; null where it has none. */
export function tableIdOf(index: ReportIndex, benchmark: string, metric: string): string | null {
  const view = viewsOf(index).find((item) => item.benchmark.id === benchmark);
  return view === undefined ? null : leaderboardId(view, metric);
}

/** The script of one table. */
export const tableScript = (key: string, table: Table): string =>
  `(window.sweepbookTables??={})[${scriptJson(key)}]=${scriptJson(table)};\n`;

/** All of them, by site path. */
export function* tableScripts(index: ReportIndex): Generator<{ readonly path: string; readonly text: string }> {
  for (const view of viewsOf(index)) {
    for (const { id, make } of copied(view)) {
      const { key, script } = tableReference(index, { benchmark: view.benchmark.id, id });
      yield { path: script, text: tableScript(key, make()) };
    }
  }
}
