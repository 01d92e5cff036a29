/** What the commands ask of git. Nothing of the repository is changed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Runs git without hooks; null where it fails or is not installed. */
function git(cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): string | null {
  try {
    return execFileSync('git', ['-c', 'core.hooksPath=/dev/null', ...words], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 30,
    });
  } catch {
    return null;
  }
}

/** The top folder of the repository that holds `cwd`; null outside of one. */
export const repositoryRoot = (cwd: string): string | null =>
  git(cwd, ['rev-parse', '--show-toplevel'])?.replace(/\r?\n$/, '') ?? null;

/** What a name means to git here: a commit, or a file of one (`main:report.json`); null where it means nothing. */
export function resolveGit(
  cwd: string,
  name: string,
): { readonly kind: 'commit' | 'file'; readonly hash: string } | null {
  const verify = (text: string): string | null =>
    git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', text])?.trim() || null;
  const commit = verify(`${name}^{commit}`);
  if (commit !== null) return { kind: 'commit', hash: commit };
  // Behind a colon all is path: git would look for a file whose name ends with ^{blob}.
  const file = name.includes(':') ? verify(name) : null;
  return file !== null && git(cwd, ['cat-file', '-t', file])?.trim() === 'blob' ? { kind: 'file', hash: file } : null;
}

/** The bytes of a file that {@link resolveGit} found, as text. */
export const readGitFile = (cwd: string, hash: string): string | null => git(cwd, ['cat-file', 'blob', hash]);

/**
 * Writes folders of a commit, given from the repository's top, below `target`. An index of its own keeps the
 * repository's as it is. Folders that the commit does not hold are left out; the result names those it holds.
 */
export function checkOut(
  cwd: string,
  from: { readonly commit: string; readonly folders: readonly string[] },
  target: string,
): readonly string[] {
  const gitDir = git(cwd, ['rev-parse', '--absolute-git-dir'])?.replace(/\r?\n$/, '');
  if (gitDir === undefined) return [];
  const held = from.folders.filter(
    (folder) => (git(cwd, ['ls-tree', '--full-tree', '-d', '--name-only', '-z', from.commit, folder]) ?? '') !== '',
  );
  if (held.length === 0) return [];
  const tree = join(target, 'tree');
  mkdirSync(tree, { recursive: true });
  const done = git(
    tree,
    [
      '--literal-pathspecs',
      `--git-dir=${gitDir}`,
      `--work-tree=${tree}`,
      'checkout',
      '--quiet',
      from.commit,
      '--',
      ...held,
    ],
    { GIT_INDEX_FILE: join(target, 'index') },
  );
  return done === null ? [] : held;
}
