/** Folders that a command works in: removed when it ends or is stopped, and by the next one where it was killed. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { diskReason } from '../../src/ingest/disk.ts';
import { placeLabel, processLabel, readProcessLabel } from '../../src/ingest/process-label.ts';
import { UserError } from '../../src/report/user-error.ts';
import { whenStopped } from '../cli/stopping.ts';

/** A folder of a command. */
export interface WorkFolder {
  readonly path: string;
  /** Removes it, if it is still there. */
  remove(): void;
  /** Leaves it to somebody else. */
  release(): void;
}

/** What a folder of another machine must not have been touched for, to count as left behind. */
const abandonedAfterMilliseconds = 24 * 60 * 60 * 1000;

const removeAll = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });

/** How names begin that commands give beside a file or folder, to what shall take its place. They are hidden. */
export const prefixBeside = (path: string): string => `.${basename(path)}.sweepbook-`;

/** Removes what killed commands left under names of {@link nameBeside}. */
export function tidyBeside(file: string): void {
  for (const path of abandonedIn(dirname(file), prefixBeside(file))) tryToRemove(path);
}

/**
 * A new name beside a file, for what shall take its place, after tidying there. A signal removes nothing under it, so
 * that it ends a computation at once: the next command does.
 */
export function nameBeside(file: string): string {
  tidyBeside(file);
  return join(dirname(file), `${prefixBeside(file)}${processLabel()}`);
}

/** Makes a new folder `<prefix><label>` in `parent`, which must exist. */
export function openWorkFolder(parent: string, prefix: string): WorkFolder {
  const path = join(parent, `${prefix}${processLabel()}`);
  mkdirSync(path);
  const forget = whenStopped(() => {
    try {
      removeAll(path);
    } catch {
      // The next command removes it.
    }
  });
  return {
    path,
    release: forget,
    remove: () => {
      forget();
      removeAll(path);
    },
  };
}

/** The prefix of everything that commands put into the folder for temporary files. */
export const temporaryPrefix = 'sweepbook-';

/**
 * Makes a folder for temporary files that only this user can read, and removes what killed commands left there.
 * @throws UserError of the kind `disk` where it cannot be made
 */
export function openTemporaryFolder(): WorkFolder {
  for (const path of abandonedIn(tmpdir(), temporaryPrefix)) tryToRemove(path);
  try {
    const folder = openWorkFolder(tmpdir(), temporaryPrefix);
    chmodSync(folder.path, 0o700);
    return folder;
  } catch (error) {
    throw new UserError(`The folder for temporary files ${tmpdir()} cannot be written: ${diskReason(error)}.`, {
      kind: 'disk',
      hint: 'Make that folder or free some space there, or choose another one: TMPDIR=DIR',
    });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else runs, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** True where the command that gave this name is gone. A label may have an ending after a dot. */
function isAbandoned(path: string, prefix: string): boolean {
  const owner = readProcessLabel(basename(path).slice(prefix.length).split('.')[0]!);
  if (owner === null) return false;
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isSymbolicLink()) return false;
  const isOurs = process.getuid === undefined || stats.uid === process.getuid();
  if (!isOurs) return false;
  if (owner.place === placeLabel()) return owner.pid !== process.pid && !isRunning(owner.pid);
  return Date.now() - stats.mtimeMs > abandonedAfterMilliseconds;
}

/** Full paths of what commands that are gone left in a folder under names with this prefix, in order of their names. */
export function abandonedIn(parent: string, prefix: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(parent);
  } catch {
    // What cannot be listed cannot be tidied; whoever needs the folder says so.
    return [];
  }
  return names
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => join(parent, name))
    .filter((path) => isAbandoned(path, prefix));
}

/** Removes a folder or file; false where that is not allowed. */
export function tryToRemove(path: string): boolean {
  try {
    removeAll(path);
    return true;
  } catch {
    return false;
  }
}

/** Bytes of all files in a folder, as far as it can be read. */
export function bytesIn(folder: string): number {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // A folder that goes away while it is measured has the size that was seen.
  }
  return sum;
}
