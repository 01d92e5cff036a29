/** Ids and slugs of runs: unique, stable, safe in a path, in a URL and on a disk that ignores case. */
import { hash } from 'node:crypto';
import type { CollectedRun } from '../collect.ts';

/** The names of one run. */
export interface Identity {
  readonly id: string;
  readonly slug: string;
  /** Root label, then the path inside it. */
  readonly folder: string;
}

const shortHash = (text: string): string => hash('sha256', text, 'hex').slice(0, 8);

const safeSlug = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Windows reserves these, and drops a point at the end. */
const reservedSlug = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i;

/** `id` as a slug; an id that is no safe name gets the hash of its path, so that two of them never meet. */
export function slugOf(id: string, path: string): string {
  if (safeSlug.test(id) && !reservedSlug.test(id)) return id;
  const plain = id
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 60)
    .replace(/[^A-Za-z0-9]+$/, '');
  return `${plain || 'run'}-${shortHash(path)}`;
}

/**
 * The identities of all runs, in their order. `redact` hides what must not be published in their folders' names; runs
 * whose names then become the same are numbered.
 */
export function identify(
  runs: readonly CollectedRun[],
  severalRoots: boolean,
  redact: (text: string) => string,
): readonly Identity[] {
  const given = new Map<string, number>();
  const places = runs.map(({ folder, raw }) => {
    const shown = redact(folder.path);
    const path = shown === '' ? folder.root : `${folder.root}/${shown}`;
    const named = raw.part === '' ? '' : `:${redact(raw.part)}`;
    const times = (given.get(path + named) ?? 0) + 1;
    given.set(path + named, times);
    const part = times === 1 ? named : `${named}#${times}`;
    const inside = shown === '' || severalRoots ? path : shown;
    return {
      folder: path,
      full: `${path}${part}`,
      inside: `${inside}${part}`,
      base: path.slice(path.lastIndexOf('/') + 1) + part,
    };
  });
  const bases = countBy(places.map((place) => place.base));
  const ids = places.map((place) => (bases.get(place.base) === 1 ? place.base : place.inside));
  const slugs = ids.map((id, index) => slugOf(id, places[index]!.full));
  const taken = countBy(slugs.map((slug) => slug.toLowerCase()));
  return places.map((place, index) => {
    const slug = slugs[index]!;
    const isAlone = taken.get(slug.toLowerCase()) === 1;
    return {
      id: ids[index]!,
      slug: isAlone ? slug : `${slug.slice(0, 90)}-${shortHash(place.full)}`,
      folder: place.folder,
    };
  });
}

function countBy(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
