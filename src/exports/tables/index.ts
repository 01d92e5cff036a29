/** Which tables there are, and one export per format of them. */
import type { Export, ExportFile, FileName } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { rankedMetrics, viewsOf, type BenchmarkView } from '../view.ts';
import type { ReportIndex } from '../../report/select.ts';
import { comparisonsTable } from './comparisons-table.ts';
import { csvText } from './csv.ts';
import { jsonText } from './json.ts';
import { latexTable } from './latex.ts';
import { leaderboardTable } from './leaderboard-table.ts';
import { markdownTable } from './markdown-table.ts';
import { runsTable } from './runs-table.ts';
import { summariesTable } from './summaries-table.ts';
import type { Table } from './table.ts';

/** A table that can be made: what it is called, and how. */
export interface TableSource {
  readonly id: string;
  readonly label: string;
  readonly view: BenchmarkView;
  /** How many rows it will have. */
  readonly rows: number;
  readonly make: () => Table;
}

const boardIds = (view: BenchmarkView): ReadonlyMap<string, string> =>
  new Map(
    [...fileSegments(rankedMetrics(view).map((metric) => metric.id))].map(([metric, segment]) => [
      metric,
      `leaderboard-${segment}`,
    ]),
  );

/** The id of a metric's leaderboard among the tables of its benchmark; null where it has none. */
export const leaderboardId = (view: BenchmarkView, metric: string): string | null => boardIds(view).get(metric) ?? null;

/** All tables of a benchmark: a leaderboard per ranked metric, comparisons, runs, summaries. */
export function sourcesOf(view: BenchmarkView): readonly TableSource[] {
  const ids = boardIds(view);
  const boards = rankedMetrics(view).map((metric) => {
    const id = ids.get(metric.id)!;
    const rows = view.benchmark.configurations.length;
    return { id, label: `Leaderboard: ${metric.label}`, view, rows, make: () => leaderboardTable(view, metric, id) };
  });
  return [
    ...boards,
    {
      id: 'comparisons',
      label: 'Comparisons',
      view,
      rows: view.benchmark.comparisons.length,
      make: () => comparisonsTable(view, 'comparisons'),
    },
    { id: 'runs', label: 'Runs', view, rows: view.runs.length, make: () => runsTable(view, 'runs') },
    {
      id: 'summaries',
      label: 'Summaries',
      view,
      rows: view.benchmark.summaries.length,
      make: () => summariesTable(view, 'summaries'),
    },
  ];
}

/** All tables of a benchmark, made. */
export const tablesOf = (view: BenchmarkView): readonly Table[] => sourcesOf(view).map((source) => source.make());

/** The folder of each benchmark's tables. */
export const tableFolders = (index: ReportIndex): ReadonlyMap<string, string> =>
  fileSegments(index.report.benchmarks.map((benchmark) => benchmark.id));

/** Site path of one table. */
const pathOf = (folder: string, id: string, ending: string): string => `exports/${folder}/${id}.${ending}`;

/** Tables that people read are not written above this many configurations or runs; nobody would read them. */
const mostReadRows = 2_000;

/** Rows that a table of a benchmark may have. */
const rowsOf = ({ view, id }: TableSource): number =>
  id === 'runs'
    ? view.runs.length
    : id === 'summaries'
      ? view.benchmark.summaries.length
      : id === 'comparisons'
        ? view.benchmark.comparisons.length
        : view.benchmark.configurations.length;

function tableExport(
  about: Pick<Export, 'id' | 'title' | 'purpose'>,
  format: { readonly ending: string; readonly print: (table: Table) => string; readonly read?: boolean },
): Export {
  const listed = (index: ReportIndex) => {
    const views = viewsOf(index);
    const folders = tableFolders(index);
    return views.flatMap((view) =>
      sourcesOf(view)
        .filter((source) => format.read !== true || rowsOf(source) <= mostReadRows)
        .map((source) => ({
          ...source,
          path: pathOf(folders.get(view.benchmark.id)!, source.id, format.ending),
        })),
    );
  };
  return {
    ...about,
    files: (index) =>
      listed(index).map(({ path, label, view }): FileName => ({ path, label, benchmark: view.benchmark.id })),
    render: (input) =>
      Promise.resolve(
        listed(input.index).map(({ path, make }): ExportFile => ({ path, content: format.print(make()) })),
      ),
  };
}

/** Tables as CSV. */
export const csvTables = tableExport(
  { id: 'csv', title: 'CSV', purpose: 'The tables for spreadsheets, R and pandas, with every digit.' },
  { ending: 'csv', print: csvText },
);

/** Tables as JSON. */
export const jsonTables = tableExport(
  { id: 'json', title: 'JSON', purpose: 'The tables for programs, with the meaning of each key.' },
  { ending: 'json', print: jsonText },
);

/** Tables as LaTeX. */
export const latexTables = tableExport(
  { id: 'latex', title: 'LaTeX', purpose: 'The tables for a paper, with booktabs, rounded, the best in bold.' },
  { ending: 'tex', print: latexTable, read: true },
);

/** Tables as Markdown. */
export const markdownTables = tableExport(
  { id: 'markdown', title: 'Markdown', purpose: 'The tables for a README, an issue or a pull request.' },
  { ending: 'md', print: markdownTable, read: true },
);
