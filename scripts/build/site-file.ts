import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { piecesOf, type FileContent } from '../../src/exports/file-content.ts';

/** A file of the site, not made yet. */
export interface SiteFile {
  /** From the root of the site, with `/` between names. */
  readonly path: string;
  content(): FileContent;
}

/** Makes files and writes them. */
export function writeSiteFiles(target: string, files: Iterable<SiteFile>): void {
  for (const file of files) writeSiteFile(target, file.path, file.content());
}

/** Writes a file of the site, making its folders. */
export function writeSiteFile(target: string, path: string, content: FileContent): void {
  const file = join(target, path);
  try {
    writePieces(file, content);
  } catch (error) {
    // Asking first costs as much as the file itself, and most files stand beside the one before.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(file), { recursive: true });
    writePieces(file, content);
  }
}

/** Writes a file piece by piece. */
export function writePieces(path: string, content: FileContent): void {
  const pieces = piecesOf(content);
  if (pieces.length === 1) return writeFileSync(path, pieces[0]!);
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
