/** What became of every folder: which readers claimed it, what they read, and what was left alone and why. */
import type { FileRecord } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { Claims, RunSource } from './claim.ts';
import { shownPath } from './file-access.ts';
import { compareCodePoints } from './order.ts';
import type { Folder } from './reader.ts';
import { alternativesOf, roleOf } from './readers/generic/file-roles.ts';
import { filesBelow } from './readers/support/files.ts';

/** A file that was seen and not read. */
export interface IgnoredFile {
  readonly path: string;
  readonly reason: string;
}

/** One folder of the results that holds a run (or several), or files that nobody reads. */
export interface FolderAccount {
  readonly path: string;
  /** Ids of the readers that claimed it, the most specific first; empty where none did. */
  readonly readers: readonly string[];
  readonly runs: readonly string[];
  readonly ignored: readonly IgnoredFile[];
}

/** What {@link accountFolders} looks at. */
export interface AccountInput {
  readonly roots: readonly Folder[];
  readonly claims: Claims;
  /** The runs of each folder of a source. */
  readonly runsOf: (folder: Folder) => readonly Run[];
  readonly severalRoots: boolean;
}

/** Every folder with files, in the order of the paths. */
export function accountFolders({ roots, claims, runsOf, severalRoots }: AccountInput): readonly FolderAccount[] {
  const known = new Set<Folder>();
  const readAbove = filesReadAbove(claims.sources);
  const accounts: FolderAccount[] = claims.sources.map((source) => {
    for (const { folder } of source.claims) known.add(folder);
    for (const folder of [source.folder, ...source.looseFolders]) known.add(folder);
    const runs = runsOf(source.folder);
    return {
      path: shownPath(source.folder, '', severalRoots),
      readers: [
        ...new Set(
          source.claims.toSorted((a, b) => b.reader.precedence - a.reader.precedence).map(({ reader }) => reader.id),
        ),
      ],
      runs: runs.map((run) => run.id),
      ignored: [...ignoredOf(source, runs), ...unlistedOf(source, runs, readAbove)],
    };
  });
  const paths = new Set([...known].map(keyOf));
  const above = new Set<string>();
  for (const folder of known) {
    for (let at: Folder | null | undefined = folder; at && !above.has(keyOf(at)); at = at.parent) above.add(keyOf(at));
  }
  const describing = new Set(claims.describing.map(keyOf));
  const reasonFor = (folder: Folder): string =>
    describing.has(keyOf(folder)) ? 'describes the runs below' : unrecognised;
  const add = (folder: Folder, all: readonly string[]): void => {
    const reason = reasonFor(folder);
    const files = all.filter((name) => !readAbove.has(`${keyOf(folder)}/${name}`));
    const ignored = files.map((path) => ({ path, reason }));
    if (files.length > 0) accounts.push({ path: shownPath(folder, '', severalRoots), readers: [], runs: [], ignored });
  };
  const visit = (folder: Folder): void => {
    const isAbove = above.has(keyOf(folder));
    // Below a folder without any run nothing is told apart.
    if (!isAbove)
      return paths.has(keyOf(folder))
        ? undefined
        : add(
            folder,
            filesBelow(folder).map(({ path }) => path),
          );
    if (!paths.has(keyOf(folder)))
      add(
        folder,
        folder.files.map(({ name }) => name),
      );
    folder.folders.forEach(visit);
  };
  roots.forEach(visit);
  return accounts.sort((a, b) => compareCodePoints(a.path, b.path));
}

const keyOf = (folder: Folder): string => `${folder.root}\0${folder.path}`;

const unrecognised = 'no part of a run that a reader recognises';

/** Files of the folders above runs that their readers read with them: the meta.yaml of an MLflow experiment. */
function filesReadAbove(sources: readonly RunSource[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { reader, folder } of sources.flatMap(({ claims }) => claims)) {
    const { parent } = folder;
    if (reader.readsAbove === undefined || parent === null || parent === undefined) continue;
    for (const { name } of parent.files) if (reader.readsAbove(name)) found.add(`${keyOf(parent)}/${name}`);
  }
  return found;
}

/** Beside a table or a database, whose runs list nothing but their own file: everything else, also in folders below. */
function unlistedOf(
  { folder, claims, looseFolders }: RunSource,
  runs: readonly Run[],
  readAbove: ReadonlySet<string>,
): readonly IgnoredFile[] {
  if (!claims.every(({ claim }) => claim.many === true)) return [];
  const known = new Set([
    ...runs.flatMap(({ files }) => files.map(({ path }) => path)),
    ...claims.flatMap(({ claim }) => claim.files),
  ]);
  const start = folder.path === '' ? 0 : folder.path.length + 1;
  return [folder, ...looseFolders].flatMap((inside) =>
    inside.files.flatMap(({ name }) => {
      const path = inside === folder ? name : `${inside.path.slice(start)}/${name}`;
      return known.has(path) || readAbove.has(`${keyOf(inside)}/${name}`) ? [] : [{ path, reason: unrecognised }];
    }),
  );
}

/** The files of a source that gave nothing. */
function ignoredOf(source: RunSource, runs: readonly Run[]): readonly IgnoredFile[] {
  const isGeneric = source.claims.every(({ reader }) => reader.id === 'generic');
  const read = new Set(runs.flatMap((run) => Object.values(run.provenance)));
  const files = new Map(runs.flatMap((run) => run.files.map((file) => [file.path, file] as const)));
  return [...files.values()]
    .filter((file) => isGeneric || file.kind === 'other' || file.kind === 'checkpoint')
    .filter(({ path }) => !read.has(path) && !isBelow(path, read))
    .map((file) => ({ path: file.path, reason: reasonOf(file, read) }));
}

/** Some readers name a folder as the source of a field. */
function isBelow(path: string, read: ReadonlySet<string>): boolean {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    if (read.has(path.slice(0, slash))) return true;
  }
  return false;
}

function reasonOf({ path, kind }: FileRecord, read: ReadonlySet<string>): string {
  const slash = path.lastIndexOf('/') + 1;
  const role = roleOf(path.slice(slash));
  const instead = alternativesOf(role).find((name) => read.has(path.slice(0, slash) + name));
  if (instead !== undefined) return `${instead} is read instead`;
  if (kind === 'checkpoint' || role === 'checkpoint' || role === 'weights')
    return 'a stored model is listed, not opened';
  if (role === 'log') return 'listed; another log is shown';
  return role === 'other' ? 'listed; the readers take nothing from it' : 'listed; nothing could be taken from it';
}
