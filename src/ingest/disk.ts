/** The file system calls that the ingest stage makes: passed in, so that a test can deny any of them. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { sep } from 'node:path';

/** Synchronous calls with the contracts of `node:fs`; asynchronous reads cost four times as much for small files. */
export interface Disk {
  entries(path: string): Dirent[];
  stat(path: string): Stats;
  realPath(path: string): string;
  text(path: string): string;
  bytes(path: string): Uint8Array;
  /**
   * As `bytes`, for what is going to be published: only a regular file whose real path, at the moment at which it is
   * open, lies in one of the folders; else null. Links that change while a build runs lead nowhere.
   */
  bytesInside(path: string, realFolders: readonly string[]): Uint8Array | null;
  /**
   * Up to `length` bytes from `position`; negative positions count from the end. Never holds more than one file open. They are read
   * into `memory` where it is given and large enough.
   */
  part(path: string, position: number, length: number, memory?: Uint8Array): Uint8Array;
}

function readPart(path: string, position: number, length: number, memory?: Uint8Array): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const from = position < 0 ? Math.max(0, fstatSync(descriptor).size + position) : position;
    const buffer = memory !== undefined && memory.length >= length ? memory : Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(descriptor, buffer, filled, length - filled, from + filled);
      if (read === 0) break;
      filled += read;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}

function readInside(path: string, realFolders: readonly string[]): Uint8Array | null {
  // Without O_NONBLOCK a pipe in the place of the file would be waited for.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const opened = fstatSync(descriptor);
    const real = realpathSync.native(path);
    const named = statSync(real);
    const isSame = opened.dev === named.dev && opened.ino === named.ino;
    const isInside = realFolders.some((folder) => real.startsWith(`${folder.replace(/[/\\]+$/, '')}${sep}`));
    return isSame && isInside && opened.isFile() ? readFileSync(descriptor) : null;
  } finally {
    closeSync(descriptor);
  }
}

/** The real disk. */
export const nodeDisk: Disk = {
  entries: (path) => readdirSync(path, { withFileTypes: true }),
  stat: (path) => statSync(path),
  realPath: (path) => realpathSync.native(path),
  text: (path) => readFileSync(path, 'utf8'),
  bytes: (path) => readFileSync(path),
  bytesInside: readInside,
  part: readPart,
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'it is gone or its target does not exist'],
  ['ELOOP', 'its links go round in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'it is no folder'],
  ['ENOSPC', 'there is no space left'],
  ['EDQUOT', 'the disk quota of this user is used up'],
  ['EROFS', 'it can only be read'],
  ['EIO', 'the disk reports an error'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large'],
  ['ERR_STRING_TOO_LONG', 'it is too large'],
]);

/** Why a call failed, in words and without the path. Anything that is no system error is a bug and is thrown again. */
export function diskReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  return reasons.get(code) ?? code;
}
