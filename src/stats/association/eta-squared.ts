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
 * η² of a coded parameter with its expectation by chance, ω², and a seeded permutation p (9,999 shuffles; fewer, at least
 * 199, above 200 rows).
 *
 * Source: Fisher (1925), Hays (1963); permutation test after Anderson (2001). η² and ω² match
 * `effectsize::eta_squared(aov(y ~ g))` and `omega_squared`.
 */
export function etaSquared(column: CodedColumn, response: Float64Array, key: string): EtaSquared {
  const anova = oneWayAnova(groupsOf(column, response));
  const n = response.length;
  const draws = Math.min(9_999, Math.max(199, Math.floor(mostWork / Math.max(1, n))));
  const method = `eta squared, permutation p from ${draws.toLocaleString('en')} seeded draws`;
  const warnings: StatWarning[] = [...anova.warnings];
  const reason = column.levels < 2 ? 'the parameter never varies' : anova.reason;
  if (anova.etaSquared === null || column.levels < 2) {
    const none = { etaSquared: null, omegaSquared: null, byChance: null, p: null };
    return { n, method, warnings, ...none, ...(reason === undefined ? {} : { reason }) };
  }
  return {
    ...{ n, method, warnings, etaSquared: anova.etaSquared, omegaSquared: anova.omegaSquared },
    byChance: anova.etaSquaredByChance,
    p: permutationP(column, response, { draws, key }),
  };
}

function permutationP(
  column: CodedColumn,
  response: Float64Array,
  options: { readonly draws: number; readonly key: string },
): number | null {
  if (isConstant(response)) return null;
  const scale = safeScale(response);
  const centre = mean(response) / scale;
  // Sorted first, so that the shuffles do not depend on the order of the rows.
  const order = Array.from(response.keys()).sort(
    (a, b) => response[a]! - response[b]! || column.codes[a]! - column.codes[b]!,
  );
  const values = Float64Array.from(order, (row) => response[row]! / scale - centre);
  const codes = Int32Array.from(order, (row) => column.codes[row]!);
  const sizes = new Float64Array(column.levels);
  for (const code of codes) sizes[code]! += 1;
  const sums = new Float64Array(column.levels);
  const observed = betweenSquares(values, codes, { sizes, sums });
  const threshold = observed - 1e-9 * values.reduce((sum, value) => sum + value * value, 0);
  const rng = createRng(options.key);
  let extreme = 0;
  for (let draw = 0; draw < options.draws; draw += 1) {
    rng.shuffle(codes);
    if (betweenSquares(values, codes, { sizes, sums }) >= threshold) extreme += 1;
  }
  return (extreme + 1) / (options.draws + 1);
}

/** `sums` is memory for the sums of the levels: fresh memory for every shuffle costs more than the sums. */
function betweenSquares(
  values: Float64Array,
  codes: Int32Array,
  { sizes, sums }: { readonly sizes: Float64Array; readonly sums: Float64Array },
): number {
  sums.fill(0);
  for (let i = 0; i < values.length; i += 1) sums[codes[i]!]! += values[i]!;
  let total = 0;
  for (let level = 0; level < sizes.length; level += 1) {
    if (sizes[level]! > 0) total += (sums[level]! * sums[level]!) / sizes[level]!;
  }
  return total;
}
