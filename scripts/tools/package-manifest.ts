/**
 * The manifest of the package differs from the repository's: no pinned Node, no tools, the Node that it needs. npm packs
 * the package.json that it finds, so that `prepack` puts this one in its place and `postpack` puts the other one back.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fields of the repository's package.json that matter here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package.json of the repository. */
export const readManifest = (repository: string): Manifest =>
  JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

/** The oldest Node that runs the program and its dependencies. */
const node = '>=22.12.0';

/** The manifest of the package. */
export const packageManifest = ({ name, version, description, license, type, dependencies }: Manifest) => ({
  name,
  version,
  description,
  license,
  type,
  keywords: ['machine-learning', 'experiments', 'benchmark', 'statistics', 'leaderboard', 'report'],
  engines: { node },
  bin: { sweepbook: 'lib/scripts/sweepbook.js' },
  // Messages name the pages of docs, so a user must find them.
  files: ['lib', 'docs/*.md'],
  dependencies,
});

const aside = (repository: string): string => join(repository, '.sweepbook/package.json');

/** Puts the repository's own manifest back; does nothing where it is in its place. */
export function restoreManifest(repository: string): void {
  if (existsSync(aside(repository))) renameSync(aside(repository), join(repository, 'package.json'));
}

/** Puts `manifest` in the place of the repository's, which is kept aside. */
export function swapManifest(repository: string, manifest: object): void {
  const file = join(repository, 'package.json');
  mkdirSync(join(repository, '.sweepbook'), { recursive: true });
  writeFileSync(aside(repository), readFileSync(file));
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

if (import.meta.main) restoreManifest(join(import.meta.dirname, '../..'));
