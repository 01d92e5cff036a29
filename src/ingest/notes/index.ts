/** Notes: the Markdown files that people write beside their results. A mistake in them stops the build. */
import type { Note, Notes } from '../../report/note.ts';
import { UserError } from '../../report/user-error.ts';
import { decodeText } from '../decode-text.ts';
import { diskReason, nodeDisk, type Disk } from '../disk.ts';
import { compareCodePoints } from '../order.ts';
import { parseNote } from './parse-note.ts';

const isNote = (name: string): boolean => /\.mdx?$/i.test(name);

/** Longer texts are no notes. */
const mostBytes = 2_000_000;

/** A path of a note without its ending, as a path of a page: letters, digits, dots, hyphens and underscores. */
function idOf(path: string): string {
  return path
    .replace(/\.mdx?$/i, '')
    .split('/')
    .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'note')
    .join('/');
}

/** Files below the folder, as paths with `/`. Names that begin with a dot or an underscore are left out. */
function listFiles(folder: string, shown: string, disk: Disk): string[] {
  const real = (path: string): string => {
    try {
      return disk.realPath(path);
    } catch (error) {
      throw new UserError(`This file cannot be read: ${diskReason(error)}.`, {
        file: shown + path.slice(folder.length),
      });
    }
  };
  const base = real(folder);
  const walk = (below: string): string[] => {
    const here = below === '' ? folder : `${folder}/${below}`;
    return disk.entries(here).flatMap((entry): string[] => {
      if (/^[._]/.test(entry.name)) return [];
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        const target = real(`${folder}/${path}`);
        if (!target.startsWith(`${base}/`) || disk.stat(`${folder}/${path}`).isDirectory()) {
          throw new UserError('This link leads out of the folder of notes, or to a folder.', {
            file: `${shown}/${path}`,
            hint: 'Copy the file: what is published comes from the folder alone.',
          });
        }
        return [path];
      }
      return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
    });
  };
  return walk('').sort(compareCodePoints);
}

const byOrder = (a: Note, b: Note): number =>
  (a.order ?? Infinity) - (b.order ?? Infinity) || compareCodePoints(a.id, b.id) || 0;

/** True where the folder has notes: only then the parser is needed. */
export function hasNotes(contentDir: string, disk: Disk = nodeDisk): boolean {
  try {
    return disk.stat(`${contentDir}/notes`).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads `notes/**\/*.mdx` and `.md` of a content folder, in their order; none where there is no such folder. Nothing of a
 * note is run. @throws UserError with file, line and hint for whatever is wrong in one of them
 */
export function loadNotes(contentDir: string, disk: Disk = nodeDisk): Notes {
  if (!hasNotes(contentDir, disk)) return { notes: [], files: [] };
  const base = contentDir.replace(/[/\\]+$/, '');
  const folder = `${base}/notes`;
  const shown = `${base.slice(Math.max(base.lastIndexOf('/'), base.lastIndexOf('\\')) + 1)}/notes`;
  const files = listFiles(folder, shown, disk);
  const present = new Set(files);
  const used = new Set<string>();
  const taken = new Map<string, string>();
  const notes = files.filter(isNote).map((path) => {
    const file = `${shown}/${path}`;
    const id = idOf(path);
    const other = taken.get(id.toLowerCase());
    if (other !== undefined) {
      throw new UserError(`${other} and ${path} would have the same page, notes/${id}/.`, {
        file,
        hint: 'Rename one of them.',
      });
    }
    taken.set(id.toLowerCase(), path);
    return parseNote(readText(`${folder}/${path}`, file, disk), { id, file, path, present, idOf, used });
  });
  return { notes: notes.sort(byOrder), files: [...used].sort(compareCodePoints) };
}

function readText(path: string, file: string, disk: Disk): string {
  try {
    const bytes = disk.bytes(path);
    if (bytes.length <= mostBytes) return decodeText(bytes);
  } catch (error) {
    throw new UserError(`This note cannot be read: ${diskReason(error)}.`, { file });
  }
  throw new UserError(`This note is larger than ${mostBytes / 1e6} MB.`, { file });
}
