/** The summary of a W&B run as final metrics. */
import { toRawNumber } from '../../flatten.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawNumber, RawRun } from '../../reader.ts';

type Policy = 'declared' | 'last' | 'best';

/** What `define_metric(summary=…)` asks for, and what it says of the value. */
const statistics: ReadonlyMap<string, Policy> = new Map([
  ['min', 'best'],
  ['max', 'best'],
  ['best', 'best'],
  ['last', 'last'],
  ['mean', 'declared'],
  ['first', 'declared'],
]);

/**
 * Numbers of a summary. A value is the last one logged, unless the program asked for another statistic of it: then the
 * summary holds `{max: …}`. Media and what W&B keeps for itself (`_step`, …) are no metrics.
 */
export function readSummary(summary: {
  readonly [key: string]: Json;
}): Required<Pick<RawRun, 'metrics' | 'finalValue'>> {
  const metrics: Record<string, RawNumber> = {};
  const finalValue: Record<string, Policy> = {};
  const add = (name: string, value: Json, policy: Policy): void => {
    // Text is no metric here, even where it looks like a number: W&B stores numbers as such, and NaN as a word.
    const isWord = typeof value === 'string' && !/^-?(?:NaN|Infinity)$/.test(value);
    const number = isWord ? undefined : toRawNumber(value);
    if (number === undefined) return;
    setKey(metrics, name, number);
    setKey(finalValue, name, policy);
  };
  const visit = (name: string, value: Json): void => {
    if (!isMapping(value)) return add(name, value, 'last');
    const keys = Object.keys(value);
    if (value['_type'] !== undefined) return;
    const isStatistic = keys.length > 0 && keys.every((key) => statistics.has(key));
    for (const key of keys) {
      if (!isStatistic) visit(`${name}.${key}`, value[key]!);
      else add(keys.length === 1 ? name : `${name}.${key}`, value[key]!, statistics.get(key)!);
    }
  };
  for (const key of Object.keys(summary)) if (!key.startsWith('_')) visit(key, summary[key]!);
  return { metrics, finalValue };
}

/** The `config.yaml` of W&B: each key holds `{value: …}`, older ones a `desc` too. */
export function unwrapConfig(document: Json): { readonly [key: string]: Json } {
  if (!isMapping(document)) return {};
  const entries = Object.entries(document).filter(([key]) => key !== '_wandb' && key !== 'wandb_version');
  return Object.fromEntries(
    entries.map(([key, item]) => [key, isMapping(item) && Object.hasOwn(item, 'value') ? item['value']! : item]),
  );
}
