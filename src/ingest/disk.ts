/** The file system calls that the ingest stage makes: passed in, so that a test can deny any of them. */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';

/** Synchronous calls with the contracts of `node:fs`; asynchronous reads cost four times as much for small files. */
export interface Disk {
  entries(path: string): Dirent[];
  stat(path: string): Stats;
  realPath(path: string): string;
  text(path: string): string;
  bytes(path: string): Uint8Array;
  /** Up to `length` bytes from `position`; negative positions count from the end. Never holds more than one file open. */
  part(path: string, position: number, length: number): Uint8Array;
}

function readPart(path: string, position: number, length: number): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const from = position < 0 ? Math.max(0, fstatSync(descriptor).size + position) : position;
    const buffer = Buffer.allocUnsafe(length);
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

/** The real disk. */
export const nodeDisk: Disk = {
  entries: (path) => readdirSync(path, { withFileTypes: true }),
  stat: (path) => statSync(path),
  realPath: (path) => realpathSync.native(path),
  text: (path) => readFileSync(path, 'utf8'),
  bytes: (path) => readFileSync(path),
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
