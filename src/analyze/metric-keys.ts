/** What the result files hold under each metric key. */
import type { MetricFacts, Run } from '../report/run.ts';
import { compareText } from './order.ts';
import { numberOf } from './publish.ts';

/** What the files hold under one key. */
export interface KeyFacts {
  readonly key: string;
  readonly runs: number;
  readonly low: number;
  readonly high: number;
  /** How many values lie in 0 to 1, 0 left out, and how many above 1. */
  readonly fractions: number;
  readonly above: number;
  /** What the tools state about it. */
  readonly stated: MetricFacts;
}

/** All metric keys of the runs with their range, in order of their text. */
export function collectKeys(runs: readonly Run[]): readonly KeyFacts[] {
  const found = new Map<string, { -readonly [Field in keyof KeyFacts]: KeyFacts[Field] }>();
  const fresh = { runs: 0, low: Infinity, high: -Infinity, fractions: 0, above: 0 };
  for (const run of runs) {
    for (const [key, quantity] of Object.entries(run.metrics)) {
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { key, ...fresh, stated: {} }));
      entry.runs++;
      const stated = run.metricFacts[key];
      if (stated !== undefined) entry.stated = { ...stated, ...entry.stated };
      const value = numberOf(quantity);
      if (value === null) continue;
      entry.low = Math.min(entry.low, value);
      entry.high = Math.max(entry.high, value);
      if (value > 1) entry.above++;
      else if (value > 0) entry.fractions++;
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.key, b.key));
}
