/** Two factors as rows and columns: which configuration stands in which cell of a heat grid. */
import { isTested } from '../../format/leader-sentences.ts';
import { numberOf } from '../../format/missing.ts';
import { decimalsFor, fixed, plainNumber } from '../../format/numbers.ts';
import type { Configuration, Factor, Metric } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';

/** A grid larger than this is no picture any more. */
const mostLevels = 12;

/** One cell; `shade` runs from 0 to 20 over the range of the grid, stronger where better. */
export interface GridCell {
  readonly configuration: Configuration;
  readonly mean: string | null;
  readonly sd: string | null;
  readonly shade: number;
  readonly leads: boolean;
}

/** The grid of one metric. `cells[row][column]` is null where no configuration has these levels. */
export interface FactorGrid {
  readonly rows: Factor;
  readonly columns: Factor;
  readonly cells: readonly (readonly (GridCell | null)[])[];
  readonly namesLeaders: boolean;
  /** Which share of the variation between the cells goes with the rows and with the columns alone; null where unknown. */
  readonly shares: { readonly rows: number; readonly columns: number } | null;
}

/** The grid of a metric, or null where the configurations form none. */
export function makeGrid(index: BenchmarkIndex, metric: Metric): FactorGrid | null {
  const [columns, rows] = index.benchmark.factors.map((factor) => ranked(index, factor));
  if (columns === undefined || rows === undefined) return null;
  if (Math.max(columns.levels.length, rows.levels.length) > mostLevels) return null;
  const placed = place(index, columns, rows);
  if (placed === null) return null;
  const summaries = [...placed.values()].flatMap((item) => index.summary(item.id, metric.id) ?? []);
  const means = summaries.flatMap((summary) => numberOf(summary.mean) ?? []);
  if (means.length < 2) return null;
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const sds = summaries.flatMap((summary) => numberOf(summary.sd) ?? []).filter((sd) => sd > 0);
  const typical = sds.sort((a, b) => a - b)[Math.floor(sds.length / 2)];
  // One digit of a typical spread, two where that digit would be a 1, 2 or 3 and rounding would hide a third of it.
  const digits = typical !== undefined && /^[123]/.test(typical.toExponential(0)) ? 2 : 1;
  const decimals = typical === undefined ? null : Math.min(6, decimalsFor(typical, digits));
  const ranking = index.ranking(metric.id);
  const namesLeaders = ranking !== null && isTested(ranking) && ranking.leadingTier.length < ranking.rows.length;
  const leaders = new Set(namesLeaders ? ranking.leadingTier : []);
  const cell = (configuration: Configuration | undefined): GridCell | null => {
    if (configuration === undefined) return null;
    const summary = index.summary(configuration.id, metric.id);
    const mean = summary === null ? null : numberOf(summary.mean);
    const sd = summary === null || summary.n < 2 ? null : numberOf(summary.sd);
    const share = mean === null || high === low ? 0.5 : (mean - low) / (high - low);
    const print = (value: number): string => (decimals === null ? plainNumber(value) : fixed(value, decimals));
    return {
      configuration,
      mean: mean === null ? null : print(mean),
      sd: sd === null ? null : print(sd),
      shade: mean === null ? 0 : Math.round(1 + 18 * (metric.better === 'higher' ? share : 1 - share)),
      leads: leaders.has(configuration.id),
    };
  };
  return {
    rows,
    columns,
    namesLeaders,
    shares: mainEffects(index, metric, { rows, columns }),
    cells: rows.levels.map((row) => columns.levels.map((column) => cell(placed.get(`${row}\0${column}`)))),
  };
}

/** The factor with its levels in the order of the leaderboard, best first; numbers keep their own order. */
function ranked(index: BenchmarkIndex, factor: Factor): Factor {
  const isNumber = (level: string): boolean => level.trim() !== '' && Number.isFinite(Number(level));
  if (factor.levels.every(isNumber)) return factor;
  const rows = index.ranking(index.benchmark.primaryMetric)?.rows ?? [];
  const met = rows.map((row) => String(index.configuration(row.configuration)?.params[factor.parameter]));
  const levels = [...new Set([...met.filter((level) => factor.levels.includes(level)), ...factor.levels])];
  return { ...factor, levels };
}

/** The main effects of a full balanced grid, where the Report holds both. */
function mainEffects(
  index: BenchmarkIndex,
  metric: Metric,
  factors: { readonly rows: Factor; readonly columns: Factor },
): FactorGrid['shares'] {
  const share = (factor: Factor): number | null =>
    index.benchmark.hyperparameters
      .find((item) => item.metric === metric.id && item.parameter === factor.parameter)
      ?.importance.find((item) => item.method === 'grid-main-effect')?.value ?? null;
  const [rows, columns] = [share(factors.rows), share(factors.columns)];
  return rows === null || columns === null ? null : { rows, columns };
}

/** Every configuration by its two levels; null where two share a cell or one has no place. */
function place(index: BenchmarkIndex, columns: Factor, rows: Factor): ReadonlyMap<string, Configuration> | null {
  const placed = new Map<string, Configuration>();
  for (const configuration of index.benchmark.configurations) {
    const column = String(configuration.params[columns.parameter]);
    const row = String(configuration.params[rows.parameter]);
    if (!columns.levels.includes(column) || !rows.levels.includes(row)) return null;
    const key = `${row}\0${column}`;
    if (placed.has(key)) return null;
    placed.set(key, configuration);
  }
  return placed;
}
