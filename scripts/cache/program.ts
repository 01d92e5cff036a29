/** What writes and reads the cache: another program may read a file in another way, and draw another page of it. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of this package that decide what a build writes. */
const folders = ['src', 'scripts', 'public', 'compiled'] as const;

/** A line per file below a folder, sorted: its path in `root`, and the digest of what it holds. */
export const contentsBelow = (folder: string, root: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file.slice(root.length)} ${hash('sha1', readFileSync(file))}`);

function digestOf(packageRoot: string): string {
  const parts = folders
    .map((folder) => join(packageRoot, folder))
    .filter((path) => existsSync(path))
    .flatMap((path) => contentsBelow(path, packageRoot));
  const manifest = hash('sha1', readFileSync(join(packageRoot, 'package.json')));
  return hash('sha1', [process.version, process.arch, manifest, ...parts].join('\n'));
}

const digests = new Map<string, string>();

/** A digest of the code of this program and of the Node that runs it; of a process, it is taken once. */
export function programDigest(packageRoot: string): string {
  const digest = digests.get(packageRoot) ?? digestOf(packageRoot);
  digests.set(packageRoot, digest);
  return digest;
}
