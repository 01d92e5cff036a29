/** Which folders are runs, and which reader reads what of them. Each file belongs to one run only. */
import type { Claim, FileAccess, Folder, Reader } from './reader.ts';

/** A reader's claim on a folder. */
export interface ClaimedFolder {
  readonly reader: Reader;
  readonly folder: Folder;
  readonly claim: Claim;
}

/** A place of the results that holds a run (or several, as a database does). */
export interface RunSource {
  readonly folder: Folder;
  /** Claims on the folder itself by precedence, then those of the folders below that belong to the same run. */
  readonly claims: readonly ClaimedFolder[];
  /** Folders below that belong to this run, with the files that nobody claimed. */
  readonly looseFolders: readonly Folder[];
  /** The run folder around this one, if any. */
  readonly parent: Folder | null;
}

/** What the claiming of folders answers. */
export interface Claims {
  readonly sources: readonly RunSource[];
  /** Folders whose only files describe the runs below them. */
  readonly describing: readonly Folder[];
}

interface Found {
  readonly source: RunSource;
  readonly weak: boolean;
}

/**
 * Asks every reader about every folder. A folder below a run belongs to that run where another format claims it, or
 * where its own files alone would hardly make a run; else it is a run of its own.
 */
export function claimFolders(roots: readonly Folder[], readers: readonly Reader[], access: FileAccess): Claims {
  const ordered = readers.toSorted((a, b) => b.precedence - a.precedence);
  const describing: Folder[] = [];
  const visit = (folder: Folder, owned: ReadonlySet<string>): readonly Found[] => {
    const claims = claimsOn(folder, ordered, { access, owned });
    if (claims.length === 0) return folder.folders.flatMap((child) => visit(child, owned));
    const inherited = below(owned, claims);
    const isWholeTree = claims.some(({ claim }) => claim.wholeTree);
    const inside = isWholeTree ? [] : folder.folders.flatMap((child) => visit(child, inherited));
    const weak = claims.every(({ claim }) => claim.weak === true);
    const holdsRuns = inside.some((found) => !found.weak && sharesReader(found, claims));
    if (weak && (inside.length > 1 || holdsRuns)) {
      describing.push(folder);
      return inside;
    }
    const isMany = claims.every(({ claim }) => claim.many === true);
    // Two runs of one format below are two runs, not two parts of one.
    const isAlone = (found: Found): boolean =>
      inside.every((other) => other === found || !sharesReader(other, found.source.claims));
    // Beside whole runs a lone metrics file is a run like them; below a lone run it is a part of it.
    const isPart = (found: Found): boolean =>
      (found.weak && !holdsRuns) || (!sharesReader(found, claims) && isAlone(found));
    const parts = isMany ? [] : inside.filter(isPart);
    const others = inside.filter((found) => !parts.includes(found));
    const own: RunSource = {
      folder,
      claims: [...claims, ...parts.flatMap((part) => part.source.claims)],
      looseFolders: [
        ...looseBelow(folder, new Set(inside.map((found) => found.source.folder))),
        ...parts.flatMap((part) => part.source.looseFolders),
      ],
      parent: null,
    };
    const children = isMany
      ? others
      : others.map((found) => ({ ...found, source: { ...found.source, parent: folder } }));
    return [{ source: own, weak }, ...children];
  };
  const sources = roots.flatMap((root) => visit(root, new Set())).map((found) => found.source);
  return { sources, describing };
}

const sharesReader = (found: Found, claims: readonly ClaimedFolder[]): boolean =>
  found.source.claims.some((inner) => claims.some((outer) => outer.reader === inner.reader));

const pathIn = (folder: Folder, name: string): string => `${folder.root}\0${folder.path}/${name}`;

/** Files that the claims take from folders below (`sub/name`), and those that claims further up took. */
function below(owned: ReadonlySet<string>, claims: readonly ClaimedFolder[]): ReadonlySet<string> {
  const deep = claims.flatMap(({ folder, claim }) =>
    claim.files.filter((file) => file.includes('/')).map((file) => pathIn(folder, file)),
  );
  return deep.length === 0 ? owned : new Set([...owned, ...deep]);
}

function claimsOn(
  folder: Folder,
  readers: readonly Reader[],
  { access, owned }: { readonly access: FileAccess; readonly owned: ReadonlySet<string> },
): readonly ClaimedFolder[] {
  const claims: ClaimedFolder[] = [];
  let shown = folder;
  for (const reader of readers) {
    const claim = reader.claim(shown, access);
    if (claim === null) continue;
    if (owned.size > 0 && claim.files.every((file) => owned.has(pathIn(folder, file)))) continue;
    claims.push({ reader, folder: shown, claim });
    shown = withoutFiles(shown, claim.owns ?? []);
  }
  return claims;
}

/** The folder as less specific readers see it. */
const withoutFiles = (folder: Folder, names: readonly string[]): Folder =>
  names.length === 0 ? folder : { ...folder, files: folder.files.filter((file) => !names.includes(file.name)) };

/** Folders below a run that hold no run of their own: checkpoints, plots. */
function looseBelow(folder: Folder, taken: ReadonlySet<Folder>): readonly Folder[] {
  return folder.folders.flatMap((child) => (taken.has(child) ? [] : [child, ...looseBelow(child, taken)]));
}
