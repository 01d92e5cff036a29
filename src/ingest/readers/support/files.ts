/** Looking around in a folder of the scan. */
import type { FileAccess, FileEntry, Folder, Json } from '../../reader.ts';
import { parseDocument } from '../../parse/parse-document.ts';

/** True where the folder holds a file of this name. */
export const hasFile = (folder: Folder, name: string): boolean => folder.files.some((file) => file.name === name);

/** The last name of a folder's path; the root's label for a root. */
export const nameOf = (folder: Folder): string =>
  folder.path === '' ? folder.root : folder.path.slice(folder.path.lastIndexOf('/') + 1);

/** The folder of this name directly below; undefined where there is none. */
export const childNamed = (folder: Folder, name: string): Folder | undefined =>
  folder.folders.find((child) => nameOf(child) === name);

/** A file below a folder: the folder that holds it, its entry, and its path from the folder above. */
export interface FileBelow {
  readonly folder: Folder;
  readonly file: FileEntry;
  readonly path: string;
}

/** All files of a folder and of the folders below it, in order; at most `most` of them. */
export function filesBelow(folder: Folder, most = 100_000): readonly FileBelow[] {
  const found: FileBelow[] = [];
  const visit = (inside: Folder, prefix: string): void => {
    for (const file of inside.files) {
      if (found.length >= most) return;
      found.push({ folder: inside, file, path: `${prefix}${file.name}` });
    }
    for (const child of inside.folders) visit(child, `${prefix}${nameOf(child)}/`);
  };
  visit(folder, '');
  return found;
}

/** The first bytes of a file as Latin-1 text, for looking at keys without parsing. */
export const headText = (access: FileAccess, folder: Folder, name: string, bytes = 4096): string =>
  Buffer.from(access.head(folder, name, bytes)).toString('latin1');

/** A small document that is read for detection or as a side fact: null where it is missing or broken, without a diagnostic. */
export function peekDocument(access: FileAccess, folder: Folder, name: string): Json {
  if (!hasFile(folder, name)) return null;
  const text = access.text(folder, name);
  const parsed = text === null ? null : parseDocument(name, text);
  return parsed?.ok === true ? parsed.value : null;
}
