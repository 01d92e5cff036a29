/** What the disk refuses, in words: what happened where, and what to do. */
import { readFileSync, statfsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { bytesText } from '../../src/format/bytes.ts';
import { UserError } from '../../src/report/user-error.ts';
import { bytesIn } from './work-folders.ts';

/** A folder that a command writes to. */
export interface Place {
  readonly path: string;
  /** What messages call it, where it stands for another one. */
  readonly shown?: string;
  /** As in "the output folder". */
  readonly title: string;
  /** How the user chooses another one. */
  readonly instead: string;
}

/** What happened, by the code of the system. Codes that are not here are bugs. */
const happened: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'there is no space left on the disk'],
  ['EDQUOT', 'the disk quota of this user is used up'],
  ['EFBIG', 'a file grew larger than this disk or this user may have'],
  ['EROFS', 'it can only be read'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EBUSY', 'it is in use, or a disk is mounted right there'],
  ['EXDEV', 'a disk is mounted right there'],
  ['EIO', 'the disk reports an error'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EMFILE', 'this process has too many files open'],
  ['ENFILE', 'this machine has too many files open'],
]);

interface SystemTrouble {
  readonly code: string;
  readonly path: string | null;
}

const texts = (value: unknown, key: string): string | null => {
  if (typeof value !== 'object' || value === null || !(key in value)) return null;
  const found: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return typeof found === 'string' ? found : null;
};

/** The system's error in an error, in its causes or in the errors that it collects. */
function systemTrouble(error: unknown, depth = 0): SystemTrouble | null {
  if (!(error instanceof Error) || depth > 5) return null;
  const code = texts(error, 'code');
  if (code !== null && happened.has(code)) return { code, path: texts(error, 'dest') ?? texts(error, 'path') };
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  for (const part of inner) {
    const found = systemTrouble(part, depth + 1);
    if (found !== null) return found;
  }
  // Bundlers put the system's words into a message of their own.
  const told = /\b(E[A-Z]{3,12})\b/.exec(error.message)?.[1];
  return told !== undefined && happened.has(told) ? { code: told, path: null } : null;
}

/** With fewer open files the bundler cannot start, and then ends the process in words that say nothing. */
const fewestFiles = 64;

/** @throws UserError where this process may open too few files to build a site; only Linux says so beforehand */
export function checkOpenFiles(): void {
  let limits: string;
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return;
  }
  const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  if (soft !== undefined && Number(soft) < fewestFiles) throw tooFewFiles(`this process may open only ${soft} files`);
}

const tooFewFiles = (what: string): UserError =>
  new UserError(`The site cannot be built: ${what}.`, {
    kind: 'disk',
    hint: 'Allow more: ulimit -n 1024, then build again.',
  });

/** Free bytes on the disk of a path; null where the system does not say. */
function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return dirname(path) === path ? null : freeBytes(dirname(path));
  }
}

/** A disk with less than this is full. */
const fullBytes = 1_000_000;

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Commands write beside a folder what takes its place in the end. */
const isBeside = (path: string, folder: string): boolean => path.startsWith(`${dirname(folder)}/.${basename(folder)}.`);

/** The place of a path; without a path the one whose disk is full, else the first. */
function placeOf(trouble: SystemTrouble, places: readonly Place[]): Place {
  const path = trouble.path === null ? null : resolve(trouble.path);
  const named =
    path === null ? undefined : places.find((place) => isIn(path, place.path) || isBeside(path, place.path));
  if (named !== undefined) return named;
  if (path !== null) return { path, title: 'The path', instead: 'see sweepbook build --help' };
  const fullest = places.toSorted((a, b) => (freeBytes(a.path) ?? Infinity) - (freeBytes(b.path) ?? Infinity));
  return (trouble.code === 'ENOSPC' ? fullest[0] : places[0])!;
}

/**
 * The error as a {@link UserError} of the kind `disk` where the disk refused something in one of the places; anything
 * else as it is. Call it before what was written is removed: the message says how much that was.
 */
export function diskTrouble(error: unknown, places: readonly Place[]): unknown {
  const trouble = error instanceof UserError ? null : systemTrouble(error);
  if (trouble === null) return error;
  const place = placeOf(trouble, places);
  const free = freeBytes(place.path);
  // A copy into a full disk ends with an error of input and output.
  const code = trouble.code === 'EIO' && free !== null && free < fullBytes ? 'ENOSPC' : trouble.code;
  const what = happened.get(code)!;
  if (trouble.code === 'EMFILE' || trouble.code === 'ENFILE') return tooFewFiles(what);
  if (trouble.code === 'EBUSY' || trouble.code === 'EXDEV') {
    return new UserError(`${place.title} ${place.shown ?? place.path} cannot be replaced: ${what}.`, {
      kind: 'disk',
      hint: `The folder is replaced as a whole, so it cannot be a mounted disk itself: give a folder on it, ${place.instead}`,
    });
  }
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  const figures = isFull
    ? ` (${bytesText(bytesIn(place.path))} were written${free === null ? '' : `, ${bytesText(free)} were free at the end`})`
    : '';
  return new UserError(`${place.title} ${place.shown ?? place.path} cannot be written: ${what}${figures}.`, {
    kind: 'disk',
    hint: `${isFull ? 'Free some space, or choose' : 'Choose'} another place: ${place.instead}`,
  });
}
