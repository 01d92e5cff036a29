import type { Score } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { holm } from '../multiplicity/holm.ts';
import { decomposeGrid, type GridDecomposition } from './balanced-grid.ts';
import { type CodedColumn, findConfounding, type ParameterColumn, usableRows } from './columns.ts';
import { type Correlation, kendallCorrelation, pearsonCorrelation, spearmanCorrelation } from './correlation.ts';
import { etaSquared, type EtaSquared } from './eta-squared.ts';
import { forestImportance, type ForestResult } from './forest-importance.ts';

/** One way of measuring how much a parameter matters. */
export interface ImportanceEntry {
  readonly method:
    'spearman' | 'kendall' | 'pearson' | 'eta-squared' | 'omega-squared' | 'grid-main-effect' | 'forest-permutation';
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  /** Holm over the parameters, per method; the leading methods of all parameters form one family. */
  readonly pCorrected: number | null;
  /** What the value would be on average if the parameter did nothing, where that is not 0. */
  readonly byChance: number | null;
  readonly reason?: string;
}

/** What can be said about one parameter. The first entry of `importance` leads; the others stand beside it. */
export interface ParameterImportance {
  readonly parameter: string;
  readonly kind: 'numeric' | 'categorical';
  readonly n: number;
  readonly levels: number;
  readonly importance: readonly ImportanceEntry[];
  readonly warnings: readonly StatWarning[];
}

/** The importance of all parameters for one metric. */
export interface ImportanceResult {
  readonly n: number;
  readonly parameters: readonly ParameterImportance[];
  /** The exact decomposition where the runs form a balanced full grid. */
  readonly grid: GridDecomposition;
  /** The exploratory forest where they do not. */
  readonly forest: ForestResult | null;
  readonly warnings: readonly StatWarning[];
}

/** Choices of the importance analysis. */
export interface ImportanceOptions {
  /** Key of the random draws (see `rngKey`). */
  readonly key: string;
  /** The runs were chosen by earlier results (Bayesian optimisation, early stopping). */
  readonly adaptive?: boolean;
  readonly level?: number;
}

/** A numeric parameter with at most this many levels is also read as categories. */
const fewLevels = 5;

/**
 * How much each parameter matters for a response, by what its kind and the design allow: rank correlations for numbers,
 * η² for categories (and for numbers with at most 5 levels), exact sums of squares on a balanced full grid, else a random
 * forest. Associations in the runs at hand, never causes.
 */
export function parameterImportance(
  columns: readonly ParameterColumn[],
  response: readonly Score[],
  options: ImportanceOptions,
): ImportanceResult {
  const usable = usableRows(columns, response);
  const grid = decomposeGrid(usable.columns, usable.response);
  const forest =
    grid.terms.length > 0 ? null : forestImportance(usable.columns, usable.response, `${options.key}|forest`);
  const asCategories = usable.columns.filter((column) => column.kind === 'categorical' || column.levels <= fewLevels);
  const shares = etaSquared(asCategories, usable.response, `${options.key}|eta-squared`);
  const shareOf = new Map(asCategories.map((column, at) => [column, shares[at]!]));
  const entries = usable.columns.map((column) => [
    ...(column.kind === 'numeric' ? numericEntries(column, usable.response, options.level) : []),
    ...etaEntries(shareOf.get(column)),
    ...designEntries(column, grid, forest),
  ]);
  const corrected = correctOverParameters(entries);
  const confounding = findConfounding(usable.columns);
  return {
    n: usable.response.length,
    parameters: usable.columns.map((column, i) => ({
      ...{ parameter: column.name, kind: column.kind, n: usable.response.length, levels: column.levels },
      importance: column.levels < 2 ? [] : corrected[i]!,
      warnings:
        column.levels < 2 ? [neverVaried] : confounding.flatMap((pair) => confoundingWarning(pair, column.name)),
    })),
    grid,
    forest,
    warnings: resultWarnings(usable.left, usable.response.length, options.adaptive ?? false),
  };
}

