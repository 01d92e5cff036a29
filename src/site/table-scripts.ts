/**
 * The tables of the exports as classic scripts: what the copy buttons of pages load. `fetch` reads nothing from `file://`,
 * a script does; the copied text is made from the same table by the same functions as the files of the exports.
 */
import { allSources, leaderboardId, tableFolders, tablePrefix, type TableSource } from '../exports/tables/index.ts';
import type { Table } from '../exports/tables/table.ts';
import { viewsOf } from '../exports/view.ts';
import type { ReportIndex } from '../report/select.ts';
import { scriptJson } from './script-text.ts';

/** Larger tables are not copied but downloaded: ten thousand runs are eleven megabytes. */
const mostRows = 2000;
/** Leaderboards are copied whole from each of their pages; five thousand rows are two megabytes. */
const mostBoardRows = 10_000;

const copied = new WeakMap<ReportIndex, readonly TableSource[]>();

/** The tables that can be copied from pages. */
function copiedTables(index: ReportIndex): readonly TableSource[] {
  let sources = copied.get(index);
  if (sources === undefined) {
    sources = allSources(index).filter(
      (source) =>
        source.id !== 'summaries' && source.rows <= (source.id.startsWith('leaderboard-') ? mostBoardRows : mostRows),
    );
    copied.set(index, sources);
  }
  return sources;
}

/** True where a table can be copied from pages; `benchmark` is null for a table of the whole Report. */
export const isCopied = (index: ReportIndex, benchmark: string | null, id: string): boolean =>
  copiedTables(index).some((source) => source.benchmark === benchmark && source.id === id);

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
  table: { readonly benchmark: string | null; readonly id: string; readonly where?: TableReference['where'] },
): TableReference {
  const key = `${tablePrefix(tableFolders(index), table.benchmark)}${table.id}`;
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
export function* tableScripts(index: ReportIndex): Generator<{ readonly path: string; content(): string }> {
  for (const { benchmark, id, make } of copiedTables(index)) {
    const { key, script } = tableReference(index, { benchmark, id });
    yield { path: script, content: () => tableScript(key, make()) };
  }
}
