/** The output folder: written aside, then swapped in, so that a reader never sees half a site. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../src/report/user-error.ts';

const inside = (folder: string, parent: string): boolean => {
  const path = relative(parent, folder);
  return path === '' || (!path.startsWith('..') && resolve(path) !== path);
};

/** The file that marks a folder as written by this program, and so as one that it may replace. */
export const markerFile = 'api/report.json';

/**
 * Refuses an output folder that holds something else, or that is (in) an input folder.
 * @throws UserError with what to do
 */
export function checkOutFolder(out: string, inputs: readonly string[]): void {
  for (const input of inputs) {
    if (inside(input, out)) {
      throw new UserError(`The output folder ${out} holds the input ${input}.`, { hint: 'Give another --out.' });
    }
  }
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) throw new UserError(`${out} is a file.`, { hint: 'Give a folder: --out DIR' });
  if (readdirSync(out).length > 0 && !existsSync(join(out, markerFile))) {
    throw new UserError(`${out} is not empty and was not written by Sweepbook.`, {
      hint: 'Give an empty or a new folder: --out DIR',
    });
  }
}

/** A new empty folder beside `out`, on the same file system. */
export function openAside(out: string): string {
  const aside = join(dirname(out), `.${basename(out)}.sweepbook-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  return aside;
}

/** Puts the finished folder in the place of the old one. */
export function swapIn(aside: string, out: string): void {
  const old = `${aside}-old`;
  if (existsSync(out)) renameSync(out, old);
  renameSync(aside, out);
  rmSync(old, { recursive: true, force: true });
}
