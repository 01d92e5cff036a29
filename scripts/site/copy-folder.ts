/** Copies files, never their permissions: an installed package may be read-only, its copies must not be. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Copies a file, or a folder with everything below it that `wanted` lets through (given its path in the source). */
export function copyContent(from: string, to: string, wanted: (source: string) => boolean = () => true): void {
  if (!wanted(from)) return;
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) copyContent(join(from, name), join(to, name), wanted);
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, readFileSync(from));
}
