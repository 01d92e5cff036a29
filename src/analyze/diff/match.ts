/** Which configuration of a base is which of the head. */
import type { ConfigurationChange, NamedConfiguration, ParamChange } from '../../report/report-diff.ts';
import type { Benchmark, Configuration } from '../../report/schema.ts';
import { compareNatural } from '../order.ts';

/** A configuration on both sides. */
export interface MatchedConfiguration {
  readonly base: Configuration;
  readonly head: Configuration;
}

/** The configurations of two benchmarks of one id, in the order of the head. */
export interface Matching {
  readonly matched: readonly MatchedConfiguration[];
  readonly added: readonly Configuration[];
  readonly lost: readonly Configuration[];
  /** The configuration of the head that one of the base is; null where it is none. */
  headOf(base: string): Configuration | null;
  baseOf(head: string): Configuration | null;
}

/** A configuration by its name. */
export const named = ({ id, name, slug }: Configuration): NamedConfiguration => ({ id, name, slug });

const paramsKey = (configuration: Configuration): string =>
  JSON.stringify(Object.entries(configuration.params).sort(([a], [b]) => (a < b ? -1 : 1)));

const steps: readonly ((configuration: Configuration) => string)[] = [
  (configuration) => configuration.id,
  // A new name for the same params: but configurations without any have nothing else than their name.
  (configuration) => (Object.keys(configuration.params).length === 0 ? '' : paramsKey(configuration)),
  (configuration) => configuration.name,
];

/** Matches by id; what is left over by its params, then by its name, where exactly one of either side has it. */
export function matchConfigurations(base: Benchmark, head: Benchmark): Matching {
  const headOf = new Map<string, Configuration>();
  const baseOf = new Map<string, Configuration>();
  for (const keyOf of steps) {
    const left = base.configurations.filter((item) => !headOf.has(item.id));
    const right = Map.groupBy(
      head.configurations.filter((item) => !baseOf.has(item.id)),
      keyOf,
    );
    for (const [key, items] of Map.groupBy(left, keyOf)) {
      const others = right.get(key) ?? [];
      if (key === '' || items.length !== 1 || others.length !== 1) continue;
      headOf.set(items[0]!.id, others[0]!);
      baseOf.set(others[0]!.id, items[0]!);
    }
  }
  return {
    matched: head.configurations.flatMap((item) => {
      const found = baseOf.get(item.id);
      return found === undefined ? [] : [{ base: found, head: item }];
    }),
    added: head.configurations.filter((item) => !baseOf.has(item.id)),
    lost: base.configurations.filter((item) => !headOf.has(item.id)),
    headOf: (id) => headOf.get(id) ?? null,
    baseOf: (id) => baseOf.get(id) ?? null,
  };
}

const valueText = (value: Configuration['params'][string] | undefined): string | null =>
  value === undefined ? null : String(value);

/** What a matched configuration has of another name or params; null where it is the same. */
export function configurationChange({ base, head }: MatchedConfiguration): ConfigurationChange | null {
  const keys = [...new Set([...Object.keys(base.params), ...Object.keys(head.params)])].sort(compareNatural);
  const params = keys
    .map((param): ParamChange => ({
      param,
      base: valueText(base.params[param]),
      head: valueText(head.params[param]),
    }))
    .filter((change) => change.base !== change.head);
  if (params.length === 0 && base.name === head.name) return null;
  return { configuration: named(head), baseName: base.name, params };
}
