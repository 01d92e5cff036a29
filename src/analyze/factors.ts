/** The two params whose combinations form the configurations: one shown by colour, the other by shape. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Scalar } from '../report/primitives.ts';
import type { Factor } from '../report/schema.ts';
import { UserError } from '../report/user-error.ts';
import { varyingKeys } from './names.ts';
import { compareNatural } from './order.ts';
import { leafOf, listText, scalarText } from './text.ts';

type Params = Readonly<Record<string, Scalar>>;
interface Group {
  readonly params: Params;
}

/** How much of a grid must be there to call it one. */
const leastCoverage = 0.8;
/** A factor with more levels cannot be told apart by colour or shape. */
const mostLevels = 12;

/** The levels of a param over the configurations that have it, in natural order. */
export function levelsOf(groups: readonly Group[], key: string): readonly string[] {
  const levels = new Set(groups.flatMap(({ params }) => (params[key] === undefined ? [] : [scalarText(params[key])])));
  return [...levels].sort(compareNatural);
}

const labelOf = (key: string, spec: BenchmarkSpec | null): string => spec?.parameters?.[key]?.label ?? leafOf(key);

/** The label of a factor: for `augmentation.name` the last part says nothing, so the part before it is the label. */
const factorLabel = (key: string, spec: BenchmarkSpec | null): string => {
  const label = labelOf(key, spec);
  const parts = key.split('.');
  const vague = ['name', 'type', 'kind', 'value', 'id'].includes(label);
  return vague && parts.length > 1 ? parts.at(-2)! : label;
};

/** The factors that the file states, else an inferred grid of two; with the sentence that says so. */
export function findFactors(
  groups: readonly Group[],
  spec: BenchmarkSpec | null,
): { readonly factors: readonly Factor[]; readonly inferences: readonly string[] } {
  if (spec?.factors !== undefined) return { factors: statedFactors(groups, spec), inferences: [] };
  const pair = inferGrid(groups);
  if (pair === null) return { factors: [], inferences: [] };
  const factors = pair.map((key, index) => toFactor(groups, { key, label: factorLabel(key, spec), index }));
  return {
    factors,
    inferences: [
      `Factors ${factors.map((factor) => factor.label).join(' × ')}: only these params vary, and they form a grid.`,
    ],
  };
}

const toFactor = (
  groups: readonly Group[],
  given: { readonly key: string; readonly label: string; readonly index: number },
): Factor => ({
  parameter: given.key,
  label: given.label,
  levels: [...levelsOf(groups, given.key)],
  channel: given.index === 0 ? 'colour' : 'shape',
});

function statedFactors(groups: readonly Group[], spec: BenchmarkSpec): readonly Factor[] {
  const known = [...new Set(groups.flatMap(({ params }) => Object.keys(params)))].sort(compareNatural);
  return (spec.factors ?? []).map((entry, index) => {
    const key = typeof entry === 'string' ? entry : entry.parameter;
    if (!known.includes(key)) {
      const near = nearestNames(key, known);
      throw new UserError(`factors: no configuration has the param "${key}".`, {
        file: spec.file,
        hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `Params: ${listText(known, 12)}.`,
      });
    }
    const label = typeof entry === 'string' ? undefined : entry.label;
    return toFactor(groups, { key, label: label ?? factorLabel(key, spec), index });
  });
}

/** Two params that vary alone and whose combinations are (nearly) all there, each once; else null. */
function inferGrid(groups: readonly Group[]): readonly [string, string] | null {
  const [a, b, third] = varyingKeys(groups);
  if (a === undefined || b === undefined || third !== undefined) return null;
  const [rows, columns] = [levelsOf(groups, a).length, levelsOf(groups, b).length];
  if (rows < 2 || columns < 2 || rows > mostLevels || columns > mostLevels) return null;
  const complete = groups.every(({ params }) => params[a] !== undefined && params[b] !== undefined);
  return complete && groups.length >= leastCoverage * rows * columns ? [a, b] : null;
}
