/** Walks the results folders. Sees everything a person would want to hear about: denied folders, loops, links that leave. */
import type { Dirent, Stats } from 'node:fs';
import { UserError } from '../report/user-error.ts';
import type { DiagnosticSink } from './diagnostics.ts';
import { diskReason, type Disk } from './disk.ts';
import { compareCodePoints } from './order.ts';
import type { FileEntry, Folder } from './reader.ts';

/** A folder that is given to be scanned; `label` is what the report calls it. */
export interface Root {
  readonly label: string;
  readonly path: string;
}

/** Folders that never hold results. */
const skipped = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.ipynb_checkpoints',
  '.sweepbook',
  '.sweepbook-cache',
]);

/** A folder while it is built: links are resolved after the walk, when every real folder is known. */
interface OpenFolder {
  readonly root: string;
  readonly path: string;
  readonly files: FileEntry[];
  readonly folders: OpenFolder[];
  readonly parent: OpenFolder | null;
}

interface Walk {
  readonly disk: Disk;
  readonly diagnostics: DiagnosticSink;
  readonly realRoots: readonly string[];
  /** Real paths of the folders that were read: each is read once. */
  readonly visited: Set<string>;
  readonly links: { readonly parent: OpenFolder; readonly real: string; readonly at: string }[];
  readonly severalRoots: boolean;
}

/**
 * Lists all folders below the roots: files with size and time, names in code-point order, each real folder once. Symbolic
 * links are followed where they lead to a place inside the roots. Throws {@link UserError} where a root cannot be listed.
 */
export function scanRoots(
  roots: readonly Root[],
  tools: { readonly disk: Disk; readonly diagnostics: DiagnosticSink },
): readonly Folder[] {
  const labels = new Set(roots.map((root) => root.label));
  if (labels.size < roots.length) throw new UserError('Two results folders have the same label.');
  const realRoots = roots.map((root) => realRoot(root, tools.disk));
  const walk: Walk = { ...tools, realRoots, visited: new Set(), links: [], severalRoots: roots.length > 1 };
  const folders = roots.map((root, index): OpenFolder => {
    const folder: OpenFolder = { root: root.label, path: '', files: [], folders: [], parent: null };
    readFolder(folder, realRoots[index]!, walk);
    return folder;
  });
  while (walk.links.length > 0) {
    const { parent, real, at } = walk.links.shift()!;
    if (walk.visited.has(real)) continue;
    const folder: OpenFolder = { root: parent.root, path: at, files: [], folders: [], parent };
    readFolder(folder, real, walk);
    parent.folders.push(folder);
    parent.folders.sort((a, b) => compareCodePoints(a.path, b.path));
  }
  return folders;
}

