/** Watches what a reader reads, so that its answer can be kept for as long as those files stay the same. */
import { hash } from 'node:crypto';
import { findEntry } from './file-access.ts';
import type { FileAccess, FileEntry, Folder } from './reader.ts';

/** A part of a file that was read: all of it, its first or its last bytes. */
export interface ReadPart {
  readonly root: string;
  readonly folder: string;
  readonly name: string;
  readonly part: 'bytes' | 'text' | 'head' | 'tail' | 'lines';
  /** How much was asked for, of a head or a tail. */
  readonly length: number;
  /** SHA-1 of what was read; null where it was read line by line. */
  readonly digest: string | null;
  /** The state of the file when the scan saw it. */
  readonly stamp: string;
}

/** A watched access; `parts` is null where the reader opened files in a way that cannot be watched, or could not read one. */
export interface TracedAccess {
  readonly access: FileAccess;
  parts(): readonly ReadPart[] | null;
}

/** Size, times and number of a file: the times are the disk's, and the second one cannot be set by a user. */
export const stampOf = (entry: FileEntry): string =>
  `${entry.size} ${entry.mtimeMs} ${entry.ctimeMs ?? ''} ${entry.inode ?? ''}`;

/** The latest moment at which a file can have changed, in milliseconds of the disk's clock. */
export const changedAt = (entry: FileEntry): number => Math.max(entry.mtimeMs, entry.ctimeMs ?? 0);

/** SHA-1 of what was read: a text as the reader saw it, or bytes. */
export const digestOf = (content: string | Uint8Array): string => hash('sha1', content);

/** Wraps an access. */
export function traceAccess(access: FileAccess): TracedAccess {
  let isWatched = true;
  const parts: ReadPart[] = [];
  const note = (
    folder: Folder,
    name: string,
    read: Pick<ReadPart, 'part' | 'length'> & { readonly content: string | Uint8Array | null },
  ): void => {
    const entry = findEntry(folder, name);
    // Asking for a file that the scan did not see reads nothing; the list of files is part of the key.
    if (entry === null) return;
    const { part, length, content } = read;
    const digest = content === null ? null : digestOf(content);
    parts.push({ root: folder.root, folder: folder.path, name, part, length, digest, stamp: stampOf(entry) });
  };
  const kept = <Content extends string | Uint8Array>(
    content: Content | null,
    where: { readonly folder: Folder; readonly name: string },
    read: Pick<ReadPart, 'part' | 'length'>,
  ): Content | null => {
    if (content === null && findEntry(where.folder, where.name) !== null) isWatched = false;
    note(where.folder, where.name, { ...read, content });
    return content;
  };
  return {
    access: {
      bytes: (folder, name, most) =>
        kept(access.bytes(folder, name, most), { folder, name }, { part: 'bytes', length: 0 }),
      text: (folder, name, most) =>
        kept(access.text(folder, name, most), { folder, name }, { part: 'text', length: 0 }),
      head(folder, name, bytes) {
        const content = access.head(folder, name, bytes);
        if (content.length === 0 && (findEntry(folder, name)?.size ?? 0) > 0) isWatched = false;
        note(folder, name, { part: 'head', length: bytes, content });
        return content;
      },
      tail: (folder, name, bytes) =>
        kept(access.tail(folder, name, bytes), { folder, name }, { part: 'tail', length: bytes }),
      lines(folder, name) {
        note(folder, name, { part: 'lines', length: 0, content: null });
        return access.lines(folder, name);
      },
      published(folder, name) {
        isWatched = false;
        return access.published(folder, name);
      },
      absolutePath(folder, name) {
        isWatched = false;
        return access.absolutePath(folder, name);
      },
    },
    parts: () => (isWatched ? parts : null),
  };
}

/** What a part holds now, as a digest; null where it cannot be read or was never hashed. */
export function readAgain(access: FileAccess, folder: Folder, { part, name, length, digest }: ReadPart): string | null {
  if (digest === null) return null;
  const content = {
    bytes: () => access.bytes(folder, name, Number.POSITIVE_INFINITY),
    text: () => access.text(folder, name, Number.POSITIVE_INFINITY),
    head: () => access.head(folder, name, length),
    tail: () => access.tail(folder, name, length),
    lines: () => null,
  }[part]();
  return content === null ? null : digestOf(content);
}
