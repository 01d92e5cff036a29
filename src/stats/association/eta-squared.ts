import { isConstant, mean, safeScale } from '../numeric.ts';
import type { ResultBase, StatWarning } from '../result.ts';
import { createRng } from '../rng.ts';
import { oneWayAnova } from '../tests/one-way-anova.ts';
import { type CodedColumn, groupsOf } from './columns.ts';

/** Share of the variance of a response that goes with the levels of a parameter. */
export interface EtaSquared extends ResultBase {
  readonly etaSquared: number | null;
  /** η² corrected for chance; may be negative. */
  readonly omegaSquared: number | null;
  /** What η² is on average when the parameter does nothing: (k − 1)/(N − 1). */
  readonly byChance: number | null;
  /** Permutation p: share of shuffled responses with at least this η², (b + 1)/(m + 1). */
  readonly p: number | null;
  readonly reason?: string;
}

const mostWork = 2e6;

/**
 * η² of each coded parameter with its expectation by chance, ω², and a seeded permutation p (9,999 shuffles; fewer, at
 * least 199, above 200 rows). One shuffle of the response serves all parameters.
 *
 * Source: Fisher (1925), Hays (1963); permutation test after Anderson (2001). η² and ω² match
 * `effectsize::eta_squared(aov(y ~ g))` and `omega_squared`.
 */
export function etaSquared(
  columns: readonly CodedColumn[],
  response: Float64Array,
  key: string,
): readonly EtaSquared[] {
  const n = response.length;
  const draws = Math.min(9_999, Math.max(199, Math.floor(mostWork / Math.max(1, n))));
  const method = `eta squared, permutation p from ${draws.toLocaleString('en')} seeded draws`;
  const anovas = columns.map((column) => oneWayAnova(groupsOf(column, response)));
  const isRated = (at: number): boolean => anovas[at]!.etaSquared !== null && columns[at]!.levels >= 2;
  const rated = isConstant(response) ? [] : columns.filter((_, at) => isRated(at));
  const shares = permutationShares(rated, response, { draws, key });
  return columns.map((column, at) => {
    const { etaSquared, omegaSquared, etaSquaredByChance: byChance, ...anova } = anovas[at]!;
    const warnings: StatWarning[] = [...anova.warnings];
    if (isRated(at)) return { n, method, warnings, etaSquared, omegaSquared, byChance, p: shares.get(column) ?? null };
    const reason = column.levels < 2 ? 'the parameter never varies' : anova.reason;
    const none = { etaSquared: null, omegaSquared: null, byChance: null, p: null };
    return { n, method, warnings, ...none, ...(reason === undefined ? {} : { reason }) };
  });
}

/** By column: the share of shuffles with at least the observed sum of squares between its levels, (b + 1)/(m + 1). */
function permutationShares(
  columns: readonly CodedColumn[],
  response: Float64Array,
  options: { readonly draws: number; readonly key: string },
): ReadonlyMap<CodedColumn, number> {
  if (columns.length === 0) return new Map();
  const scale = safeScale(response);
  const centre = mean(response) / scale;
  // Sorted first, so that the shuffles do not depend on the order of the rows.
  const order = Array.from(response.keys()).sort((a, b) => response[a]! - response[b]! || compareCodes(columns, a, b));
  const values = Float64Array.from(order, (row) => response[row]! / scale - centre);
  // A sum in another order differs by rounding alone: a shuffle that gives the same groups counts.
  const slack = 1e-9 * values.reduce((sum, value) => sum + value * value, 0);
  const groupings = columns.map((column) => groupingOf(column, order));
  const thresholds = groupings.map((grouping) => betweenSquares(values, grouping) - slack);
  const extreme = groupings.map(() => 0);
  const rng = createRng(options.key);
  const places = Int32Array.from(order.keys());
  const shuffled = new Float64Array(values.length);
  for (let draw = 0; draw < options.draws; draw += 1) {
    rng.shuffle(places);
    for (let i = 0; i < places.length; i += 1) shuffled[i] = values[places[i]!]!;
    for (let at = 0; at < groupings.length; at += 1) {
      if (betweenSquares(shuffled, groupings[at]!) >= thresholds[at]!) extreme[at]! += 1;
    }
  }
  return new Map(columns.map((column, at) => [column, (extreme[at]! + 1) / (options.draws + 1)]));
}

function compareCodes(columns: readonly CodedColumn[], a: number, b: number): number {
  for (const { codes } of columns) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!;
  return 0;
}

/** The levels of the rows and how many rows each has; `sums` is memory, fresh memory for every shuffle costs more than the sums. */
interface Grouping {
  readonly codes: Int32Array;
  readonly sizes: Float64Array;
  readonly sums: Float64Array;
}

function groupingOf(column: CodedColumn, order: readonly number[]): Grouping {
  const codes = Int32Array.from(order, (row) => column.codes[row]!);
  const sizes = new Float64Array(column.levels);
  for (const code of codes) sizes[code]! += 1;
  return { codes, sizes, sums: new Float64Array(column.levels) };
}

/** The sum of squares between levels, for values around 0. */
function betweenSquares(values: Float64Array, { codes, sizes, sums }: Grouping): number {
  sums.fill(0);
  for (let i = 0; i < values.length; i += 1) sums[codes[i]!]! += values[i]!;
  let total = 0;
  for (let level = 0; level < sizes.length; level += 1) {
    if (sizes[level]! > 0) total += (sums[level]! * sums[level]!) / sizes[level]!;
  }
  return total;
}
