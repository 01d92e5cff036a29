/** Where Astro works: it writes below the current folder, and the user's project is no place for that. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A folder below `workFolder` from which packages are found as they are from this file: it has as many folders above it
 * as there are places where Node looks for packages, each with a link to one of them.
 */
export function openCurrentFolder(workFolder: string, places = packagePlaces()): string {
  let folder = workFolder;
  places.toReversed().forEach((place, depth) => {
    if (depth > 0) folder = join(folder, 'site');
    mkdirSync(folder, { recursive: true });
    const link = join(folder, 'node_modules');
    if (!existsSync(link)) symlinkSync(place, link, 'junction');
  });
  return folder;
}

/** The folders of packages that this file may import from, the nearest first. */
export const packagePlaces = (): readonly string[] =>
  (createRequire(import.meta.url).resolve.paths('astro') ?? []).filter((place) => existsSync(place));
