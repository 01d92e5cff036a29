/** Where a build keeps what the next one can use: a folder of the user, or one that is named; it explains itself. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameBeside } from '../build/work-folders.ts';
import type { Arguments, OptionSpec } from '../cli/command.ts';
import { cacheRoot, cacheTag } from './cache-root.ts';
import { clockDoubt } from './clock-doubt.ts';

/** The options of commands that keep something. */
export const cacheOptions = {
  cache: {
    value: 'DIR',
    help: 'Where to keep what the next build can use',
    fallback: 'SWEEPBOOK_CACHE, else the cache folder of the user',
  },
  'no-cache': { help: 'Read and compute everything anew, and keep nothing' },
} as const satisfies Record<string, OptionSpec>;

/** The folder of one set of results and one output. */
export interface CacheFolder {
  readonly path: string;
  file(name: string): string;
  /** What changed at this time or later, in milliseconds by the clock of the disk, may change once more without a trace. */
  readonly trustedBefore: number;
}

const readMe = `# What Sweepbook keeps from one build to the next

It holds the runs as they were read, with everything that the results hold and the report hides, and compiled code,
which the next command runs. It can be deleted at any time. docs/cache.md of Sweepbook says more.
`;

/** Now, by the clock of a folder's disk. @throws where nothing can be written there */
function diskTime(folder: string): number {
  const probe = nameBeside(join(folder, 'now'));
  writeFileSync(probe, '');
  const { mtimeMs } = statSync(probe);
  rmSync(probe, { force: true });
  return mtimeMs;
}

/** The folder that the options name, for what is made from `inputs`; null where nothing is to be kept or no folder can be made. */
export function openCacheFolder(
  args: Arguments,
  about: { readonly key: unknown; readonly inputs: readonly string[] },
): CacheFolder | null {
  if (args.has('no-cache')) return null;
  const root = cacheRoot(args.text('cache'));
  let trustedBefore: number;
  const path = join(root, hash('sha1', JSON.stringify(about.key)).slice(0, 12));
  try {
    // What is kept is not redacted: it is for this user alone.
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!existsSync(join(root, '.gitignore'))) writeFileSync(join(root, '.gitignore'), '*\n');
    if (!existsSync(join(root, cacheTag))) {
      writeFileSync(join(root, cacheTag), 'Signature: 8a477f597d28d172789f06886806bc55\n# Written by Sweepbook.\n');
    }
    if (!existsSync(join(root, 'README.md'))) writeFileSync(join(root, 'README.md'), readMe);
    trustedBefore = diskTime(path) - clockDoubt([path, ...about.inputs]);
  } catch {
    // A folder that cannot be written costs time, not the build.
    return null;
  }
  return {
    path,
    file: (name) => join(path, name),
    trustedBefore,
  };
}
