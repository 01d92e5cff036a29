import { interquartileMeanSorted, isConstant, mean, median, type Score, sortedCopy } from '../numeric.ts';
import { finiteValues, isFiniteScore, type Scores } from '../tests/inputs.ts';

/** What was changed for one look at the leader. */
export type StabilityCheck = 'median' | 'interquartile-mean' | 'failed-as-worst' | { readonly withoutSeed: number };

/** Who leads after one change; several indexes when they tie. */
export interface StabilityRow {
  readonly check: StabilityCheck;
  /** Row indexes of the leaders; empty when nothing can be ranked. */
  readonly leaders: readonly number[];
  /** True when the leaders are other ones than by the mean over all seeds. */
  readonly changes: boolean;
}

/** Does the leader depend on choices that should not matter? */
export interface LeaderStability {
  /** Leaders by the mean of the seeds that ran. */
  readonly leaders: readonly number[];
  readonly rows: readonly StabilityRow[];
  /** True when no check changes the leaders. */
  readonly stable: boolean;
}

/**
 * Recomputes the leader under the median and the interquartile mean instead of the mean, without each seed in turn, and
 * with failed seeds counted as the worst score that any configuration reached.
 *
 * `scores` is configurations by seeds; `null` or NaN is a run without a score and an infinite value one that diverged:
 * both failed. `undefined` (or a short row) was never run and is not held against anyone. Column k must be the same
 * seed in every row for the leave-one-out looks. Configurations without a finite score cannot lead.
 *
 * @example leaderStability([[1, 2, 9], [4, 4, 3]], true).leaders // [0], by the mean; the median prefers row 1
 */
export function leaderStability(scores: readonly Scores[], higherIsBetter: boolean): LeaderStability {
  const leadBy = (rows: readonly Scores[], centre: (values: Float64Array) => number): readonly number[] =>
    leadersOf(
      rows.map((row) => finiteValues(row).values),
      centre,
      higherIsBetter,
    );
  const leaders = leadBy(scores, mean);
  const looks: { readonly check: StabilityCheck; readonly leaders: readonly number[] }[] = [
    { check: 'median', leaders: leadBy(scores, median) },
    { check: 'interquartile-mean', leaders: leadBy(scores, (values) => interquartileMeanSorted(sortedCopy(values))) },
  ];
  const seeds = scores.reduce((longest, row) => Math.max(longest, row.length), 0);
  for (let seed = 0; seeds > 1 && seed < seeds; seed += 1) {
    const rows = scores.map((row) => Array.from(row).filter((_, index) => index !== seed));
    looks.push({ check: { withoutSeed: seed }, leaders: leadBy(rows, mean) });
  }
  const filled = failedAsWorst(scores, higherIsBetter);
  if (filled !== null) looks.push({ check: 'failed-as-worst', leaders: leadBy(filled, mean) });
  const rows = looks.map((look) => ({ ...look, changes: !sameList(look.leaders, leaders) }));
  return { leaders, rows, stable: rows.every((row) => !row.changes) };
}

/** Indexes of the rows with the best centre; centres closer than rounding tie. */
function leadersOf(
  rows: readonly Float64Array[],
  centre: (values: Float64Array) => number,
  higherIsBetter: boolean,
): readonly number[] {
  const sign = higherIsBetter ? 1 : -1;
  const centres = rows.map((values) => (values.length === 0 ? -Infinity : sign * centre(values)));
  const best = centres.reduce((most, value) => Math.max(most, value), -Infinity);
  if (best === -Infinity) return [];
  return centres.flatMap((value, index) => (value > -Infinity && isConstant([value, best]) ? [index] : []));
}

/** The scores with every failed seed set to the worst finite score, or `null` when none failed or none is finite. */
function failedAsWorst(scores: readonly Scores[], higherIsBetter: boolean): Score[][] | null {
  const ran = scores.map((row) => Array.from<Score>(row).filter((score) => score !== undefined));
  const finite = ran.flatMap((row) => row.filter(isFiniteScore));
  const runs = ran.reduce((sum, row) => sum + row.length, 0);
  if (finite.length === 0 || finite.length === runs) return null;
  const worst = finite.reduce((a, b) => (higherIsBetter ? Math.min(a, b) : Math.max(a, b)));
  return ran.map((row) => row.map((score) => (isFiniteScore(score) ? score : worst)));
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
