/** Which runs replicate each other, and with which seeds: the runs of a sweep are looked at together. */
import { hash } from 'node:crypto';
import type { Scalar } from '../../report/primitives.ts';
import { setKey } from '../parse/parsed.ts';
import type { Draft } from './draft.ts';
import { taskKeys } from './draft.ts';
import { readFolderParams } from './folder-params.ts';
import { chooseSeeds, type SeedChoice } from './seeds.ts';

/** What only a look at the other runs tells. */
export interface Grouped {
  readonly group: string;
  readonly name: string | null;
  readonly params: Readonly<Record<string, Scalar>>;
  readonly volatile: Readonly<Record<string, Scalar>>;
  /** Facts of the dataset that are the same in the whole sweep. */
  readonly datasetFacts: Readonly<Record<string, Scalar>>;
  readonly seed: string | null;
  readonly seedKey: string | null;
}

/**
 * Groups the runs; the answer is in their order. The hash covers params, the explicit name and the whole dataset entry,
 * never a seed: equal params on another dataset are another group, because their scores must not be pooled.
 */
export function groupDrafts(drafts: readonly Draft[]): readonly Grouped[] {
  const result = new Array<Grouped>(drafts.length);
  const scopes = Map.groupBy(drafts.keys(), (index) => scopeOf(drafts[index]!));
  for (const indexes of scopes.values()) {
    const scope = indexes.map((index) => drafts[index]!);
    groupScope(scope).forEach((grouped, position) => {
      result[indexes[position]!] = grouped;
    });
  }
  return result;
}

/** Runs of one study, or of one folder where no study is named, are looked at together. */
const scopeOf = ({ study, sweep, collected }: Draft): string =>
  study === null ? `${collected.folder.root}\0${sweep ?? ''}` : `\0${study}`;

interface Keyed {
  readonly draft: Draft;
  readonly params: Readonly<Record<string, Scalar>>;
  readonly name: string | null;
  readonly key: string;
}

function groupScope(scope: readonly Draft[]): readonly Grouped[] {
  const extras = readFolderParams(scope);
  const paramsOf = new Map<string, Draft['params']>();
  const keyed = scope.map((draft, index): Keyed => {
    const extra = extras[index];
    const own = extra === null || extra === undefined ? draft.params : { ...draft.params, ...extra.params };
    const name = draft.name ?? extra?.name ?? null;
    const key = canonicalKey(draft, own, name);
    // Equal by the key: the runs of a group share one object.
    const params = paramsOf.get(key) ?? own;
    paramsOf.set(key, params);
    return { draft, params, name, key };
  });
  const groups = [...Map.groupBy(keyed, (entry) => entry.key).values()];
  const seeds = chooseSeeds(groups.map((group) => group.map(({ draft }) => seedFacts(draft))));
  const hashes = new Map(groups.map((group) => [group[0]!.key, hash('sha256', group[0]!.key, 'hex').slice(0, 16)]));
  const choices = new Map(groups.flatMap((group, at) => group.map((entry, place) => [entry, seeds[at]![place]!])));
  const varying = varyingDatasetKeys(scope);
  return keyed.map((entry) => settle(entry, { group: hashes.get(entry.key)!, choice: choices.get(entry)!, varying }));
}

const seedFacts = ({ seeds, collected, folderName }: Draft) => ({
  seeds,
  stated: collected.raw.seed ?? null,
  fromFolder: folderName.seed,
});

/** A run that tells nothing of its configuration stands alone: it must not be pooled with others that tell nothing. */
function canonicalKey(draft: Draft, params: Readonly<Record<string, Scalar>>, name: string | null): string {
  const keys = Object.keys(params);
  const alone =
    keys.length === 0 && name === null
      ? `${draft.collected.folder.root}/${draft.collected.folder.path}:${draft.collected.raw.part}`
      : null;
  const { dataset, version, split } = draft.task;
  return JSON.stringify([name, alone, dataset, version, split, sorted(params), sorted(draft.dataset)]);
}

/** Keys and values in the order of the keys, flat: the quickest canonical form. */
function sorted(record: Readonly<Record<string, Scalar>>): readonly Scalar[] {
  const list: Scalar[] = [];
  for (const key of Object.keys(record).sort()) list.push(key, record[key]!);
  return list;
}

/** Dataset keys with more than one value in the sweep: there they tell configurations apart and must be seen. */
function varyingDatasetKeys(scope: readonly Draft[]): ReadonlySet<string> {
  const seen = new Map<string, Scalar>();
  const varying = new Set<string>();
  for (const { dataset } of scope) {
    for (const key of Object.keys(dataset)) {
      const value = dataset[key]!;
      if (!seen.has(key)) seen.set(key, value);
      else if (seen.get(key) !== value) varying.add(key);
    }
  }
  return varying;
}

function settle(
  { draft, params, name }: Keyed,
  {
    group,
    choice,
    varying,
  }: { readonly group: string; readonly choice: SeedChoice; readonly varying: ReadonlySet<string> },
): Grouped {
  const shown: Record<string, Scalar> = {};
  const followers: Record<string, Scalar> = {};
  const datasetFacts: Record<string, Scalar> = {};
  for (const key of Object.keys(draft.dataset)) {
    const value = draft.dataset[key]!;
    if (varying.has(key)) setKey(shown, key, value);
    else if (!taskKeys.has(key)) setKey(datasetFacts, key, value);
  }
  const used = choice.seedKey?.split('+') ?? [];
  for (const key of Object.keys(draft.seeds)) {
    if (!used.includes(key)) setKey(choice.followers.includes(key) ? followers : shown, key, draft.seeds[key]!);
  }
  return {
    group,
    name,
    params: joined(params, shown),
    volatile: joined(draft.volatile, followers),
    datasetFacts,
    seed: choice.seed,
    seedKey: choice.seedKey,
  };
}

/** The first record itself where nothing is added: a copy of the params of ten thousand runs is not free. */
const joined = (
  record: Readonly<Record<string, Scalar>>,
  added: Readonly<Record<string, Scalar>>,
): Readonly<Record<string, Scalar>> => (Object.keys(added).length === 0 ? record : { ...record, ...added });
