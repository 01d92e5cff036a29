/** What configurations are called: the runs' own label, else the params that tell them apart. */
import type { Scalar } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import { compareNatural, compareText } from './order.ts';
import { scalarText, shortKeys } from './text.ts';

type Params = Readonly<Record<string, Scalar>>;

/** A group of runs to be named. */
export interface Unnamed {
  readonly group: string;
  readonly params: Params;
  readonly runs: readonly Run[];
}

/** A name, and whether it was built from the params. */
export interface GivenName {
  readonly name: string;
  readonly fromParams: boolean;
}

const longestName = 80;

/** Keys that do not have the same value in all groups (absent counts as a value), in natural order. */
export function varyingKeys(groups: readonly { readonly params: Params }[]): readonly string[] {
  const seen = new Map<string, { count: number; values: Set<string> }>();
  for (const { params } of groups) {
    for (const [key, value] of Object.entries(params)) {
      let entry = seen.get(key);
      if (entry === undefined) seen.set(key, (entry = { count: 0, values: new Set() }));
      entry.count++;
      entry.values.add(`${typeof value}:${scalarText(value)}`);
    }
  }
  return [...seen]
    .filter(([, entry]) => entry.values.size > 1 || entry.count < groups.length)
    .map(([key]) => key)
    .sort(compareNatural);
}

/**
 * The label that the runs of one configuration agree on: the only one, the one that more than half give, what is left
 * without the seed, or the one that begins all others; null where they agree on none.
 */
export function commonName(runs: readonly Run[]): string | null {
  const labelled = runs.filter((run) => run.name !== null && run.name.trim() !== '');
  const counts = Map.groupBy(labelled, (run) => run.name!.trim());
  const names = [...counts.keys()].sort(compareText);
  if (names.length < 2) return names[0] ?? null;
  const major = names.find((name) => counts.get(name)!.length * 2 > labelled.length);
  if (major !== undefined) return major;
  const withoutSeed = new Set(labelled.map((run) => dropSeed(run.name!.trim(), run.seed)));
  if (withoutSeed.size === 1) {
    const [name = ''] = withoutSeed;
    if (name !== '') return name;
  }
  return names.find((name) => names.every((other) => other.startsWith(name))) ?? null;
}

function dropSeed(name: string, seed: string | null): string {
  if (seed === null) return name;
  const literal = seed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return name.replace(
    new RegExp(`[\\s_\\-/,(\\[]*(random[_ -]?seed|seed|run|rep|s)?[\\s_\\-=:]*${literal}[)\\]]?$`, 'i'),
    '',
  );
}

/** "lr=0.01 model=mlp": the given params of a configuration, those it lacks left out. */
export function paramsText(params: Params, keys: readonly string[], short: ReadonlyMap<string, string>): string {
  return keys
    .filter((key) => params[key] !== undefined)
    .map((key) => `${short.get(key) ?? key}=${shortPath(scalarText(params[key]!))}`)
    .join(' ');
}

/** Of a path, what tells models and files apart stands at its end: "…/run_7/epoch_20". */
const longestPath = 40;
function shortPath(text: string): string {
  if (text.length <= longestPath || !/^[^\s,]+\/[^\s,]+$/.test(text)) return text;
  const parts = text.split('/');
  const tail = parts.slice(-2).join('/');
  return `…/${tail.length <= longestPath ? tail : parts.at(-1)!}`;
}

/**
 * Names all groups of one benchmark, without repetition: labels first, params where there is no label, params behind
 * the label where two groups share it, and the beginning of the hash where nothing else tells them apart. One alone is named
 * after its model, else after `fallback`.
 */
export function nameGroups(groups: readonly Unnamed[], fallback: string): ReadonlyMap<string, GivenName> {
  const varying = withoutEchoes(varyingKeys(groups), groups);
  const short = shortKeys(varying);
  const first = groups.map((group) => {
    const label = commonName(group.runs);
    if (label !== null) return { group, name: label, fromParams: false };
    const text = cut(paramsText(group.params, varying, short));
    return { group, name: text === '' ? (modelOf(group.params) ?? fallback) : text, fromParams: true };
  });
  const result = new Map<string, GivenName>();
  for (const [name, same] of Map.groupBy(first, (entry) => entry.name)) {
    if (same.length === 1) result.set(same[0]!.group.group, { name, fromParams: same[0]!.fromParams });
    else for (const [group, unique] of tellApart(same)) result.set(group, unique);
  }
  return result;
}

/** Keys without paths that a key before them names too: `peft` beside `model` is the same path, or is not there. */
function withoutEchoes(keys: readonly string[], groups: readonly Unnamed[]): readonly string[] {
  // Equal numbers and words are chance; equal paths are not.
  const isEcho = (key: string, other: string): boolean =>
    groups.every(({ params }) => {
      const value = params[key];
      return value === undefined || (typeof value === 'string' && value.includes('/') && value === params[other]);
    });
  // Of very many keys none is looked at: a name shows a few.
  if (keys.length > 50) return keys;
  return keys.filter((key, at) => !keys.slice(0, at).some((other) => isEcho(key, other)));
}

/** The model of a configuration that nothing is compared with: an evaluation is one of a model. */
function modelOf(params: Params): string | null {
  const found = ['model', 'model_name', 'model.name'].map((key) => params[key]).find((value) => value !== undefined);
  return typeof found === 'string' && /[\p{L}\p{N}]/u.test(found) ? cut(shortPath(found)) : null;
}

const cut = (text: string): string => (text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text);

function tellApart(
  same: readonly { readonly group: Unnamed; readonly name: string; readonly fromParams: boolean }[],
): readonly (readonly [string, GivenName])[] {
  const texts = distinctTexts(same.map((entry) => entry.group));
  return same.map((entry, at) => {
    const suffix = texts?.[at] ?? `#${entry.group.group.slice(0, 6)}`;
    // Where the params are the name already, and were cut, those that differ are all of it.
    const name = entry.fromParams && texts !== null ? suffix : `${entry.name} (${suffix})`;
    return [entry.group.group, { name, fromParams: entry.fromParams }];
  });
}

/** The fewest varying params that tell all groups apart: one alone, else the first ones; null where none do, or in too long a text. */
function distinctTexts(groups: readonly Unnamed[]): readonly string[] | null {
  const keys = varyingKeys(groups);
  const short = shortKeys(keys);
  const choices = [...keys.map((key) => [key]), ...keys.map((_, at) => keys.slice(0, at + 1))];
  for (const choice of choices) {
    const texts = groups.map((group) => paramsText(group.params, choice, short));
    const isClear =
      new Set(texts).size === texts.length && texts.every((text) => text !== '' && text.length <= longestName);
    if (isClear) return texts;
  }
  return null;
}
