/**
 * What was read of each source, kept from one build to the next. An answer counts as long as the list of files is the
 * same and every part of a file that the reader looked at is: the same size, times and inode, or else the same bytes.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Diagnostic } from '../report/primitives.ts';
import type { RunSource } from './claim.ts';
import { collectRuns, type CollectContext, type CollectedRun } from './collect.ts';
import { findEntry } from './file-access.ts';
import { once } from './once.ts';
import type { FileAccess, Folder } from './reader.ts';
import { openRememberedEnds } from './remembered-ends.ts';
import type { ByteStore } from './store.ts';
import { createSourceCodec, placeRuns, type StoredSource } from './stored-source.ts';
import { changedAt, readAgain, stampOf, traceAccess, type ReadPart } from './trace-access.ts';

/** What reading through a cache needs; `quiet` reads without complaints, to see whether files are the same. */
export interface CachedContext extends CollectContext {
  readonly quiet: FileAccess;
}

/** A cache of one set of results folders. */
export interface IngestCache {
  /** An access that remembers the first and last bytes of files, by which folders are claimed. */
  claiming(access: FileAccess): FileAccess;
  /** Reads a source, or takes what is kept of it. */
  collect(source: RunSource, context: CachedContext): readonly CollectedRun[];
  /** Keeps what this build saw, and lets go of it: nothing is read through the cache afterwards. */
  finish(): void;
}

/** What {@link createIngestCache} needs. */
export interface IngestCacheOptions {
  readonly store: ByteStore;
  /** What reads: another program may read the same file in another way. */
  readonly program: string;
  /**
   * In milliseconds of the disk's clock. A file that changed at that time or later may have changed once more without a
   * trace since the store was filled, and is read again.
   */
  readonly trustedBefore: number;
}

interface Kept {
  readonly parts: readonly ReadPart[];
  /** Of the stored bytes; they stand in the store under it. */
  readonly digest: string;
}

const sourcesKey = 'sources';
const claimsKey = 'claims';

/** Opens the cache over a store. */
export function createIngestCache({ store, program, trustedBefore }: IngestCacheOptions): IngestCache {
  const codec = createSourceCodec(store);
  const before = once(() => readSources(store));
  const now = new Map<string, Kept>();
  const looked = new Map<RunSource, { readonly key: string; readonly kept: Kept | null }>();
  let isChanged = false;

  const isTrusted = (changed: number): boolean => changed < trustedBefore;
  const ends = once(() => openRememberedEnds(store, claimsKey, isTrusted));

  const stillSame = (part: ReadPart, folders: FolderIndex, access: FileAccess): ReadPart | null => {
    const folder = folders.get(`${part.root}\0${part.folder}`);
    const entry = folder === undefined ? null : findEntry(folder, part.name);
    if (folder === undefined || entry === null) return null;
    const stamp = stampOf(entry);
    if (stamp === part.stamp && isTrusted(changedAt(entry))) return part;
    return readAgain(access, folder, part) === part.digest && part.digest !== null ? { ...part, stamp } : null;
  };

  const look = (source: RunSource, { quiet, severalRoots }: CachedContext) => {
    const known = looked.get(source);
    if (known !== undefined) return known;
    const key = hash('sha1', JSON.stringify([program, severalRoots, describeSource(source)]));
    const found = before().get(key);
    const folders = foldersOf(source);
    let kept: Kept | null = null;
    if (found !== undefined) {
      const parts = found.parts.map((part) => stillSame(part, folders, quiet));
      if (parts.every((part) => part !== null)) {
        const isSame = parts.every((part, at) => part === found.parts[at]);
        kept = isSame ? found : { ...found, parts };
        isChanged ||= !isSame;
      }
    }
    const result = { key, kept };
    looked.set(source, result);
    return result;
  };

  const read = (source: RunSource, key: string, context: CollectContext): readonly CollectedRun[] => {
    const traced = traceAccess(context.access);
    const diagnostics: Diagnostic[] = [];
    const runs = collectRuns(source, {
      ...context,
      access: traced.access,
      diagnostics: {
        ...context.diagnostics,
        report(diagnostic) {
          diagnostics.push(diagnostic);
          context.diagnostics.report(diagnostic);
        },
      },
    });
    const parts = traced.parts();
    isChanged = true;
    if (parts !== null) {
      const bytes = codec.encode({ runs: runs.map(withoutPlace), diagnostics });
      const digest = hash('sha1', bytes);
      store.put(`runs/${digest}`, bytes);
      now.set(key, { parts, digest });
    }
    return runs;
  };

  return {
    claiming: (access) => ends().over(access),
    collect(source, context) {
      const { key, kept } = look(source, context);
      const bytes = kept === null ? null : store.get(`runs/${kept.digest}`);
      const stored = bytes === null ? null : codec.decode(bytes);
      if (kept === null || stored === null) return read(source, key, context);
      now.set(key, kept);
      for (const diagnostic of stored.diagnostics) context.diagnostics.report(diagnostic);
      return placeRuns(stored, source);
    },
    finish() {
      if (isChanged || now.size !== before().size || ends().isChanged()) {
        store.put(sourcesKey, serialize(now));
        ends().keep();
      }
      // Of ten thousand runs this is a hundred megabytes, and the pages are still to be rendered.
      for (const map of [before(), now, looked]) map.clear();
      ends().forget();
    },
  };
}