function realRoot(root: Root, disk: Disk): string {
  try {
    if (!disk.stat(root.path).isDirectory()) {
      throw new UserError(`${root.label} is a file; results are read from a folder.`, { file: root.label });
    }
    return disk.realPath(root.path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The results folder ${root.label} cannot be read: ${diskReason(error)}.`, {
      file: root.label,
      hint: 'Give the folder that your training runs write to, for example results.',
    });
  }
}

const join = (path: string, name: string): string => (path === '' || name === '' ? path + name : `${path}/${name}`);

function complain(
  walk: Walk,
  folder: OpenFolder,
  name: string,
  what: { message: string; code: string; hint?: string },
) {
  const path = join(folder.path, name);
  walk.diagnostics.report({
    severity: 'warning',
    code: what.code,
    message: what.message,
    file: walk.severalRoots ? join(folder.root, path) : path || folder.root,
    line: null,
    hint: what.hint ?? null,
  });
}

const canonical = (path: string): string => path.replaceAll('\\', '/');

const isInside = (path: string, walk: Walk): boolean =>
  walk.realRoots.some((root) => path === root || canonical(path).startsWith(`${canonical(root)}/`));

function readFolder(folder: OpenFolder, absolute: string, walk: Walk): void {
  if (walk.visited.has(absolute)) {
    complain(walk, folder, '', {
      code: 'folder-read-twice',
      message: 'This folder lies in another results folder and is read there.',
    });
    return;
  }
  walk.visited.add(absolute);
  let entries: Dirent[];
  try {
    entries = walk.disk.entries(absolute);
  } catch (error) {
    complain(walk, folder, '', {
      code: 'folder-unreadable',
      message: `This folder cannot be listed: ${diskReason(error)}. Runs in it are missing from the report.`,
      hint: 'Give the user that builds the report the right to read it.',
    });
    return;
  }
  if (isOwnOutput(entries, absolute, walk)) return;
  entries.sort((a, b) => compareCodePoints(a.name, b.name));
  for (const entry of entries) readEntry(entry, folder, absolute, walk);
}

function readEntry(entry: Dirent, folder: OpenFolder, parent: string, walk: Walk): void {
  const { name } = entry;
  if (entry.isFile()) addFile(folder, name, `${parent}/${name}`, walk);
  else if (entry.isDirectory()) {
    if (skipped.has(name)) return;
    const child: OpenFolder = {
      root: folder.root,
      path: join(folder.path, name),
      files: [],
      folders: [],
      parent: folder,
    };
    readFolder(child, `${parent}/${name}`, walk);
    folder.folders.push(child);
  } else if (entry.isSymbolicLink()) followLink(name, folder, `${parent}/${name}`, walk);
  else {
    complain(walk, folder, name, {
      code: 'special-file',
      message: 'This is no regular file (a pipe, a socket or a device) and is not read.',
    });
  }
}

const entryOf = (name: string, { size, mtimeMs, ctimeMs, ino }: Stats): FileEntry => ({
  ...{ name, size, mtimeMs, ctimeMs },
  inode: ino,
});

function addFile(folder: OpenFolder, name: string, absolute: string, walk: Walk): void {
  try {
    const stats = walk.disk.stat(absolute);
    folder.files.push(entryOf(name, stats));
  } catch (error) {
    // Node replaces bytes that are no UTF-8, and the name then leads nowhere.
    const reason = name.includes('\ufffd') ? 'its name is not valid UTF-8' : diskReason(error);
    complain(walk, folder, name, {
      code: 'file-unreadable',
      message: `This file cannot be read: ${reason}.`,
      ...(name.includes('\ufffd') ? { hint: 'Rename it.' } : {}),
    });
  }
}

function followLink(name: string, folder: OpenFolder, absolute: string, walk: Walk): void {
  if (skipped.has(name)) return;
  try {
    const real = walk.disk.realPath(absolute);
    if (!isInside(real, walk)) {
      complain(walk, folder, name, {
        code: 'link-leaves-roots',
        message: 'This link leads out of the results folders and is not followed.',
        hint: 'Copy what it points to, or give that folder as a results folder too.',
      });
      return;
    }
    const stats = walk.disk.stat(real);
    if (stats.isFile()) folder.files.push(entryOf(name, stats));
    else if (stats.isDirectory()) walk.links.push({ parent: folder, real, at: join(folder.path, name) });
  } catch (error) {
    complain(walk, folder, name, {
      code: 'link-broken',
      message: `This link cannot be followed: ${diskReason(error)}.`,
    });
  }
}

/** A site that this program wrote: its copies of raw files are no results. */
function isOwnOutput(entries: readonly Dirent[], absolute: string, walk: Walk): boolean {
  if (!entries.some((entry) => entry.name === 'api' && entry.isDirectory())) return false;
  try {
    const head = Buffer.from(walk.disk.part(`${absolute}/api/report.json`, 0, 400)).toString('latin1');
    return /"generator":\s*\{\s*"name":\s*"sweepbook"/.test(head);
  } catch (error) {
    diskReason(error);
    return false;
  }
}
