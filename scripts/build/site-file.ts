import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