const withoutPlace = ({ folder: _folder, parent: _parent, ...run }: CollectedRun): StoredSource['runs'][number] => run;

type FolderIndex = ReadonlyMap<string, Folder>;

/** The folders that a reader of this source may name: its own, those of its parts, the one above. */
function foldersOf({ folder, claims, looseFolders, parent }: RunSource): FolderIndex {
  const index = new Map<string, Folder>();
  for (const { claim, folder: claimed } of claims) if (claim.wholeTree) addBelow(claimed, index);
  const own = [parent, folder.parent ?? null, ...looseFolders, ...claims.map((claim) => claim.folder), folder];
  // The fullest view of a folder comes last and counts: readers are shown it without the files that others own.
  for (const item of own) if (item !== null) index.set(`${item.root}\0${item.path}`, item);
  return index;
}

function addBelow(folder: Folder, index: Map<string, Folder>): void {
  for (const child of folder.folders) {
    index.set(`${child.root}\0${child.path}`, child);
    addBelow(child, index);
  }
}

const listing = (folder: Folder): unknown => [
  folder.root,
  folder.path,
  folder.files.map((file) => `${file.name} ${file.size}`),
  folder.folders.map((child) => child.path),
];

const wholeListing = (folder: Folder): unknown => [listing(folder), folder.folders.map(wholeListing)];

/** Everything about a source that is known before a file is read. */
const describeSource = ({ folder, claims, looseFolders, parent }: RunSource): unknown => [
  listing(folder),
  claims.map(({ reader, folder: claimed, claim }) => [
    reader.id,
    claim,
    claimed === folder ? null : claim.wholeTree ? wholeListing(claimed) : listing(claimed),
    claim.wholeTree && claimed === folder ? wholeListing(folder) : null,
  ]),
  looseFolders.map(listing),
  parent === null ? null : [parent.root, parent.path, parent.files.map((file) => `${file.name} ${file.size}`)],
];

function readSources(store: ByteStore): Map<string, Kept> {
  const bytes = store.get(sourcesKey);
  const found: unknown = bytes === null ? null : deserialize(bytes);
  const sources = new Map<string, Kept>();
  if (found instanceof Map) {
    for (const [name, kept] of found) if (typeof name === 'string' && isKept(kept)) sources.set(name, kept);
  }
  return sources;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'parts' in value && Array.isArray(value.parts) && 'digest' in value;
