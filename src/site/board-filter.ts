/** What a leaderboard's rows can be sorted and filtered by: a small table beside the HTML, read by the page's script. */
import type { Benchmark, Metric } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';

type Cell = string | number | boolean | null;

/** Names and, per row (by the slug of its configuration), the values in the order of the names. */
export interface BoardFilter {
  readonly names: readonly string[];
  readonly rows: Readonly<
    Record<string, { readonly v: readonly Cell[]; readonly t: readonly string[]; readonly s: readonly string[] }>
  >;
}

const short = (value: number): number => Number(value.toPrecision(6));

const varying = new WeakMap<Benchmark, readonly string[]>();

/** Params that tell configurations apart; asked by every page of rows. */
function varyingParams(benchmark: Benchmark): readonly string[] {
  let names = varying.get(benchmark);
  if (names === undefined) {
    const { configurations } = benchmark;
    names = [...new Set(configurations.flatMap((item) => Object.keys(item.params)))]
      .filter((name) => configurations.some((item) => item.params[name] !== configurations[0]!.params[name]))
      .sort();
    varying.set(benchmark, names);
  }
  return names;
}

const filteredMetrics = (benchmark: Benchmark, metric: Metric): readonly Metric[] =>
  benchmark.metrics.filter((item) => item.role !== 'info' || item.id === metric.id);

/** What every leaderboard is sorted by, whatever its metrics and params. */
const ownNames = ['rank', 'name', 'n', 'difference'] as const;

/** A metric or a param to filter by, for an example of what can be written; undefined where there is none. */
export const filterExample = ({ benchmark }: BenchmarkIndex, metric: Metric): string | undefined =>
  filteredMetrics(benchmark, metric)[0]?.id ?? varyingParams(benchmark)[0];

/** Builds the table of one metric's leaderboard: name, n, difference, scores of all metrics, the params that vary. */
export function boardFilter(report: ReportIndex, index: BenchmarkIndex, metric: Metric): BoardFilter {
  const { benchmark } = index;
  const params = varyingParams(benchmark);
  const metrics = filteredMetrics(benchmark, metric);
  const ranking = index.ranking(metric.id);
  const place = new Map((ranking?.rows ?? []).map((row, order) => [row.configuration, order]));
  const names = [...ownNames, ...metrics.map((item) => item.id), ...params];
  const rows = benchmark.configurations.map((configuration) => {
    const summary = index.summary(configuration.id, metric.id);
    const difference = index.comparison(metric.id, configuration.id)?.difference.value;
    const means = metrics.map((item): Cell => {
      const mean = index.summary(configuration.id, item.id)?.mean;
      return typeof mean === 'number' ? short(mean) : null;
    });
    const values: Cell[] = [
      place.get(configuration.id) ?? null,
      configuration.name,
      summary?.n ?? 0,
      typeof difference === 'number' ? short(difference) : null,
      ...means,
      ...params.map((name) => configuration.params[name] ?? null),
    ];
    const statuses = new Set(report.runsOf(benchmark.id, configuration.id).map((run) => run.status));
    return [configuration.slug, { v: values, t: configuration.tags, s: [...statuses].sort() }] as const;
  });
  return { names, rows: Object.fromEntries(rows) };
}

/** As the content of a data block in the page, which no name can close. */
export const boardFilterJson = (filter: BoardFilter): string => JSON.stringify(filter).replaceAll('<', '\\u003c');
