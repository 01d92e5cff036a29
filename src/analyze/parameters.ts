/** The params of a benchmark with the labels and units that people give them. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { Parameter } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import { varyingKeys } from './names.ts';
import { compareNatural } from './order.ts';
import { listText, shortKeys } from './text.ts';

const keysOf = (configurations: readonly ConfigurationData[]): readonly string[] =>
  [...new Set(configurations.flatMap((data) => Object.keys(data.configuration.params)))].sort(compareNatural);

/** All params in natural order; without a stated label the shortest ending of the key that no other one has. */
export function listParameters(configurations: readonly ConfigurationData[], spec: BenchmarkSpec | null): Parameter[] {
  const keys = keysOf(configurations);
  const short = shortKeys(keys);
  const varying = new Set(varyingKeys(configurations.map((data) => data.configuration)));
  return keys.map((key) => ({
    key,
    label: spec?.parameters?.[key]?.label ?? short.get(key) ?? key,
    unit: spec?.parameters?.[key]?.unit ?? null,
    varies: varying.has(key),
  }));
}

/** Warns of params that the file describes and no configuration has. */
export function unknownParameters(
  configurations: readonly ConfigurationData[],
  spec: BenchmarkSpec | null,
): readonly Diagnostic[] {
  const keys = keysOf(configurations);
  return Object.keys(spec?.parameters ?? {})
    .filter((key) => !keys.includes(key))
    .map((key) => {
      const near = nearestNames(key, keys);
      return {
        severity: 'warning',
        code: 'unknown-parameter',
        message: `parameters: no configuration has the param "${key}".`,
        file: spec?.file ?? null,
        line: null,
        hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `Params: ${listText(keys, 12)}.`,
      };
    });
}
