import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the site, not made yet. */
export interface SiteFile {
  /** From the root of the site, with `/` between names. */
  readonly path: string;
  content(): string | Uint8Array;
}

/** Makes files and writes them. */
export function writeSiteFiles(target: string, files: Iterable<SiteFile>): void {
  for (const file of files) writeSiteFile(target, file.path, file.content());
}

/** Writes a file of the site, making its folders. */
export function writeSiteFile(target: string, path: string, content: string | Uint8Array): void {
  const file = join(target, path);
  try {
    writeFileSync(file, content);
  } catch (error) {
    // Asking first costs as much as the file itself, and most files stand beside the one before.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
