/** Reads files that the scan saw, and no others: a reader cannot leave the results folders. */
import { decodeText } from './decode-text.ts';
import type { DiagnosticSink } from './diagnostics.ts';
import { diskReason, type Disk } from './disk.ts';
import { chunkBytes, readLines } from './lines.ts';
import type { FileAccess, FileEntry, Folder } from './reader.ts';
import type { Root } from './scan.ts';

/** Larger files are read only by readers that ask for more, or in parts. */
export const defaultMaxBytes = 128 * 1024 * 1024;

/** Longer beginnings of files are read again for whoever asks. */
const longestKept = 4096;

/** What {@link createFileAccess} needs. */
export interface FileAccessOptions {
  readonly roots: readonly Root[];
  readonly disk: Disk;
  readonly diagnostics: DiagnosticSink;
}

/** Entries by name of the folders that hold many: some tools put ten thousand logs into one. */
const indexes = new WeakMap<readonly FileEntry[], ReadonlyMap<string, FileEntry>>();

function entryIn({ files }: Folder, name: string): FileEntry | null {
  if (files.length < 32) return files.find((file) => file.name === name) ?? null;
  let index = indexes.get(files);
  if (index === undefined) indexes.set(files, (index = new Map(files.map((file) => [file.name, file]))));
  return index.get(name) ?? null;
}

/** The entry of `name` or `sub/name` in the scan; null where the scan did not see it. */
export function findEntry(folder: Folder, name: string): FileEntry | null {
  const slash = name.indexOf('/');
  if (slash === -1) return entryIn(folder, name);
  const path = folder.path === '' ? name.slice(0, slash) : `${folder.path}/${name.slice(0, slash)}`;
  const below = folder.folders.find((child) => child.path === path);
  return below === undefined ? null : findEntry(below, name.slice(slash + 1));
}

/** Path of a file (or of the folder: '') for messages: inside its root, with the root's label where there are several. */
export function shownPath(folder: Folder, name: string, severalRoots: boolean): string {
  const parts = [severalRoots ? folder.root : '', folder.path, name].filter((part) => part !== '');
  return parts.length === 0 ? folder.root : parts.join('/');
}

/** Makes the access to the scanned files. Everything that goes wrong becomes a diagnostic and a null. */
export function createFileAccess({ roots, disk, diagnostics }: FileAccessOptions): FileAccess {
  const paths = new Map(roots.map((root) => [root.label, root.path.replace(/[/\\]+$/, '')]));
  const absolutePath = (folder: Folder, name: string): string =>
    `${paths.get(folder.root)}/${folder.path === '' ? '' : `${folder.path}/`}${name}`;

  let realRoots: readonly string[] | null = null;
  /** Of the folder that was looked at last: reader after reader asks for the beginnings of the same files. */
  let heads = { place: '', byName: new Map<string, Uint8Array>() };

  const complain = (folder: Folder, name: string, message: string): null => {
    const file = shownPath(folder, name, roots.length > 1);
    diagnostics.report({ severity: 'error', code: 'file-unreadable', message, file, line: null, hint: null });
    return null;
  };
  const guarded = <Value>(
    folder: Folder,
    name: string,
    read: (path: string, entry: FileEntry) => Value,
  ): Value | null => {
    const entry = findEntry(folder, name);
    if (entry === null) return null;
    try {
      return read(absolutePath(folder, name), entry);
    } catch (error) {
      return complain(folder, name, `This file cannot be read: ${diskReason(error)}.`);
    }
  };
  const whole = <Value>(folder: Folder, name: string, maxBytes: number, read: (path: string) => Value): Value | null =>
    guarded(folder, name, (path, entry) => {
      if (entry.size <= maxBytes) return read(path);
      const size = Math.round(entry.size / 1e6);
      return complain(
        folder,
        name,
        `This file is not read: ${size} MB are more than the limit of ${Math.round(maxBytes / 1e6)} MB.`,
      );
    });

  const readText = (path: string): string => {
    const text = disk.text(path);
    const first = text.charCodeAt(0);
    if (first === 0xfeff) return text.slice(1);
    // A mark of UTF-16 is no UTF-8: it was read as replacement characters.
    return first === 0xfffd ? decodeText(disk.bytes(path)) : text;
  };

  return {
    absolutePath,
    bytes: (folder, name, maxBytes = defaultMaxBytes) => whole(folder, name, maxBytes, (path) => disk.bytes(path)),
    published(folder, name) {
      realRoots ??= roots.map((root) => disk.realPath(root.path));
      const folders = realRoots;
      return guarded(folder, name, (path) => disk.bytesInside(path, folders));
    },
    text: (folder, name, maxBytes = defaultMaxBytes) => whole(folder, name, maxBytes, readText),
    head: (folder, name, bytes) =>
      guarded(folder, name, (path, entry) => {
        if (bytes > longestKept) return disk.part(path, 0, Math.min(bytes, entry.size));
        const place = `${folder.root}\0${folder.path}`;
        if (heads.place !== place) heads = { place, byName: new Map() };
        let kept = heads.byName.get(name);
        if (kept === undefined) {
          kept = disk.part(path, 0, Math.min(longestKept, entry.size));
          heads.byName.set(name, kept);
        }
        return kept.subarray(0, bytes);
      }) ?? new Uint8Array(),
    tail: (folder, name, bytes) =>
      guarded(folder, name, (path, entry) => {
        if (entry.size <= bytes) return readText(path);
        const text = decodeText(disk.part(path, -bytes, bytes));
        return text.slice(text.indexOf('\n') + 1);
      }),
    *lines(folder, name) {
      const entry = findEntry(folder, name);
      if (entry === null) return;
      const path = absolutePath(folder, name);
      // Fresh memory for every piece of a gigabyte would cost as much as reading it.
      const memory = new Uint8Array(Math.min(entry.size, chunkBytes));
      yield* readLines(entry.size, (position, length) => {
        return guarded(folder, name, () => disk.part(path, position, length, memory)) ?? new Uint8Array();
      });
    },
  };
}
