/** The params of a configuration beside those of the baseline and of the whole benchmark. */
import { plainNumber } from '../../format/numbers.ts';
import type { Benchmark, Configuration, Scalar } from '../../report/schema.ts';

/** One param as it is shown. */
export interface ParamRow {
  readonly key: string;
  readonly text: string;
  /** What the baseline has, where that is something else; null where it is the same or there is no baseline. */
  readonly baseline: string | null;
  /** True where some configuration of the benchmark has another value. */
  readonly varies: boolean;
}

/** A param's value as text. */
export function paramText(value: Scalar | undefined): string {
  if (value === undefined) return 'not set';
  if (value === null) return 'null';
  if (typeof value === 'number') return plainNumber(value, 15);
  return value === '' ? '(empty)' : String(value);
}

/** The params of a configuration, those that only the baseline has included: what differs from it first, then by key. */
export function paramRows(benchmark: Benchmark, configuration: Configuration): readonly ParamRow[] {
  const baseline = benchmark.configurations.find(
    (item) => item.id === benchmark.baseline && item.id !== configuration.id,
  );
  const keys = [...new Set([...Object.keys(configuration.params), ...Object.keys(baseline?.params ?? {})])].sort();
  const rows = keys.map((key) => {
    const value = configuration.params[key];
    const differs = baseline !== undefined && baseline.params[key] !== value;
    return {
      key,
      text: paramText(value),
      baseline: differs ? paramText(baseline.params[key]) : null,
      varies: benchmark.configurations.some((other) => other.params[key] !== value),
    };
  });
  return [...rows.filter((row) => row.baseline !== null), ...rows.filter((row) => row.baseline === null)];
}
