/** Params whose influence cannot be told apart from that of another one, because the other settles them. */
import { findConfounding, type CodedColumn, type Confounding } from '../stats/association/columns.ts';
import { compareNatural } from './order.ts';

/**
 * The params to leave out of a rating, each with the sentence that says why. Of params that vary only together one stays:
 * a preferred one, else the first by name. A param with nearly as many levels as
 * there are configurations settles everything by chance and is no reason.
 */
export function findRedundant(
  columns: readonly CodedColumn[],
  preferred: readonly string[],
): ReadonlyMap<string, string> {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const telling = (name: string): boolean => {
    const column = byName.get(name);
    return column !== undefined && column.levels * 2 <= column.codes.length;
  };
  const redundant = new Map<string, string>();
  for (const pair of findConfounding(columns)) {
    if (!telling(pair.other)) continue;
    if (pair.relation === 'identical') {
      const [stays, leaves] = choose(pair, preferred);
      redundant.set(leaves, `Varies only together with ${stays}: their influences cannot be told apart.`);
    } else if (!redundant.has(pair.parameter) && !preferred.includes(pair.parameter)) {
      redundant.set(
        pair.parameter,
        `Is settled by ${pair.other}: its influence cannot be told apart from that of ${pair.other}.`,
      );
    }
  }
  return redundant;
}

/** Which of two params that vary together stays. */
function choose(pair: Confounding, preferred: readonly string[]): readonly [string, string] {
  const [a, b] = [pair.parameter, pair.other].sort(compareNatural);
  const first = preferred.includes(a!) ? a! : preferred.includes(b!) ? b! : a!;
  return [first, first === a ? b! : a!];
}
