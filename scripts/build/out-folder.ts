/**
 * The output folder: written aside, then swapped in, so that a reader never sees half a site. The swap is two renames,
 * because no file system call that Node has exchanges two folders. A command that is killed between them leaves no
 * folder under the name, but the old site whole beside it: the next command puts it back.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../src/report/user-error.ts';
import { abandonedIn, openWorkFolder, prefixBeside, tryToRemove, type WorkFolder } from './work-folders.ts';

const inside = (folder: string, parent: string): boolean => {
  const path = relative(parent, folder);
  return path === '' || (!path.startsWith('..') && resolve(path) !== path);
};

/** The file that marks a folder as written by this program, and so as one that it may replace. */
export const markerFile = 'api/report.json';

/** What stands behind the name of the old site during the swap. */
const oldEnding = '.old';

/** The folder that a path means: a link to a folder is followed, so that the link stays and its target is replaced. */
export function realOutFolder(out: string): string {
  try {
    return realpathSync(out);
  } catch {
    return out;
  }
}

/**
 * Removes what killed commands left beside the output folder, and puts the old site back where a command was killed in
 * the middle of the swap. What another command still writes stays.
 */
export function recoverOutFolder(out: string): void {
  const left = abandonedIn(dirname(out), prefixBeside(out));
  const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0;
  const old = left
    .filter((path) => path.endsWith(oldEnding) && existsSync(join(path, markerFile)))
    .sort((a, b) => changedAt(a) - changedAt(b));
  const restored = existsSync(out) ? undefined : old.at(-1);
  if (restored !== undefined) {
    try {
      renameSync(restored, out);
    } catch {
      // Another command does the same at this moment, or whoever writes here next says why it cannot.
    }
  }
  for (const path of left) if (path !== restored) tryToRemove(path);
}

/**
 * Refuses an output folder that holds something else, or that is (in) an input folder.
 * @throws UserError with what to do
 */
export function checkOutFolder(out: string, inputs: readonly string[]): void {
  for (const input of inputs) {
    if (inside(realOutFolder(input), out)) {
      throw new UserError(`The output folder ${out} holds the input ${input}.`, { hint: 'Give another --out.' });
    }
  }
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) throw new UserError(`${out} is a file.`, { hint: 'Give a folder: --out DIR' });
  if (statSync(out).dev !== statSync(dirname(out)).dev) {
    throw new UserError(`The output folder ${out} cannot be replaced: a disk is mounted right there.`, {
      kind: 'disk',
      hint: 'The folder is replaced as a whole: give a folder on that disk, --out DIR',
    });
  }
  if (readdirSync(out).length > 0 && !existsSync(join(out, markerFile))) {
    throw new UserError(`${out} is not empty and was not written by Sweepbook.`, {
      hint: 'Give an empty or a new folder: --out DIR',
    });
  }
}

/** A new empty folder beside `out`, on the same file system. */
export function openAside(out: string): WorkFolder {
  mkdirSync(dirname(out), { recursive: true });
  const aside = openWorkFolder(dirname(out), prefixBeside(out));
  const before = statSync(out, { throwIfNoEntry: false });
  if (before !== undefined) chmodSync(aside.path, (before.mode & 0o7777) | 0o700);
  return aside;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** True where the old folder was moved; false where there was none. */
function moveAway(out: string, old: string): boolean {
  try {
    renameSync(out, old);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Puts the finished folder in the place of the old one. Where several commands do so at once, the last one stays.
 * @returns the old folder where it could not be removed, else null
 */
export function swapIn(aside: WorkFolder, out: string): string | null {
  // Nothing may interrupt what follows but the end of the process: there is no waiting in it.
  const left: string[] = [];
  for (let attempt = 0; ; attempt++) {
    const old = `${aside.path}${attempt === 0 ? '' : `.${attempt}`}${oldEnding}`;
    const moved = moveAway(out, old);
    if (moved) left.push(old);
    try {
      renameSync(aside.path, out);
      break;
    } catch (error) {
      // Another command was quicker: its site is replaced in turn.
      if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) && attempt < 100) continue;
      if (moved && !existsSync(out)) renameSync(old, out);
      throw error;
    }
  }
  aside.release();
  return left.filter((path) => !tryToRemove(path))[0] ?? null;
}
