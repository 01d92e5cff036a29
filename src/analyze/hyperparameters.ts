/** What the params have to do with a metric in this sweep: associations over configurations, never causes. */
import { decomposeGrid, type GridDecomposition } from '../stats/association/balanced-grid.ts';
import { codeColumn, usableRows, type CodedColumn, type ParameterColumn } from '../stats/association/columns.ts';
import type { ForestResult } from '../stats/association/forest-importance.ts';
import {
  parameterImportance,
  type ImportanceResult,
  type ParameterImportance,
} from '../stats/association/importance.ts';
import { mean } from '../stats/numeric.ts';
import type { StatWarning } from '../stats/result.ts';
import { rngKey } from '../stats/rng.ts';
import type { BenchmarkSettings, Hyperparameter, HyperparameterModel, Metric } from '../report/schema.ts';
import { levelsOf } from './factors.ts';
import type { ConfigurationData } from './group.ts';
import { varyingKeys } from './names.ts';
import { compareNatural, compareText } from './order.ts';
import { findRedundant } from './redundant-params.ts';
import { publishOrNull, toWarnings } from './publish.ts';
import type { ScoreTable } from './scores.ts';

/** What the analysis reads. */
export interface HyperparameterContext {
  readonly configurations: readonly ConfigurationData[];
  readonly table: ScoreTable;
  readonly settings: BenchmarkSettings;
  readonly primaryMetric: string;
  /** Params that stand for others which vary only together with them: the factors. */
  readonly preferred: readonly string[];
}

/** Importance per param and metric, and the model of all params together per metric. */
export interface HyperparameterResult {
  readonly hyperparameters: Hyperparameter[];
  readonly models: HyperparameterModel[];
}

/** Tags and readers of sweeps that choose their next run by the results so far. */
const adaptiveWords = new Set([
  'optuna',
  'ray-tune',
  'ax',
  'hyperopt',
  'bayesian',
  'bayes',
  'adaptive',
  'asha',
  'hyperband',
  'tpe',
]);

const isAdaptive = (configurations: readonly ConfigurationData[]): boolean =>
  configurations.some((data) =>
    data.members.some(({ run }) => [run.reader, ...run.tags].some((word) => adaptiveWords.has(word.toLowerCase()))),
  );

/**
 * Rates all params that vary, for the primary metric and the secondary scores. Each configuration is one row, the mean
 * of its seeds: runs that share their params are no independent evidence about the params.
 */
export function rateHyperparameters(metrics: readonly Metric[], context: HyperparameterContext): HyperparameterResult {
  const groups = context.configurations.map((data) => data.configuration);
  const varying = varyingKeys(groups);
  const varyingSet = new Set(varying);
  const all = [...new Set(groups.flatMap((group) => Object.keys(group.params)))].sort(compareNatural);
  const constants = all.filter((key) => !varyingSet.has(key));
  const scored = metrics.filter((metric) => metric.role === 'primary' || metric.role === 'secondary');
  const rated = scored.map((metric) => rateMetric(metric, varying, context));
  const listed = groups.length > 0 && context.primaryMetric !== '' ? constants : [];
  return {
    hyperparameters: [
      ...rated.flatMap((entry) => entry.hyperparameters),
      ...listed.map((key) => constantEntry(context.primaryMetric, key, groups)),
    ],
    models: rated.flatMap((entry) => entry.models),
  };
}

const constantEntry = (
  metric: string,
  parameter: string,
  groups: readonly ConfigurationData['configuration'][],
): Hyperparameter => ({
  metric,
  parameter,
  kind: 'constant',
  n: groups.length,
  levels: [...levelsOf(groups, parameter)],
  importance: [],
  warnings: [{ code: 'never-varied', message: 'Never varied in this sweep, so nothing is known of its influence.' }],
});

function rateMetric(metric: Metric, varying: readonly string[], context: HyperparameterContext): HyperparameterResult {
  // By hash: the draws of a permutation test must not depend on names or on the order of files.
  const rows = context.configurations
    .filter((data) => context.table.of(data.id, metric.id).values.length > 0)
    .toSorted((a, b) => compareText(a.key, b.key));
  if (rows.length < 2 || varying.length === 0) return { hyperparameters: [], models: [] };
  const coded = columnsOf(rows, varying).map((column) => codeColumn(column.name, column.settings));
  const redundant = findRedundant(coded, context.preferred);
  const kept = varying.filter((key) => !redundant.has(key));
  const result = parameterImportance(
    columnsOf(rows, kept),
    rows.map((data) => mean(context.table.of(data.id, metric.id).values)),
    {
      key: rngKey({ configurations: [], metric: metric.key, purpose: 'importance', seed: context.settings.seed }),
      adaptive: isAdaptive(rows),
      level: context.settings.level,
    },
  );
  const groups = rows.map((data) => data.configuration);
  return {
    hyperparameters: [
      ...result.parameters.map((entry) => toEntry(entry, metric, { result, groups })),
      ...coded
        .filter((column) => redundant.has(column.name))
        .map((column) => redundantEntry(column, metric, { message: redundant.get(column.name)!, groups })),
    ],
    models: modelsOf(metric, result, decomposeRuns(rows, kept, { metric, table: context.table })),
  };
}

