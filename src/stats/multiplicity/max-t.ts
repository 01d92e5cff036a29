import { createRng } from '../rng.ts';

/**
 * Comparisons that share their blocks (seeds). Every comparison is the difference of two rows, and a sign flip of block
 * k changes the sign of column k of every row at once.
 */
export interface FlipComparisons {
  readonly blocks: number;
  readonly rowCount: number;
  /** Column after column: the value of row r in block k is `rows[k * rowCount + r]`; 0 where it has none. */
  readonly rows: Float64Array;
  /** The row of the first side of each comparison. */
  readonly first: Int32Array;
  /** The row of the second side of each comparison. */
  readonly second: Int32Array;
  /** Root of the sum of squared differences of each comparison, which no flip changes; 0 where the sides are identical. */
  readonly norm: Float64Array;
}

/** How the flips are chosen. */
export interface FlipPlan {
  /** Every one of the 2^blocks flips is used (each stands for its mirror image too). */
  readonly exact: boolean;
  /** Flips looked at: 2^(blocks − 1) when exact, else the number of random draws. */
  readonly flips: number;
}

/** Up to this many blocks all flips are used. */
export const exactBlocks = 14;

/** More comparisons times flips than this are thinned out: about a second of work. */
const mostWork = 3e8;

/**
 * All flips up to 14 blocks, else 9,999 draws; fewer draws (at least 199) where there are so many comparisons that this
 * would take more than about a second.
 *
 * @example planFlips(10, 100) // { exact: true, flips: 512 }
 */
export function planFlips(blocks: number, comparisons: number): FlipPlan {
  const affordable = Math.max(199, Math.floor(mostWork / Math.max(1, comparisons)));
  const all = 2 ** (blocks - 1);
  if (blocks <= exactBlocks && all <= Math.max(affordable, 2 ** 9)) return { exact: true, flips: all };
  return { exact: false, flips: Math.min(9_999, affordable) };
}

/** What the flips said about each comparison, in the order of the input. */
export interface MaxTResult extends FlipPlan {
  /** |sum of differences| / root of the sum of squared differences: 0 to √n, a monotone function of |t| for given n. */
  readonly z: Float64Array;
  /** Step-down corrected p. */
  readonly corrected: Float64Array;
}

/**
 * Westfall–Young step-down max-t over joint sign flips: the corrected p of a comparison is the share of flips in which
 * the largest statistic among the comparisons that are no more extreme than it reaches its own. Exact flips count
 * k/2^n; draws count (b + 1)/(m + 1). Comparisons of identical sides get p = 1.
 *
 * The statistic is the sum over its root sum of squares, not t: no flip changes the sum of squares, so for equal n both
 * order the flips alike, and a constant non-zero difference needs no division by zero.
 *
 * Source: Westfall and Young (1993), algorithm 2.8; Romano and Wolf (2005). With one comparison it is the sign-flip
 * test.
 */
export function maxTStepDown(comparisons: FlipComparisons, key: string): MaxTResult {
  const count = comparisons.first.length;
  const plan = planFlips(comparisons.blocks, count);
  const z = new Float64Array(count);
  const corrected = new Float64Array(count).fill(1);
  if (count === 0 || comparisons.blocks === 0) return { ...plan, z, corrected };
  const sums = columnSums(comparisons);
  for (let p = 0; p < count; p += 1) z[p] = statistic(comparisons, sums, p);
  const order = descending(z);
  const extreme = countExtreme(comparisons, plan, { order, z, key });
  let largest = 0;
  for (let position = 0; position < count; position += 1) {
    const share = plan.exact ? extreme[position]! / plan.flips : (extreme[position]! + 1) / (plan.flips + 1);
    largest = Math.max(largest, share);
    corrected[order[position]!] = Math.min(1, largest);
  }
  return { ...plan, z, corrected };
}

/** The row sums of the unflipped blocks. */
function columnSums({ blocks, rowCount, rows }: FlipComparisons): Float64Array {
  const sums = new Float64Array(rowCount);
  for (let k = 0; k < blocks; k += 1) addColumn(sums, rows, k * rowCount, 1);
  return sums;
}

function addColumn(sums: Float64Array, rows: Float64Array, offset: number, factor: number): void {
  for (let r = 0; r < sums.length; r += 1) sums[r]! += factor * rows[offset + r]!;
}

function statistic({ first, second, norm }: FlipComparisons, sums: Float64Array, p: number): number {
  return norm[p]! === 0 ? 0 : Math.abs(sums[first[p]!]! - sums[second[p]!]!) / norm[p]!;
}

