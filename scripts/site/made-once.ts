/** Folders that are made once and found, whole, by every later command, until nobody uses them any more. */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameBeside, tryToRemove } from '../build/work-folders.ts';
import { contentsBelow } from '../cache/program.ts';
import { copyContent } from './copy-folder.ts';

/** After so long without use, a folder was made from sources that are no more. */
const unusedMilliseconds = 24 * 60 * 60 * 1000;

/** The file that says what the others held when they were made. */
const sealName = 'digest.txt';

const digestOf = (folder: string): string =>
  hash(
    'sha1',
    contentsBelow(folder, folder)
      .filter((line) => !line.slice(1).startsWith(`${sealName} `))
      .join('\n'),
  );

/** A disk that was full, a loss of power or a program that tidies can leave a part. */
function isWhole(folder: string): boolean {
  try {
    return readFileSync(join(folder, sealName), 'utf8') === digestOf(folder);
  } catch {
    return false;
  }
}

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
    writeFileSync(join(aside, sealName), digestOf(made));
    // Where it is damaged it makes room; where another command has just put a whole one there, that one stays.
    if (!isWhole(kept)) tryToRemove(kept);
    renameSync(aside, kept);
  } finally {
    tryToRemove(aside);
  }
}

/** True where it is there as it was made; from now on it counts as used. */
function use(kept: string): boolean {
  if (!isWhole(kept)) return false;
  try {
    utimesSync(kept, new Date(), new Date());
  } catch {
    // That of another user, who tidies there.
  }
  return true;
}

/**
 * The folder `parent/digest`; where it is not there as it was made, what `make` makes is copied to it. Where that cannot be, the folder that
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
