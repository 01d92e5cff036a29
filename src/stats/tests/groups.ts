import { isConstant } from '../numeric.ts';
import type { StatWarning } from '../result.ts';
import { finiteValues, type Scores } from './inputs.ts';

/** The groups of a one-way layout that have values. */
export interface FilledGroups {
  readonly filled: readonly Float64Array[];
  readonly n: number;
  readonly warnings: readonly StatWarning[];
}

/** The finite values of each group that has any. */
export function filledGroups(groups: readonly Scores[]): FilledGroups {
  const sides = groups.map(finiteValues);
  const filled = sides.map((side) => side.values).filter((values) => values.length > 0);
  const n = filled.reduce((sum, group) => sum + group.length, 0);
  return { filled, n, warnings: sides.flatMap((side) => side.warnings) };
}

/** Why a layout has no analysis of variance, or `null`. */
export function whyNoLayout(groups: readonly Float64Array[], n: number): string | null {
  if (groups.length < 2) return 'fewer than two groups with values';
  if (n <= groups.length) return 'no group has two values';
  return isConstant(groups.flatMap((group) => Array.from(group))) ? 'all values are equal' : null;
}