/** A param that another one settles: it is listed, but any number would be that of the other one. */
const redundantEntry = (
  column: CodedColumn,
  metric: Metric,
  of: { readonly message: string; readonly groups: readonly ConfigurationData['configuration'][] },
): Hyperparameter => ({
  metric: metric.id,
  parameter: column.name,
  kind: column.levels < 2 ? 'constant' : column.kind,
  n: column.codes.length,
  levels: [...levelsOf(of.groups, column.name)],
  importance: [],
  warnings: [{ code: 'confounded', message: of.message }],
});

const columnsOf = (rows: readonly ConfigurationData[], keys: readonly string[]): ParameterColumn[] =>
  keys.map((name) => ({ name, settings: rows.map((data) => data.configuration.params[name]) }));

/** The grid over single runs: there the seeds give the residual that the means hide. */
function decomposeRuns(
  rows: readonly ConfigurationData[],
  varying: readonly string[],
  of: { readonly metric: Metric; readonly table: ScoreTable },
): GridDecomposition {
  const runs = rows.flatMap((data) =>
    Array.from(of.table.of(data.id, of.metric.id).values, (value) => ({ data, value })),
  );
  const columns = columnsOf(
    runs.map((run) => run.data),
    varying,
  );
  const usable = usableRows(
    columns,
    runs.map((run) => run.value),
  );
  return decomposeGrid(usable.columns, usable.response);
}

function toEntry(
  entry: ParameterImportance,
  metric: Metric,
  of: { readonly result: ImportanceResult; readonly groups: readonly ConfigurationData['configuration'][] },
): Hyperparameter {
  return {
    metric: metric.id,
    parameter: entry.parameter,
    kind: entry.levels < 2 ? 'constant' : entry.kind,
    n: entry.n,
    levels: [...levelsOf(of.groups, entry.parameter)],
    importance: entry.importance.map(({ method, value, low, high, p, pCorrected, byChance, reason }) => ({
      method,
      value: publishOrNull(value),
      low: publishOrNull(low),
      high: publishOrNull(high),
      p: publishOrNull(p),
      pCorrected: publishOrNull(pCorrected),
      byChance: publishOrNull(byChance),
      reason: reason ?? null,
    })),
    warnings: toWarnings([...entry.warnings, ...overConfigurations(of.result.warnings)]),
  };
}

/** The rows are configurations here, whatever the statistics call them. */
const overConfigurations = (warnings: readonly StatWarning[]): StatWarning[] =>
  warnings.map(({ code, message }) => ({ code, message: message.replace(/\bruns\b/g, 'configurations') }));

function modelsOf(metric: Metric, result: ImportanceResult, runs: GridDecomposition): HyperparameterModel[] {
  const grid = runs.terms.length > 0 ? runs : result.grid;
  if (grid.terms.length > 0) return [gridModel(metric, grid)];
  return result.forest === null || result.forest.importance.length === 0 ? [] : [forestModel(metric, result.forest)];
}

const gridModel = (metric: Metric, grid: GridDecomposition): HyperparameterModel => ({
  metric: metric.id,
  kind: 'grid',
  method: grid.method,
  n: grid.n,
  terms: grid.terms.map((term) => ({
    parameters: [...term.parameters],
    df: term.df,
    fraction: publishOrNull(term.fraction),
    cellFraction: publishOrNull(term.cellFraction),
  })),
  higherOrderFraction: publishOrNull(grid.higherOrderFraction),
  residualFraction: publishOrNull(grid.residualFraction),
  outOfBagR2: null,
  warnings: toWarnings(grid.warnings),
});

const forestModel = (metric: Metric, forest: ForestResult): HyperparameterModel => ({
  metric: metric.id,
  kind: 'forest',
  method: forest.method,
  n: forest.n,
  terms: [],
  higherOrderFraction: null,
  residualFraction: null,
  outOfBagR2: publishOrNull(forest.outOfBagR2),
  warnings: toWarnings(forest.warnings),
});
