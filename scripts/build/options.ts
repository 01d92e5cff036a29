/** The options that every command with an input takes, and their meaning. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../src/report/user-error.ts';
import type { Arguments, OptionSpec } from '../cli/command.ts';

export const inputOptions = {
  results: { value: 'DIR', many: true, help: 'Folder with runs', fallback: 'results' },
  content: {
    value: 'DIR',
    help: 'Folder with benchmarks/*.yaml and notes',
    fallback: 'content beside the results, where it exists',
  },
  title: { value: 'TEXT', help: 'Title of the report', fallback: 'of content/report.yaml, else from the benchmarks' },
  'no-redact': { help: 'Publish tokens, e-mail addresses, home folders and host names as they are' },
  strict: { help: 'Exit with 4 when the input has warnings or errors' },
} as const satisfies Record<string, OptionSpec>;

/** Where the runs and the descriptions come from. `label` is what the report calls a root: never an absolute path. */
export interface InputOptions {
  readonly roots: readonly { readonly label: string; readonly path: string }[];
  readonly contentDir: string | null;
  readonly title: string | null;
  readonly redact: boolean;
  readonly strict: boolean;
}

/** Every folder that a build of these options reads. */
export const inputFolders = ({ roots, contentDir }: Pick<InputOptions, 'roots' | 'contentDir'>): readonly string[] => [
  ...roots.map((root) => root.path),
  ...(contentDir === null ? [] : [contentDir]),
];

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

function labelOf(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') || resolve(inside) === inside
    ? basename(path)
    : inside.replaceAll('\\', '/');
}

/**
 * Reads the input options; folders may also be given as operands.
 * @throws UserError where a folder does not exist, with what to do
 */
export function readInputOptions(args: Arguments, cwd: string, operandsAreResults = true): InputOptions {
  const given = [...args.texts('results'), ...(operandsAreResults ? args.names : [])];
  const folders = given.length > 0 ? given : ['results'];
  const taken = new Map<string, number>();
  const roots = folders.map((folder) => {
    const path = resolve(cwd, folder);
    if (!existsSync(path)) {
      throw new UserError(`There is no folder ${folder}.`, {
        hint:
          given.length > 0 ? 'Give the folder that holds your runs.' : 'Name your runs: sweepbook build --results DIR',
      });
    }
    const label = labelOf(path, cwd);
    const times = (taken.get(label) ?? 0) + 1;
    taken.set(label, times);
    return { label: times === 1 ? label : `${label}-${times}`, path };
  });
  return {
    roots,
    contentDir: readContentDir(args.text('content'), { cwd, beside: roots[0]!.path }),
    title: args.text('title'),
    redact: !args.has('no-redact'),
    strict: args.has('strict'),
  };
}

/**
 * The folder with benchmark files and notes. Descriptions belong to results: without a word they stand beside them,
 * wherever the command was called.
 * @throws UserError where the named folder does not exist
 */
export function readContentDir(
  named: string | null,
  { cwd, beside }: { readonly cwd: string; readonly beside: string },
): string | null {
  const path = named === null ? join(dirname(beside), 'content') : resolve(cwd, named);
  if (isFolder(path)) return path;
  if (named === null) return null;
  throw new UserError(`There is no folder ${named}.`, {
    hint: '--content names a folder that holds benchmarks/*.yaml.',
  });
}

/** A base path with slashes at both ends. */
export function readBase(text: string | null): string {
  if (text === null || text === '' || text === '/') return '/';
  if (/^[a-z]+:/i.test(text) || /[?#\s]/.test(text)) {
    throw new UserError(`--base takes a path, found "${text}".`, { hint: 'For example --base /my-project/' });
  }
  return `/${text.replace(/^\/+|\/+$/g, '')}/`;
}

/** A URL with a slash at the end, or null. */
export function readUrl(option: string, text: string | null): string | null {
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UserError(`--${option} takes an http or https address, found "${text}".`);
  }
  return text.endsWith('/') ? text : `${text}/`;
}
