/**
 * Where Astro works. Its root is the folder of the pages, and it writes below that and below the current folder: neither
 * an installed package nor the user's project is a place for that, so both are folders of the build.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { copyContent } from './copy-folder.ts';

/** True in the package, whose files are compiled; the repository keeps its pages where the maintainer edits them. */
const isCompiled = extname(import.meta.filename) === '.js';

/** What Astro needs of the package. */
const siteParts = ['astro.config.mjs', 'package.json', 'src'] as const;

/** Rooms of src/ that no page may import. */
const unused = ['ingest', 'analyze', 'stats'] as const;

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
const packagePlaces = (): readonly string[] =>
  (createRequire(import.meta.url).resolve.paths('astro') ?? []).filter((place) => existsSync(place));

/** The folder that Astro runs in, and its root. */
export function openSiteFolder(
  packageRoot: string,
  workFolder: string,
): { readonly current: string; readonly root: string } {
  const current = openCurrentFolder(workFolder);
  if (!isCompiled) return { current, root: packageRoot };
  const rooms = unused.map((room) => join(packageRoot, 'src', room));
  for (const part of siteParts) {
    copyContent(join(packageRoot, part), join(current, part), (source) => !rooms.includes(source));
  }
  return { current, root: current };
}
