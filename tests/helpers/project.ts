/** Folders outside the repository, the program called in them, and what it left there. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
const sweeps = join(import.meta.dirname, '../sweeps');

/** Calls the program in `cwd` and waits for its end. */
export function runProgram(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Paths of all files below a folder, in order. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** Copies one of the small test sweeps to `folder`, without the Report that is expected of it. */
export function copySweep(sweep: string, folder: string): string {
  cpSync(join(sweeps, sweep), folder, { recursive: true });
  rmSync(join(folder, 'report.json'), { force: true });
  return folder;
}
