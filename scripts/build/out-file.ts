/** Files outside the site, which a user names or which stand in the user's project. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileContent } from '../../src/exports/file-content.ts';
import { UserError } from '../../src/report/user-error.ts';
import { diskTrouble } from './disk-trouble.ts';
import { writePieces } from './site-file.ts';

/** What only a wrong path brings. Where the program chooses the paths, the same codes are bugs. */
const wrongPath: ReadonlyMap<string, string> = new Map([
  ['EISDIR', 'a folder stands there'],
  ['ERR_FS_EISDIR', 'a folder stands there'],
  ['EEXIST', 'a part of its path is a file'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['ENOENT', 'its path leads nowhere'],
]);

/**
 * Hands the full path of a file to what writes it; folders on the way are made. `instead` is how the user chooses
 * another file.
 * @throws UserError of the kind `disk` where the disk refuses
 */
export function writingTo<T>(out: string, write: (file: string) => T, instead = '--out FILE'): T {
  const path = resolve(out);
  try {
    mkdirSync(dirname(path), { recursive: true });
    return write(path);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? wrongPath.get(String(error.code)) : undefined;
    const place = { path, shown: out, title: 'The file', instead };
    if (why === undefined) throw diskTrouble(error, [place]);
    throw new UserError(`The file ${out} cannot be written: ${why}.`, {
      kind: 'disk',
      hint: `Choose another place: ${instead}`,
    });
  }
}

/** Writes a file that the user named. @throws UserError of the kind `disk` where the disk refuses */
export function writeOutFile(out: string, content: FileContent, instead?: string): void {
  writingTo(out, (file) => writePieces(file, content), instead);
}
