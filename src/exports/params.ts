/** Params of many configurations in little space: what all share, and what differs. */
import type { Configuration } from '../report/schema.ts';

/** Keys whose value is the same everywhere, with that value, and keys whose value differs or is missing somewhere. */
export function differingParams(configurations: readonly Configuration[]): {
  readonly shared: readonly (readonly [string, string])[];
  readonly differing: readonly string[];
} {
  const keys = [...new Set(configurations.flatMap((item) => Object.keys(item.params)))].sort();
  const first = configurations[0];
  if (first === undefined) return { shared: [], differing: [] };
  const same = (key: string): boolean =>
    configurations.every((item) => Object.hasOwn(item.params, key) && item.params[key] === first.params[key]);
  return {
    shared: keys.filter(same).map((key) => [key, String(first.params[key])] as const),
    differing: keys.filter((key) => !same(key)),
  };
}
