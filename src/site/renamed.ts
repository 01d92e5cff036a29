/**
 * Which experiment of an earlier site stands under another slug today. A slug is made of the name and the params, so it
 * changes with either. A wrong address is worse than none: every rule asks for exactly one experiment on either side.
 */
import type { Configuration } from '../report/schema.ts';

type Params = Readonly<Record<string, unknown>>;

/** What must be known of an experiment of an earlier site. */
export interface EarlierExperiment {
  readonly slug: string;
  readonly name: string | null;
  readonly params: Params;
  readonly runIds: readonly string[];
}

/** A benchmark on both sides. */
interface Sides {
  readonly earlier: readonly EarlierExperiment[];
  readonly now: readonly Configuration[];
}

/** How an experiment is found again: both sides by a text, which is empty where the rule says nothing. */
interface Rule {
  readonly keyOf: (sides: Sides) => {
    readonly earlier: (item: EarlierExperiment) => string;
    readonly now: (item: EarlierExperiment) => string;
  };
  /** Whether the params that the key leaves out must not contradict each other. */
  readonly mustAgree: boolean;
}

const textOf = (params: Params, keys: ReadonlySet<string> | null = null): string => {
  const entries = Object.entries(params).filter(([key]) => keys === null || keys.has(key));
  return entries.length === 0 ? '' : JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Without params nothing says that two experiments are one. */
const sameParams: Rule = {
  keyOf: () => ({ earlier: (item) => textOf(item.params), now: (item) => textOf(item.params) }),
  mustAgree: false,
};

/** The experiment of each run, by its slug. */
const ownersOf = (experiments: readonly EarlierExperiment[]): ReadonlyMap<string, string> =>
  new Map(experiments.flatMap((item) => item.runIds.map((run) => [run, item.slug] as const)));

/** All runs that are still there belong to one experiment: a param was written into their files, or left out. */
const sameRuns: Rule = {
  keyOf: ({ now }) => {
    const slugOf = ownersOf(now);
    return {
      earlier: ({ runIds }) => {
        const slugs = new Set(runIds.flatMap((run) => slugOf.get(run) ?? []));
        const [slug = ''] = slugs;
        return slugs.size === 1 ? slug : '';
      },
      now: (item) => item.slug,
    };
  },
  mustAgree: true,
};

const keysOf = (items: readonly { readonly params: Params }[]): ReadonlySet<string> =>
  new Set(items.flatMap((item) => Object.keys(item.params)));

/** True where each of these keys has one and the same value in every experiment: it tells none of them apart. */
const areConstant = (keys: readonly string[], items: readonly { readonly params: Params }[]): boolean =>
  keys.every((key) => items.every(({ params }) => Object.hasOwn(params, key) && params[key] === items[0]!.params[key]));

/** Equal but for params that only one side knows, which have a single value there: all runs were made anew, with one more param logged. */
const sameButConstant: Rule = {
  keyOf: ({ earlier, now }) => {
    const [before, after] = [keysOf(earlier), keysOf(now)];
    const shared = new Set([...before].filter((key) => after.has(key)));
    const ownOf = (keys: ReadonlySet<string>): readonly string[] => [...keys].filter((key) => !shared.has(key));
    const applies = areConstant(ownOf(before), earlier) && areConstant(ownOf(after), now);
    const key = ({ params }: EarlierExperiment): string => (applies ? textOf(params, shared) : '');
    return { earlier: key, now: key };
  },
  mustAgree: true,
};

/** The same name, which no other experiment of its side has. */
const sameName: Rule = {
  keyOf: (sides) => {
    const only = (items: readonly { readonly name: string | null }[]) => {
      const counts = Map.groupBy(items, (item) => item.name);
      return ({ name }: EarlierExperiment): string => (name !== null && counts.get(name)?.length === 1 ? name : '');
    };
    return { earlier: only(sides.earlier), now: only(sides.now) };
  },
  mustAgree: true,
};

const rules: readonly Rule[] = [sameParams, sameRuns, sameButConstant, sameName];

/** True where the params of one hold all of the other, of which there is at least one, with the same values. */
function paramsAgree(a: EarlierExperiment, b: EarlierExperiment): boolean {
  const [fewer, more] = Object.keys(a.params).length <= Object.keys(b.params).length ? [a, b] : [b, a];
  const entries = Object.entries(fewer.params);
  return entries.length > 0 && entries.every(([key, value]) => more.params[key] === value);
}

/**
 * Slugs that are gone to the slugs that took their place, by the first rule that finds one experiment on either side:
 * equal params; the same runs; params that differ by some that tell no experiments apart; a name that only one has. Past
 * equal params, the params of one must hold all of the other, and no run of the old experiment may be in a third one.
 */
export function renamedSlugs({ earlier, now }: Sides): ReadonlyMap<string, string> {
  const [before, after] = [new Set(earlier.map((item) => item.slug)), new Set(now.map((item) => item.slug))];
  let gone = earlier.filter((item) => !after.has(item.slug));
  let come = now.filter((item) => !before.has(item.slug));
  const renamed = new Map<string, string>();
  if (gone.length === 0 || come.length === 0) return renamed;
  const ownerOf = ownersOf(now);
  for (const { keyOf, mustAgree } of rules) {
    const keys = keyOf({ earlier, now });
    const candidates = Map.groupBy(come, keys.now);
    const taken = new Set<string>();
    for (const [key, [old, second]] of Map.groupBy(gone, keys.earlier)) {
      const [next, other] = candidates.get(key) ?? [];
      if (key === '' || old === undefined || second !== undefined || next === undefined || other !== undefined)
        continue;
      const isElsewhere = old.runIds.some((run) => (ownerOf.get(run) ?? next.slug) !== next.slug);
      if (mustAgree && (isElsewhere || !paramsAgree(old, next))) continue;
      renamed.set(old.slug, next.slug);
      taken.add(next.slug);
    }
    gone = gone.filter((item) => !renamed.has(item.slug));
    come = come.filter((item) => !taken.has(item.slug));
  }
  return renamed;
}