function numericEntries(column: CodedColumn, response: Float64Array, level = 0.95): ImportanceEntry[] {
  const [x, y] = [Array.from(column.numbers), Array.from(response)];
  return [
    correlationEntry('spearman', spearmanCorrelation(x, y)),
    correlationEntry('kendall', kendallCorrelation(x, y)),
    correlationEntry('pearson', pearsonCorrelation(x, y, level)),
  ];
}

function correlationEntry(method: 'spearman' | 'kendall' | 'pearson', result: Correlation): ImportanceEntry {
  const { value, low, high, p, reason } = result;
  return { method, value, low, high, p, pCorrected: null, byChance: null, ...(reason === undefined ? {} : { reason }) };
}

function etaEntries(result: EtaSquared | undefined): ImportanceEntry[] {
  if (result === undefined) return [];
  const shared = {
    low: null,
    high: null,
    pCorrected: null,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
  return [
    { method: 'eta-squared', value: result.etaSquared, p: result.p, byChance: result.byChance, ...shared },
    { method: 'omega-squared', value: result.omegaSquared, p: null, byChance: null, ...shared },
  ];
}

function designEntries(column: CodedColumn, grid: GridDecomposition, forest: ForestResult | null): ImportanceEntry[] {
  const none = { p: null, pCorrected: null, byChance: null };
  const main = grid.terms.find((term) => term.parameters.length === 1 && term.parameters[0] === column.name);
  const split = forest?.importance.find((entry) => entry.parameter === column.name);
  const entries: ImportanceEntry[] = [];
  if (main !== undefined)
    entries.push({ method: 'grid-main-effect', value: main.fraction, low: null, high: null, ...none });
  if (split !== undefined) {
    entries.push({ method: 'forest-permutation', value: split.value, low: split.low, high: split.high, ...none });
  }
  return entries;
}

/** Holm over the leading entries of all parameters, and over each further method on its own. */
function correctOverParameters(entries: readonly (readonly ImportanceEntry[])[]): ImportanceEntry[][] {
  const familyOf = (entry: ImportanceEntry, position: number): string => (position === 0 ? 'leading' : entry.method);
  const flat = entries.flatMap((list, parameter) =>
    list.map((entry, position) => ({ entry, parameter, family: familyOf(entry, position) })),
  );
  const result = entries.map((): ImportanceEntry[] => []);
  const corrected = new Map<ImportanceEntry, number | null>();
  for (const family of new Set(flat.map((item) => item.family))) {
    const members = flat.filter((item) => item.family === family);
    const values = holm(members.map((item) => item.entry.p));
    members.forEach((item, i) => corrected.set(item.entry, values[i] ?? null));
  }
  for (const { entry, parameter } of flat) {
    result[parameter]!.push({ ...entry, pCorrected: corrected.get(entry) ?? null });
  }
  return result;
}

const neverVaried: StatWarning = { code: 'never-varied', message: 'This parameter has one value in all runs.' };

function confoundingWarning(
  pair: { readonly parameter: string; readonly other: string; readonly relation: string },
  name: string,
): StatWarning[] {
  const both = pair.relation === 'identical';
  if (pair.parameter !== name && !(both && pair.other === name)) return [];
  const other = pair.parameter === name ? pair.other : pair.parameter;
  const message = both
    ? `Varies only together with ${other}: their influences cannot be told apart.`
    : `Is settled by ${other}: its influence cannot be told apart from that of ${other}.`;
  return [{ code: 'confounded', message }];
}

function resultWarnings(left: number, n: number, adaptive: boolean): StatWarning[] {
  const warnings: StatWarning[] = [];
  if (left > 0)
    warnings.push({ code: 'values-left-out', message: `${left} runs left out: the metric is missing or diverged.` });
  if (n < 10) warnings.push({ code: 'few-runs', message: `Only ${n} runs: importances are mostly noise.` });
  if (adaptive) {
    const message = 'The runs were chosen by earlier results: correlations and importances are biased.';
    warnings.push({ code: 'adaptive-sweep', message });
  }
  return warnings;
}
