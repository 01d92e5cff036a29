/**
 * The first and last bytes of files, by which folders are claimed, from one build to the next. Sixty thousand files have
 * them: they are kept as short strings by folder, not as buffers by path, and a shorter beginning is cut from a longer one.
 */
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { findEntry } from './file-access.ts';
import type { FileAccess, Folder } from './reader.ts';
import type { ByteStore } from './store.ts';
import { changedAt, stampOf } from './trace-access.ts';

/** Longer beginnings and ends are read again rather than kept. */
const mostRemembered = 4_096;

/** What is known of one file, as long as its stamp stays the same. */
interface Ends {
  readonly stamp: string;
  /** The beginning, a character a byte, and how much was asked for; null where nothing was. */
  readonly head: { readonly text: string; readonly asked: number } | null;
  /** Ends by how much was asked for. */
  readonly tails: ReadonlyMap<number, string>;
}

type Folders = Map<string, Map<string, Ends>>;

/** What is remembered of a set of results folders. */
export interface RememberedEnds {
  /** An access that remembers what it is asked for. */
  over(access: FileAccess): FileAccess;
  /** Whether there is something to keep: another file, other bytes, or a file less. */
  isChanged(): boolean;
  /** Keeps what this build asked for. */
  keep(): void;
  /** Lets go of everything. */
  forget(): void;
}

/** Opens what `store` has under `key`. `isTrusted` says whether a stamp of that time proves that a file is the same. */
export function openRememberedEnds(
  store: ByteStore,
  key: string,
  isTrusted: (changed: number) => boolean,
): RememberedEnds {
  const before = readFolders(store.get(key));
  const now: Folders = new Map();

  /** The stamp of a file, what may be answered of it, and what of it is kept with what is read anew. */
  const lookUp = (folder: Folder, name: string) => {
    const entry = findEntry(folder, name);
    if (entry === null) return null;
    const stamp = stampOf(entry);
    const seen = [now, before].map((folders) => folders.get(placeOf(folder))?.get(name));
    const [fresh, earlier] = seen.map((ends) => (ends?.stamp === stamp ? ends : null));
    const known = isTrusted(changedAt(entry)) ? (fresh ?? earlier ?? null) : null;
    return { stamp, known, kept: fresh ?? known };
  };
  const remember = (folder: Folder, name: string, ends: Ends): void => {
    const place = placeOf(folder);
    const files = now.get(place) ?? new Map<string, Ends>();
    now.set(place, files.set(name, ends));
  };

  return {
    over: (access) => ({
      ...access,
      head(folder, name, bytes) {
        const file = lookUp(folder, name);
        const head = file?.known?.head ?? null;
        if (file?.known && head !== null && head.asked >= bytes) {
          remember(folder, name, file.known);
          return Buffer.from(head.text.slice(0, bytes), 'latin1');
        }
        const content = access.head(folder, name, bytes);
        const isLonger = bytes > (file?.kept?.head?.asked ?? 0);
        if (file !== null && isLonger && content.length > 0 && content.length <= mostRemembered) {
          const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
          const { stamp, kept } = file;
          remember(folder, name, { stamp, head: { text, asked: bytes }, tails: kept?.tails ?? noTails });
        }
        return content;
      },
      tail(folder, name, bytes) {
        const file = lookUp(folder, name);
        const tail = file?.known?.tails.get(bytes);
        if (file?.known && tail !== undefined) {
          remember(folder, name, file.known);
          return tail;
        }
        const content = access.tail(folder, name, bytes);
        if (file !== null && content !== null && content.length > 0 && content.length <= mostRemembered) {
          const { stamp, kept } = file;
          remember(folder, name, { stamp, head: kept?.head ?? null, tails: new Map(kept?.tails).set(bytes, content) });
        }
        return content;
      },
    }),
    isChanged: () => !isDeepStrictEqual(now, before),
    keep: () => store.put(key, serialize(now)),
    forget() {
      before.clear();
      now.clear();
    },
  };
}

const noTails: ReadonlyMap<number, string> = new Map();

const placeOf = (folder: Folder): string => `${folder.root}\0${folder.path}`;

function readFolders(bytes: Uint8Array | null): Folders {
  const found: unknown = bytes === null ? null : deserialize(bytes);
  const folders: Folders = new Map();
  if (!(found instanceof Map)) return folders;
  for (const [place, files] of found) {
    if (typeof place === 'string' && files instanceof Map && isFiles(files)) folders.set(place, files);
  }
  return folders;
}

const isFiles = (files: Map<unknown, unknown>): files is Map<string, Ends> =>
  [...files].every(([name, ends]) => typeof name === 'string' && isEnds(ends));

const isEnds = (value: unknown): value is Ends =>
  typeof value === 'object' &&
  value !== null &&
  'stamp' in value &&
  'head' in value &&
  'tails' in value &&
  value.tails instanceof Map;
