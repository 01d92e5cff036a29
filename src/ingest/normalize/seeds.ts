/** Which key replicates: the seed key that varies among runs that are otherwise equal. */
import type { Scalar } from '../../report/primitives.ts';
import { compareSeedKeys } from './keys.ts';

/** What a run offers as its seed. */
export interface SeedFacts {
  readonly seeds: Readonly<Record<string, Scalar>>;
  /** As metadata states it. */
  readonly stated: string | null;
  /** As the folder's name tells it. */
  readonly fromFolder: string | null;
}

/** The seed of a run and the config keys that gave it. */
export interface SeedChoice {
  readonly seed: string | null;
  readonly seedKey: string | null;
  /** Seed keys of the config that neither replicate nor are constant: they follow the seed. */
  readonly followers: readonly string[];
}

const distinct = (group: readonly SeedFacts[], keys: readonly string[]): number =>
  new Set(group.map((facts) => keys.map((key) => String(facts.seeds[key] ?? '')).join('\0'))).size;

/** Config keys that vary within a group, by preference. */
const varying = (group: readonly SeedFacts[]): readonly string[] =>
  [...new Set(group.flatMap((facts) => Object.keys(facts.seeds)))]
    .filter((key) => distinct(group, [key]) > 1)
    .sort(compareSeedKeys);

/**
 * Chooses the seeds of groups of runs that are equal but for their seed keys. Where several keys vary, one that tells
 * all of them apart is enough; else their combination counts. Where none varies (a single run), the key that varies in
 * other groups decides. A constant seed in the config gives way to folder names that do vary.
 */
export function chooseSeeds(groups: readonly (readonly SeedFacts[])[]): readonly (readonly SeedChoice[])[] {
  const votes = new Map<string, number>();
  for (const group of groups) {
    for (const key of varying(group)) votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  const usual = [...votes].sort((a, b) => b[1] - a[1] || compareSeedKeys(a[0], b[0])).map(([key]) => key);
  return groups.map((group) => {
    const keys = varying(group);
    const wanted = distinct(group, keys);
    const chosen: string[] = [];
    for (const key of keys) {
      if (distinct(group, chosen) === wanted) break;
      if (distinct(group, [...chosen, key]) > distinct(group, chosen)) chosen.push(key);
    }
    const followers = keys.filter((key) => !chosen.includes(key));
    const folderSeeds = new Set(group.map((facts) => facts.fromFolder));
    const foldersVary = chosen.length === 0 && group.length > 1 && folderSeeds.size > 1 && !folderSeeds.has(null);
    return group.map((facts) => {
      if (foldersVary) return { seed: facts.fromFolder, seedKey: null, followers };
      const own = chosen.length > 0 ? chosen : fallbackKeys(facts, usual);
      return { ...readSeed(facts, own), followers };
    });
  });
}

function fallbackKeys(facts: SeedFacts, usual: readonly string[]): readonly string[] {
  const present = Object.keys(facts.seeds);
  const key = usual.find((candidate) => present.includes(candidate)) ?? present.toSorted(compareSeedKeys)[0];
  return key === undefined ? [] : [key];
}

function readSeed(
  facts: SeedFacts,
  keys: readonly string[],
): { readonly seed: string | null; readonly seedKey: string | null } {
  const values = keys.map((key) => facts.seeds[key]);
  if (keys.length > 0 && values.some((value) => value !== undefined)) {
    return { seed: values.map((value) => String(value ?? 'none')).join('/'), seedKey: keys.join('+') };
  }
  return { seed: facts.stated ?? facts.fromFolder, seedKey: null };
}