function descending(z: Float64Array): Uint32Array {
  const order = new Uint32Array(z.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  return order.sort((a, b) => z[b]! - z[a]! || a - b);
}

/**
 * For each position of the order: in how many flips the maximum over that position and all less extreme ones reaches
 * the observed statistic.
 */
function countExtreme(
  comparisons: FlipComparisons,
  plan: FlipPlan,
  observed: { readonly order: Uint32Array; readonly z: Float64Array; readonly key: string },
): Float64Array {
  const { order, z } = observed;
  const count = order.length;
  const tolerance = 1e-9 * Math.sqrt(comparisons.blocks);
  // Everything the inner loop reads lies in the order in which it is read.
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const inverse = new Float64Array(count);
  const threshold = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const p = order[i]!;
    first[i] = comparisons.first[p]!;
    second[i] = comparisons.second[p]!;
    inverse[i] = comparisons.norm[p]! === 0 ? 0 : 1 / comparisons.norm[p]!;
    threshold[i] = z[p]! - tolerance;
  }
  const extreme = new Float64Array(count);
  // No destructuring in here: in this loop it costs more than the arithmetic, three gigabytes of short-lived arrays.
  const { visit, finish } = inFours((a, b, c, d, weights) => {
    let largestA = 0;
    let largestB = 0;
    let largestC = 0;
    let largestD = 0;
    const weightB = weights > 1 ? 1 : 0;
    const weightC = weights > 2 ? 1 : 0;
    const weightD = weights > 3 ? 1 : 0;
    for (let i = count - 1; i >= 0; i -= 1) {
      const f = first[i]!;
      const s = second[i]!;
      const scale = inverse[i]!;
      const least = threshold[i]!;
      const valueA = Math.abs(a[f]! - a[s]!) * scale;
      const valueB = Math.abs(b[f]! - b[s]!) * scale;
      const valueC = Math.abs(c[f]! - c[s]!) * scale;
      const valueD = Math.abs(d[f]! - d[s]!) * scale;
      if (valueA > largestA) largestA = valueA;
      if (valueB > largestB) largestB = valueB;
      if (valueC > largestC) largestC = valueC;
      if (valueD > largestD) largestD = valueD;
      extreme[i]! +=
        (largestA >= least ? 1 : 0) +
        (largestB >= least ? weightB : 0) +
        (largestC >= least ? weightC : 0) +
        (largestD >= least ? weightD : 0);
    }
  }, comparisons.rowCount);
  if (plan.exact) visitAllFlips(comparisons, visit);
  else visitDraws(comparisons, { flips: plan.flips, key: observed.key }, visit);
  finish();
  return extreme;
}

type FourSums = (a: Float64Array, b: Float64Array, c: Float64Array, d: Float64Array, used: number) => void;

/** Collects the sums of four flips before `work` sees them: with many comparisons reading their data is what takes time. */
function inFours(
  work: FourSums,
  rowCount: number,
): { readonly visit: (sums: Float64Array) => void; readonly finish: () => void } {
  const held = [0, 1, 2, 3].map(() => new Float64Array(rowCount));
  let used = 0;
  const finish = (): void => {
    if (used > 0) work(held[0]!, held[1]!, held[2]!, held[3]!, used);
    used = 0;
  };
  return {
    visit: (sums) => {
      held[used]!.set(sums);
      used += 1;
      if (used === 4) finish();
    },
    finish,
  };
}

/** All flips of the first blocks − 1 blocks in Gray code order, one block per step; the mirror images add nothing. */
function visitAllFlips(comparisons: FlipComparisons, visit: (sums: Float64Array) => void): void {
  const { blocks, rowCount, rows } = comparisons;
  const sums = columnSums(comparisons);
  const sign = new Int8Array(blocks).fill(1);
  visit(sums);
  for (let step = 1; step < 2 ** (blocks - 1); step += 1) {
    const block = 31 - Math.clz32(step & -step);
    addColumn(sums, rows, block * rowCount, -2 * sign[block]!);
    sign[block] = -sign[block]!;
    visit(sums);
  }
}

function visitDraws(
  comparisons: FlipComparisons,
  draws: { readonly flips: number; readonly key: string },
  visit: (sums: Float64Array) => void,
): void {
  const { blocks, rowCount, rows } = comparisons;
  const rng = createRng(draws.key);
  const sums = new Float64Array(rowCount);
  for (let draw = 0; draw < draws.flips; draw += 1) {
    sums.fill(0);
    let bits = 0;
    for (let k = 0; k < blocks; k += 1) {
      if (k % 32 === 0) bits = rng.nextU32();
      addColumn(sums, rows, k * rowCount, bits & 1 ? 1 : -1);
      bits >>>= 1;
    }
    visit(sums);
  }
}
