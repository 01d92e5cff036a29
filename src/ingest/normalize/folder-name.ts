/** What the name of a run's folder tells where its config is silent: augmentation, model, time, seed. */

/** The parts of a folder name, read from the right. */
export interface FolderName {
  /** What is left without hash, time and seed; null where that names nothing (`exp`, `run`, digits). */
  readonly rest: string | null;
  readonly timestamp: string | null;
  readonly seed: string | null;
  /** True for the full form `<rest>_<timestamp>_<hash>`. */
  readonly isStamped: boolean;
}

const hashPattern = /[_-]+([0-9a-f]{6,64})$/i;
const timePattern = /(?:^|[_-]+)(\d{8}[_\-T]?\d{6}|\d{4}-\d{2}-\d{2}[_T-]\d{2}[-:]?\d{2}[-:]?\d{2})$/;
const seedPattern = /(?:^|[^a-z])seed[=_-]?(\d+)(?=$|[^\d])|_s(\d+)(?=$|[_.-])/i;
const sayNothing = /^(?:exp|experiment|run|runs|trial|job|output|outputs|result|results|version|test|tmp)?[_-]*\d*$/i;

/** Reads a folder name of the forms `<augmentation>_<model>_<time>_<hash>`, `exp_<date>_<time>_<hash>`, `<name>_seed<n>`. */
export function readFolderName(name: string): FolderName {
  const hash = hashPattern.exec(name);
  const unhashed = hash === null ? name : name.slice(0, hash.index);
  // The digits of a time also look like a hash: a time before it decides.
  const beforeHash = hash === null ? null : timePattern.exec(unhashed);
  const time = beforeHash ?? timePattern.exec(name);
  const base = time === null ? name : name.slice(0, time.index);
  const seed = seedPattern.exec(base);
  const without = seed === null ? base : base.slice(0, seed.index) + base.slice(seed.index + seed[0].length);
  const rest = without.replace(/[_\-.=]+$/, '').replace(/^[_\-.=]+/, '');
  return {
    rest: sayNothing.test(rest) ? null : rest,
    timestamp: time === null ? null : asTimestamp(time[1]!),
    seed: seed === null ? null : (seed[1] ?? seed[2] ?? null),
    isStamped: beforeHash !== null,
  };
}

const asTimestamp = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  return `${digits.slice(0, 8)}_${digits.slice(8)}`;
};

/** Removes a seed from a name that a person gave: `resnet, seed 3` and `resnet_seed3` mean the configuration resnet. */
export function withoutSeed(name: string): string {
  const cut = name.replace(/[\s_,;:/([-]*\bseed[=_\s-]*\d+[)\]]?|[_-]seed[=_-]?\d+/i, '').trim();
  return cut === '' ? name : cut;
}

/** An augmentation and a model. */
export interface NameParts {
  readonly augmentation: string;
  readonly model: string;
}

/**
 * Splits `<augmentation>_<model>` for all names of a sweep at once, because both parts may hold `_`: `__` separates,
 * else a part that is known (from configs or from a name with a single `_`) tells where the other one ends. What stays
 * ambiguous is missing in the answer.
 */
export function splitNames(
  names: readonly string[],
  known: { readonly models: ReadonlySet<string>; readonly augmentations: ReadonlySet<string> },
): ReadonlyMap<string, NameParts> {
  const models = new Set(known.models);
  const augmentations = new Set(known.augmentations);
  const found = new Map<string, NameParts>();
  const open = new Set(names);
  const settle = (name: string, augmentation: string, model: string): void => {
    found.set(name, { augmentation, model });
    models.add(model);
    augmentations.add(augmentation);
    open.delete(name);
  };
  for (const name of open) {
    const [left, right, ...more] = name.includes('__') ? name.split('__') : name.split('_');
    if (left !== undefined && left !== '' && right !== undefined && right !== '' && more.length === 0)
      settle(name, left, right);
  }
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const name of open) {
      const splits = splitsOf(name);
      const hits = splits.filter(([left, right]) => models.has(right) || augmentations.has(left));
      const both = hits.filter(([left, right]) => models.has(right) && augmentations.has(left));
      const [only, ...others] = both.length > 0 ? both : hits;
      if (only !== undefined && others.length === 0) settle(name, only[0], only[1]);
    }
  }
  return found;
}

const splitsOf = (name: string): readonly (readonly [string, string])[] =>
  [...name.matchAll(/_+/g)].flatMap((mark): (readonly [string, string])[] => {
    const left = name.slice(0, mark.index);
    const right = name.slice(mark.index + mark[0].length);
    return left === '' || right === '' ? [] : [[left, right]];
  });
