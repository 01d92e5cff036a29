/** Folders that are made once and found by every later command, until nobody uses them any more. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { nameBeside, tryToRemove } from '../build/work-folders.ts';
import { copyContent } from './copy-folder.ts';

/** After so long without use, a folder was made from sources that are no more. */
const unusedMilliseconds = 7 * 24 * 60 * 60 * 1000;

function removeUnused(parent: string): void {
  for (const name of readdirSync(parent).filter((name) => /^[0-9a-f]{40}$/.test(name))) {
    const path = join(parent, name);
    if (Date.now() - statSync(path).mtimeMs > unusedMilliseconds) tryToRemove(path);
  }
}

/** Copies a folder to where the next command finds it, whole or not at all. @throws where that cannot be written, or another command was faster */
function keep(made: string, parent: string, kept: string): void {
  mkdirSync(parent, { recursive: true });
  removeUnused(parent);
  const aside = nameBeside(kept);
  try {
    copyContent(made, aside);
    renameSync(aside, kept);
  } finally {
    tryToRemove(aside);
  }
}

/** True where it is there; from now on it counts as used. */
function use(kept: string): boolean {
  if (!existsSync(kept)) return false;
  try {
    utimesSync(kept, new Date(), new Date());
  } catch {
    // That of another user, who tidies there.
  }
  return true;
}

/**
 * The folder `parent/digest`; where it is not there, what `make` makes is copied to it. Where that cannot be, the folder that
 * `make` answers. @throws what `make` throws
 */
export async function madeOnce(parent: string, digest: string, make: () => Promise<string>): Promise<string> {
  const kept = join(parent, digest);
  if (use(kept)) return kept;
  const made = await make();
  try {
    keep(made, parent, kept);
    return kept;
  } catch {
    return made;
  }
}
