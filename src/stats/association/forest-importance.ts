import { isConstant, mean, safeScale } from '../numeric.ts';
import type { ResultBase } from '../result.ts';
import { createRng, type Rng } from '../rng.ts';
import type { CodedColumn } from './columns.ts';
import { growTree, predictTree, type TreeNode } from './regression-tree.ts';

/** Permutation importance of one parameter. */
export interface ForestImportance {
  readonly parameter: string;
  /** Mean loss of out-of-bag R² when the parameter is shuffled. */
  readonly value: number;
  /** 95 % interval over the trees: it shows how settled the forest is, not how sure the effect is. */
  readonly low: number;
  readonly high: number;
}

/** A random forest's view of which parameters matter: exploratory, no test. */
export interface ForestResult extends ResultBase {
  readonly importance: readonly ForestImportance[];
  /** Share of the variance explained for rows that the trees have not seen; may be negative. */
  readonly outOfBagR2: number | null;
  readonly reason?: string;
}

/** Fewer rows than this are not worth a forest. */
export const forestRows = 20;

const treeCount = 200;

/** A tree is grown on as many rows at most: 200 trees see all of them often enough. */
const mostRowsOfATree = 256;

/**
 * Permutation importance from a seeded random forest of 200 regression trees (a third of the columns per split, leaves of
 * at least 3 rows, at most 256 drawn rows per tree). Needs 20 rows and two varied parameters. Exploratory: correlated parameters share their importance.
 *
 * Source: Breiman (2001); fANOVA of Hutter, Hoos and Leyton-Brown (2014) answers a similar question.
 */
export function forestImportance(columns: readonly CodedColumn[], response: Float64Array, key: string): ForestResult {
  const varied = columns.filter((column) => column.levels > 1);
  const n = response.length;
  const base = { n, method: `random forest of ${treeCount} trees, permutation importance`, warnings: [exploratory] };
  const reason = whyNot(varied, response);
  if (reason !== null) return { ...base, importance: [], outOfBagR2: null, reason };
  const scale = safeScale(response);
  const centre = mean(response) / scale;
  const values = response.map((value) => value / scale - centre);
  const variance = values.reduce((sum, value) => sum + value * value, 0) / n;
  const rng = createRng(key);
  const losses = varied.map(() => new Float64Array(treeCount));
  const sums = new Float64Array(n);
  const votes = new Float64Array(n);
  for (let tree = 0; tree < treeCount; tree += 1) {
    const rows = new Int32Array(Math.min(n, mostRowsOfATree));
    rng.fillIndices(rows, n);
    const tries = Math.max(1, Math.ceil(varied.length / 3));
    const grown = growTree({ columns: varied, response: values, rows, tries, leafSize: 3, rng });
    const unseen = outOfBag(rows, n);
    const predictions = unseen.map((row) => predictTree(grown, (column) => varied[column]!.codes[row]!));
    unseen.forEach((row, i) => {
      sums[row]! += predictions[i]!;
      votes[row]! += 1;
    });
    const error = squaredError(unseen, predictions, values);
    varied.forEach((_, column) => {
      const shuffled = shuffledPredictions(grown, { varied, column, unseen, rng });
      losses[column]![tree] = (squaredError(unseen, shuffled, values) - error) / variance;
    });
  }
  return {
    ...base,
    importance: varied.map((column, i) => ({ parameter: column.name, ...overTrees(losses[i]!) })),
    outOfBagR2: outOfBagR2(values, sums, votes),
  };
}

const exploratory = {
  code: 'exploratory',
  message: 'A random forest is exploratory: its importances are not tests and say nothing about cause.',
};

function whyNot(varied: readonly CodedColumn[], response: Float64Array): string | null {
  if (response.length < forestRows) return `needs ${forestRows} rows, has ${response.length}`;
  if (varied.length < 2) return 'fewer than two parameters vary';
  return isConstant(response) ? 'the response is constant' : null;
}

function outOfBag(rows: Int32Array, n: number): number[] {
  const inBag = new Uint8Array(n);
  for (const row of rows) inBag[row] = 1;
  return Array.from({ length: n }, (_, row) => row).filter((row) => inBag[row] === 0);
}

function squaredError(rows: readonly number[], predictions: readonly number[], values: Float64Array): number {
  if (rows.length === 0) return 0;
  return rows.reduce((sum, row, i) => sum + (values[row]! - predictions[i]!) ** 2, 0) / rows.length;
}

/** Predictions with one column shuffled among the unseen rows. */
function shuffledPredictions(
  tree: TreeNode,
  input: {
    readonly varied: readonly CodedColumn[];
    readonly column: number;
    readonly unseen: readonly number[];
    readonly rng: Rng;
  },
): number[] {
  const { varied, column, unseen, rng } = input;
  const donors = [...unseen];
  for (let i = donors.length - 1; i > 0; i -= 1) {
    const other = rng.nextIndex(i + 1);
    const row = donors[other]!;
    donors[other] = donors[i]!;
    donors[i] = row;
  }
  return unseen.map((row, i) =>
    predictTree(tree, (asked) => varied[asked]!.codes[asked === column ? donors[i]! : row]!),
  );
}

function overTrees(losses: Float64Array): { readonly value: number; readonly low: number; readonly high: number } {
  const value = mean(losses);
  const squares = losses.reduce((sum, loss) => sum + (loss - value) ** 2, 0);
  const half = 1.959963984540054 * Math.sqrt(squares / (losses.length - 1) / losses.length);
  return { value, low: value - half, high: value + half };
}

function outOfBagR2(values: Float64Array, sums: Float64Array, votes: Float64Array): number | null {
  const rows = Array.from(values.keys()).filter((row) => votes[row]! > 0);
  const centre = mean(rows.map((row) => values[row]!));
  const total = rows.reduce((sum, row) => sum + (values[row]! - centre) ** 2, 0);
  const rest = rows.reduce((sum, row) => sum + (values[row]! - sums[row]! / votes[row]!) ** 2, 0);
  return total > 0 ? 1 - rest / total : null;
}
