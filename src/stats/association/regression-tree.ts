import type { Rng } from '../rng.ts';
import type { CodedColumn } from './columns.ts';

/** A regression tree on coded columns: an inner node sends a row left when its level is in `left`. */
export type TreeNode =
  | { readonly value: number }
  | { readonly column: number; readonly left: Uint8Array; readonly below: TreeNode; readonly above: TreeNode };

/** What a tree is grown from. */
export interface TreeInput {
  readonly columns: readonly CodedColumn[];
  readonly response: Float64Array;
  /** Rows of the bootstrap sample; a row may occur several times. */
  readonly rows: Int32Array;
  /** Columns tried at each split. */
  readonly tries: number;
  /** Fewest rows of a leaf. */
  readonly leafSize: number;
  readonly rng: Rng;
}

/**
 * Grows a regression tree by least squares. Numeric columns split by order, categories by the order of their mean
 * response, which is optimal for least squares (Fisher 1958; Breiman et al. 1984, section 9.4).
 */
export function growTree(input: TreeInput): TreeNode {
  return growNode(input, input.rows);
}

function growNode(input: TreeInput, rows: Int32Array): TreeNode {
  let total = 0;
  for (let i = 0; i < rows.length; i += 1) total += input.response[rows[i]!]!;
  const value = total / rows.length;
  if (rows.length < 2 * input.leafSize) return { value };
  const split = bestSplit(input, rows, total);
  if (split === null) return { value };
  const { codes } = input.columns[split.column]!;
  const sides = new Int32Array(rows.length);
  let [left, right] = [0, rows.length];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    if (split.left[codes[row]!] === 1) sides[left++] = row;
    else sides[--right] = row;
  }
  const below = growNode(input, sides.subarray(0, left));
  // Filled from the end: turned back into the order of the rows, in which their sums are made.
  const above = growNode(input, sides.subarray(left).reverse());
  return { column: split.column, left: split.left, below, above };
}

interface Split {
  readonly column: number;
  readonly left: Uint8Array;
  readonly gain: number;
}

function bestSplit(input: TreeInput, rows: Int32Array, total: number): Split | null {
  const order = Int32Array.from(input.columns.keys());
  let best: Split | null = null;
  // A partial shuffle picks the columns to try.
  for (let i = 0; i < Math.min(input.tries, order.length); i += 1) {
    const other = i + input.rng.nextIndex(order.length - i);
    const column = order[other]!;
    order[other] = order[i]!;
    order[i] = column;
    const split = splitOf(input, column, rows, total);
    if (split !== null && (best === null || split.gain > best.gain)) best = split;
  }
  return best;
}

/** The best cut of one column, or `null` when none leaves enough rows on both sides and gains anything. */
function splitOf(input: TreeInput, index: number, rows: Int32Array, total: number): Split | null {
  const column = input.columns[index]!;
  const sums = new Float64Array(column.levels);
  const sizes = new Float64Array(column.levels);
  const { codes } = column;
  const { response } = input;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    const code = codes[row]!;
    sums[code]! += response[row]!;
    sizes[code]! += 1;
  }
  const present: number[] = [];
  for (let level = 0; level < sizes.length; level += 1) if (sizes[level]! > 0) present.push(level);
  if (column.kind === 'categorical') present.sort((a, b) => sums[a]! / sizes[a]! - sums[b]! / sizes[b]! || a - b);
  const base = (total * total) / rows.length;
  let [sum, size, gain, cut] = [0, 0, 1e-12 * Math.abs(base), -1];
  for (let at = 0; at + 1 < present.length; at += 1) {
    sum += sums[present[at]!]!;
    size += sizes[present[at]!]!;
    if (size < input.leafSize || rows.length - size < input.leafSize) continue;
    const gained = (sum * sum) / size + (total - sum) ** 2 / (rows.length - size) - base;
    if (gained > gain) [gain, cut] = [gained, at];
  }
  if (cut < 0) return null;
  const left = new Uint8Array(column.levels);
  for (let at = 0; at <= cut; at += 1) left[present[at]!] = 1;
  // Levels that this node has not seen follow the nearest seen level of a numeric column.
  if (column.kind === 'numeric') left.fill(1, 0, present[cut]!);
  return { column: index, left, gain };
}

/** Prediction of a tree for one row; `levelOf(column)` gives the level of the row in a column. */
export function predictTree(tree: TreeNode, levelOf: (column: number) => number): number {
  let node = tree;
  while ('column' in node) node = node.left[levelOf(node.column)] === 1 ? node.below : node.above;
  return node.value;
}
