/** Which tables there are, and one export per format of them. */
import type { Export, ExportFile, FileName } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { rankedMetrics, viewsOf, type BenchmarkView } from '../view.ts';
import { simulatedRates } from '../../format/simulated-rates.ts';
import type { ReportIndex } from '../../report/select.ts';
import { calibrationTable } from './calibration-table.ts';
import { comparisonsTable } from './comparisons-table.ts';
import { csvText } from './csv.ts';
import { diagnosticsTable } from './diagnostics-table.ts';
import { failedRuns, failuresTable } from './failures-table.ts';
import { familiesTable } from './families-table.ts';
import { jsonText } from './json.ts';
import { latexTable } from './latex.ts';
import { leaderboardTable } from './leaderboard-table.ts';
import { markdownTable } from './markdown-table.ts';
import { parameterRows, parametersTable } from './parameters-table.ts';
import { rewardRows, rewardsTable } from './rewards-table.ts';
import { runsTable } from './runs-table.ts';
import { samplesTable, samplesTables } from './samples-tables.ts';
import { summariesTable } from './summaries-table.ts';
import type { Table } from './table.ts';
import { tasksTable } from './tasks-table.ts';

/** A table that can be made: what it is called, and how. */
export interface TableSource {
  readonly id: string;
  readonly label: string;
  /** Id of the benchmark that it is about; null where it is about the whole Report. */
  readonly benchmark: string | null;
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

/** What a benchmark has for one further table; no table is made without rows. */
type FurtherTable = (view: BenchmarkView) => readonly Omit<TableSource, 'benchmark'>[];

/** Tables beside those that every benchmark has. A new one is one entry here. */
const further: readonly FurtherTable[] = [
  (view) =>
    view.benchmark.acrossTasks === null
      ? []
      : [
          {
            id: 'tasks',
            label: 'All tasks',
            rows: view.benchmark.configurations.length,
            make: () => tasksTable(view, 'tasks')!,
          },
        ],
  (view) => [
    {
      id: 'parameters',
      label: 'Parameters',
      rows: parameterRows(view.benchmark),
      make: () => parametersTable(view, 'parameters'),
    },
  ],
  (view) => [
    {
      id: 'failures',
      label: 'Failures',
      rows: failedRuns(view).length,
      make: () => failuresTable(view, 'failures'),
    },
  ],
  (view) => [
    {
      id: 'families',
      label: 'Families of tests',
      rows: view.benchmark.families.length,
      make: () => familiesTable(view, 'families'),
    },
  ],
  (view) => [
    {
      id: 'calibration',
      label: 'Simulated error rates',
      rows: simulatedRates(view.benchmark).length,
      make: () => calibrationTable(view, 'calibration'),
    },
  ],
  (view) => {
    const { samples } = view.benchmark;
    if (samples === null) return [];
    return samplesTables.map((kind) => ({
      id: kind.id,
      label: kind.label,
      rows: kind.rows(samples),
      make: () => samplesTable(kind, samples, view),
    }));
  },
  (view) => {
    const { rewards } = view.benchmark;
    if (rewards === null) return [];
    const make = (): Table => rewardsTable(rewards, view, 'rewards');
    return [{ id: 'rewards', label: 'Rewards', rows: rewardRows(rewards), make }];
  },
];

/** All tables of a benchmark: a leaderboard per ranked metric, comparisons, runs, summaries, and what else it has. */
export function sourcesOf(view: BenchmarkView): readonly TableSource[] {
  const ids = boardIds(view);
  const { id: benchmark, configurations, comparisons, summaries } = view.benchmark;
  const boards = rankedMetrics(view).map((metric): TableSource => {
    const id = ids.get(metric.id)!;
    const label = `Leaderboard: ${metric.label}`;
    return { id, label, benchmark, rows: configurations.length, make: () => leaderboardTable(view, metric, id) };
  });
  const others = further
    .flatMap((tables) => tables(view))
    .filter((source) => source.rows > 0)
    .map((source): TableSource => ({ ...source, benchmark }));
  return [
    ...boards,
    {
      id: 'comparisons',
      label: 'Comparisons',
      benchmark,
      rows: comparisons.length,
      make: () => comparisonsTable(view, 'comparisons'),
    },
    { id: 'runs', label: 'Runs', benchmark, rows: view.runs.length, make: () => runsTable(view, 'runs') },
    {
      id: 'summaries',
      label: 'Summaries',
      benchmark,
      rows: summaries.length,
      make: () => summariesTable(view, 'summaries'),
    },
    ...others,
  ];
}

/** The tables of the whole Report, beside those of its benchmarks. */
export function reportSources({ report }: ReportIndex): readonly TableSource[] {
  const rows = report.diagnostics.length;
  if (rows === 0) return [];
  return [
    {
      id: 'diagnostics',
      label: 'Messages about the input',
      benchmark: null,
      rows,
      make: () => diagnosticsTable(report, 'diagnostics'),
    },
  ];
}

/** Every table of a Report. */
export const allSources = (index: ReportIndex): readonly TableSource[] => [
  ...viewsOf(index).flatMap(sourcesOf),
  ...reportSources(index),
];

/** All tables of a benchmark, made. */
export const tablesOf = (view: BenchmarkView): readonly Table[] => sourcesOf(view).map((source) => source.make());

/** The folder of each benchmark's tables. */
export const tableFolders = (index: ReportIndex): ReadonlyMap<string, string> =>
  fileSegments(index.report.benchmarks.map((benchmark) => benchmark.id));

/** What stands before a table's id in paths: the folder of its benchmark. */
export const tablePrefix = (folders: ReadonlyMap<string, string>, benchmark: string | null): string =>
  benchmark === null ? '' : `${folders.get(benchmark) ?? benchmark}/`;

/** Tables that people read are not written above this many rows; nobody would read them. */
const mostReadRows = 2_000;

/** Above this many rows a table is CSV alone: as JSON it takes two and a half times as much, and hosts take a gigabyte. */
const mostJsonRows = 20_000;

function tableExport(
  about: Pick<Export, 'id' | 'title' | 'purpose'>,
  format: { readonly ending: string; readonly print: (table: Table) => string; readonly most?: number },
): Export {
  const listed = (index: ReportIndex) => {
    const folders = tableFolders(index);
    return allSources(index)
      .filter((source) => source.rows <= (format.most ?? Infinity))
      .map((source) => ({
        ...source,
        path: `exports/${tablePrefix(folders, source.benchmark)}${source.id}.${format.ending}`,
      }));
  };
  return {
    ...about,
    files: (index) => listed(index).map(({ path, label, benchmark }): FileName => ({ path, label, benchmark })),
    render: (input) =>
      Promise.resolve(
        listed(input.index).map(({ path, make }): ExportFile => ({
          path,
          get content() {
            return format.print(make());
          },
        })),
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
  { ending: 'json', print: jsonText, most: mostJsonRows },
);

/** Tables as LaTeX. */
export const latexTables = tableExport(
  { id: 'latex', title: 'LaTeX', purpose: 'The tables for a paper, with booktabs, rounded, the best in bold.' },
  { ending: 'tex', print: latexTable, most: mostReadRows },
);

/** Tables as Markdown. */
export const markdownTables = tableExport(
  { id: 'markdown', title: 'Markdown', purpose: 'The tables for a README, an issue or a pull request.' },
  { ending: 'md', print: markdownTable, most: mostReadRows },
);
