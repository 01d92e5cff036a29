/** Where the base of a comparison comes from: a report, a built site, a folder of runs, or a commit. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { judgementsOf, type DiffSide } from '../../src/analyze/diff/index.ts';
import { compressedName } from '../../src/exports/index.ts';
import { parseReport } from '../../src/report/parse.ts';
import { indexReport } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport } from '../build/make-report.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import { openTemporaryFolder } from '../build/work-folders.ts';
import type { Arguments, Terminal } from '../cli/command.ts';
import { checkOut, readGitFile, repositoryRoot, resolveGit } from './git.ts';
import { readReportFile, type Source } from './report-source.ts';
import { siteJudgements } from './site-judgements.ts';

/** The base, and what a reader calls it. */
export interface Base {
  readonly side: DiffSide;
  readonly label: string;
}

/** A side of a comparison from an opened Report. */
export function sideOf({ index, attachments, folder }: Pick<Source, 'index' | 'attachments' | 'folder'>): DiffSide {
  const judgements = attachments !== null ? judgementsOf(index, attachments) : null;
  return { index, attachments, judgements: judgements ?? (folder === null ? null : siteJudgements(folder, index)) };
}

/**
 * Opens the base and calls `use` with it; what had to be written for it is removed afterwards, also where it fails.
 * @throws UserError where `name` is neither a path nor something that git knows, or is of another schema version
 */
export function withBase<T>(name: string, args: Arguments, terminal: Terminal, use: (base: Base) => T): T {
  const cwd = process.cwd();
  if (existsSync(resolve(cwd, name))) return use({ side: fromPath(name, terminal), label: name });
  const found = resolveGit(cwd, name);
  if (found === null) {
    throw new UserError(`"${name}" is no file, no folder and nothing that git knows here.`, {
      hint: 'Give a report.json, the folder of a built site, a folder of runs, or a branch, tag or commit (in a shallow clone: fetch it first).',
    });
  }
  if (found.kind === 'file') {
    return use({ side: reportSide(readGitFile(cwd, found.hash) ?? '', name), label: name });
  }
  const temporary = openTemporaryFolder();
  const work = temporary.path;
  try {
    const short = found.hash.slice(0, 7);
    const label = found.hash.startsWith(name) ? short : `${name} (${short})`;
    return use({ side: fromCommit(found.hash, label, { args, cwd, work, terminal }), label });
  } finally {
    temporary.remove();
  }
}

const again =
  'Build the base again with this version of Sweepbook, or give a git reference: its results are then analysed anew.';

/** True for the mistake of a report that another version of the schema wrote. */
export const isOtherVersion = (error: UserError): boolean => error.message.includes('schema version');

/** Says what to do about a base of another version. */
function withHint<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof UserError) || !isOtherVersion(error)) throw error;
    throw new UserError(`The base cannot be compared. ${error.message}`, { file: error.file, hint: again });
  }
}

function reportSide(text: string, name: string): DiffSide {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UserError('This is no JSON.', { file: name, hint: 'Expected is a report.json that Sweepbook wrote.' });
  }
  const beside = compressedName(document);
  if (beside !== null) {
    throw new UserError(`The report itself is in ${beside}, which is not read from a commit.`, {
      file: name,
      hint: 'Give the folder of the built site, or its report.json.gz.',
    });
  }
  const index = withHint(() => indexReport(parseReport(document, name)));
  return { index, attachments: null, judgements: null };
}

function fromPath(name: string, terminal: Terminal): DiffSide {
  const path = resolve(name);
  const isFolder = statSync(path).isDirectory();
  if (!isFolder || existsSync(join(path, 'api/report.json'))) {
    return sideOf(withHint(() => readReportFile(name)));
  }
  return analyse([{ label: 'results', path }], join(dirname(path), 'content'), { name, terminal });
}

function analyse(
  roots: readonly { readonly label: string; readonly path: string }[],
  contentDir: string,
  of: { readonly name: string; readonly terminal: Terminal },
): DiffSide {
  const hasContent = existsSync(contentDir) && statSync(contentDir).isDirectory();
  const { report, ingested } = makeReport(
    { roots, contentDir: hasContent ? contentDir : null, title: null, redact: true, strict: false },
    defaultRawPolicy,
    of.terminal,
  );
  if (report.runs.length === 0) {
    throw new UserError(`The base ${of.name} holds no runs.`, {
      hint: 'Give a report.json, the folder of a built site, a folder of runs, or a commit that holds the results.',
    });
  }
  return sideOf({ index: indexReport(report), attachments: ingested.attachments, folder: null });
}

/** The same folders as the head's, as a commit holds them. */
function fromCommit(
  commit: string,
  label: string,
  of: { readonly args: Arguments; readonly cwd: string; readonly work: string; readonly terminal: Terminal },
): DiffSide {
  const { args, cwd, work, terminal } = of;
  const top = repositoryRoot(cwd) ?? cwd;
  const given = args.texts('results').length > 0 ? args.texts('results') : ['results'];
  const inside = (folder: string): string =>
    relative(realpathSync(top), join(realpathSync(cwd), relative(cwd, resolve(cwd, folder)))).replaceAll('\\', '/');
  const results = given.map(inside);
  const content = inside(args.text('content') ?? join(dirname(given[0]!), 'content'));
  const outside = given.filter((_, place) => results[place]!.startsWith('..') || results[place] === '');
  if (outside.length > 0) {
    throw new UserError(`${outside.join(', ')} is not a folder inside this repository, so ${label} does not hold it.`, {
      hint: 'Give a report.json or the folder of a built site as the base.',
    });
  }
  const held = checkOut(cwd, { commit, folders: [...results, content] }, work);
  const roots = results.flatMap((folder, place) =>
    held.includes(folder) ? [{ label: given[place]!, path: join(work, 'tree', folder) }] : [],
  );
  if (roots.length === 0) {
    throw new UserError(`The commit ${label} holds no folder ${results.join(', ')}.`, {
      hint: 'Where results are not committed, give the report.json or the folder of the published site as the base.',
    });
  }
  return analyse(roots, join(work, 'tree', content), { name: label, terminal });
}
