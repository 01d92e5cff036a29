import { mean, type Numbers, safeScale } from '../numeric.ts';
import type { ResultBase } from '../result.ts';
import type { CodedColumn } from './columns.ts';

/** One source of variation. */
export interface GridTerm {
  /** The parameters of the effect: one for a main effect, two for an interaction. */
  readonly parameters: readonly string[];
  readonly df: number;
  readonly sumOfSquares: number;
  /** Share of the total sum of squares; `null` when the response is constant. */
  readonly fraction: number | null;
  /** Share of the sum of squares between cells (grid points); `null` when the cells do not differ. */
  readonly cellFraction: number | null;
}

/** The exact decomposition of a balanced full grid. */
export interface GridDecomposition extends ResultBase {
  /** Main effects in the order of the columns, then the pairwise interactions. */
  readonly terms: readonly GridTerm[];
  /** Effects of three and more parameters together; 0 for two parameters. */
  readonly higherOrderFraction: number | null;
  /** Variation between runs of the same grid point (seeds); 0 with one run per point, where the interactions absorb it. */
  readonly residualFraction: number | null;
  readonly runsPerCell: number;
  readonly reason?: string;
}

/** More parameters than this leave too many pairs to read. */
const mostFactors = 12;

/**
 * Sums of squares of main effects and pairwise interactions on a balanced full grid: every combination of the levels
 * occurs equally often, so the effects are orthogonal and their order does not matter. Columns with one level are
 * ignored. Anything else gives no terms and a reason.
 *
 * Source: Montgomery (2012), chapter 5. Matches R `anova(lm(y ~ A * B))` with factors, on balanced data.
 */
export function decomposeGrid(columns: readonly CodedColumn[], response: Numbers): GridDecomposition {
  const factors = columns.filter((column) => column.levels > 1);
  const n = response.length;
  const runsPerCell = n / factors.reduce((product, factor) => product * factor.levels, 1);
  const base = { n, method: 'sums of squares of a balanced full grid', warnings: [] };
  const reason = whyNotBalanced(factors, runsPerCell);
  if (reason !== null) {
    return { ...base, terms: [], higherOrderFraction: null, residualFraction: null, runsPerCell: 0, reason };
  }
  const scale = safeScale(response);
  const centre = mean(response) / scale;
  const values = Float64Array.from(response, (value) => value / scale - centre);
  const total = values.reduce((sum, value) => sum + value * value, 0);
  const cells = betweenSquares(values, factors);
  const shareOf = (part: number, whole: number): number | null =>
    whole <= 1e-24 * n * Math.max(1, centre * centre) ? null : part / whole;
  const mains = factors.map((factor) => betweenSquares(values, [factor]));
  const effects = factors.map((factor, index) => ({ of: [factor], squares: mains[index]! }));
  for (const [i, a] of factors.entries()) {
    for (const [j, b] of factors.entries()) {
      if (i >= j) continue;
      effects.push({ of: [a, b], squares: Math.max(0, betweenSquares(values, [a, b]) - mains[i]! - mains[j]!) });
    }
  }
  const explained = effects.reduce((sum, effect) => sum + effect.squares, 0);
  const oneRun = {
    code: 'one-run-per-cell',
    message: 'One run per grid point: interactions and noise cannot be told apart.',
  };
  return {
    ...base,
    warnings: runsPerCell < 2 ? [oneRun] : [],
    terms: effects.map(({ of, squares }) => ({
      parameters: of.map((factor) => factor.name),
      df: of.reduce((product, factor) => product * (factor.levels - 1), 1),
      sumOfSquares: squares * scale * scale,
      fraction: shareOf(squares, total),
      cellFraction: shareOf(squares, cells),
    })),
    higherOrderFraction: factors.length < 3 ? shareOf(0, total) : shareOf(Math.max(0, cells - explained), total),
    residualFraction: shareOf(runsPerCell < 2 ? 0 : Math.max(0, total - cells), total),
    runsPerCell,
  };
}

function whyNotBalanced(factors: readonly CodedColumn[], runsPerCell: number): string | null {
  if (factors.length < 2) return 'fewer than two parameters vary';
  if (factors.length > mostFactors) return `more than ${mostFactors} parameters vary`;
  if (!Number.isInteger(runsPerCell) || runsPerCell < 1) return 'not a balanced full grid';
  const counts = new Map<number, number>();
  const rows = factors[0]!.codes.length;
  for (let row = 0; row < rows; row += 1) {
    const cell = cellOf(factors, row);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return [...counts.values()].every((count) => count === runsPerCell) ? null : 'not a balanced full grid';
}

function cellOf(factors: readonly CodedColumn[], row: number): number {
  return factors.reduce((cell, factor) => cell * factor.levels + factor.codes[row]!, 0);
}

/** Sum of squares between the groups that the factors make, of values with mean 0. */
function betweenSquares(values: Float64Array, factors: readonly CodedColumn[]): number {
  const groups = factors.reduce((product, factor) => product * factor.levels, 1);
  const sums = new Float64Array(groups);
  for (let row = 0; row < values.length; row += 1) sums[cellOf(factors, row)]! += values[row]!;
  // Balanced: every group holds the same number of rows.
  return sums.reduce((total, sum) => total + sum * sum, 0) / (values.length / groups);
}
