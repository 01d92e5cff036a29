/** The state of files on the disk: what tells that none of them has changed, without reading one. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder. */
export interface Stamps {
  /** A line per file, sorted: its path in the folder, size, times and inode. */
  readonly lines: readonly string[];
  /** When the last of them changed, in milliseconds of the disk's clock. */
  readonly latest: number;
  readonly bytes: number;
}

/** Looks at every file below a folder. @throws what the disk says where there is no such folder */
export function stampsBelow(folder: string): Stamps {
  let latest = 0;
  let bytes = 0;
  const lines = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const stats = statSync(path, { throwIfNoEntry: false });
      latest = Math.max(latest, stats?.mtimeMs ?? 0, stats?.ctimeMs ?? 0);
      bytes += stats?.size ?? 0;
      return `${path.slice(folder.length)} ${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs} ${stats?.ino}`;
    });
  return { lines: lines.sort(), latest, bytes };
}
