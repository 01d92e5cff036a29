/** Addresses in a note: of the web, of this page, of another note, of a page of the site, of a file beside the note. */
import { posix } from 'node:path';
import { nearestNames } from '../../report/nearest.ts';
import { UserError } from '../../report/user-error.ts';
import { linkSchemes, schemeOf } from './allowed-html.ts';

/** Endings of files that a note may show or link: none that a browser would run. */
const imageEndings = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const fileEndings = /\.(?:png|jpe?g|gif|webp|avif|svg|csv|tsv|json|txt|pdf|ya?ml|bib|tex)$/i;
const noteEnding = /\.mdx?$/i;

/** What addresses are resolved against. */
export interface AddressContext {
  readonly file: string;
  /** Path of the note below content/notes. */
  readonly path: string;
  /** All files below content/notes. */
  readonly present: ReadonlySet<string>;
  /** The id of the note in a file. */
  readonly idOf: (path: string) => string;
  /** Files that are shown or linked. */
  readonly used: Set<string>;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The address as pages understand it: `https:`, `http:` and `mailto:` as they are, `#anchor`, `note:id#anchor`,
 * `site:path#anchor` or `file:path`. @throws UserError for any other scheme, and for a file that is not there
 */
export function readAddress(
  address: string,
  place: { readonly tag: string; readonly line: number | null },
  context: AddressContext,
): string {
  const at = { file: context.file, line: place.line };
  const isImage = place.tag === 'img';
  const scheme = schemeOf(address);
  if (isImage && (scheme !== null || address.startsWith('//'))) {
    throw new UserError(`The image ${address.slice(0, 120)} is not beside the note.`, {
      ...at,
      hint: 'No page of the site loads anything from elsewhere: put the picture into content/notes and name it relative to the note.',
    });
  }
  if (scheme !== null && linkSchemes.includes(scheme)) return address;
  if (scheme !== null || address.startsWith('//')) {
    throw new UserError(`The address ${address.slice(0, 120)} may not be linked.`, {
      ...at,
      hint: `Allowed are ${linkSchemes.map((name) => `${name}:`).join(', ')}, #anchors, other notes, files beside the note, and pages of the site such as /failures/.`,
    });
  }
  if (address.startsWith('#') && !isImage) return `#${decoded(address.slice(1))}`;
  const [path = '', anchor] = address.split('#');
  const hash = anchor === undefined || anchor === '' ? '' : `#${decoded(anchor)}`;
  if (path.startsWith('/') && !isImage) return `site:${decoded(path).replace(/^\/+/, '')}${hash}`;
  const found = posix.normalize(posix.join(posix.dirname(context.path), decoded(path.split('?')[0] ?? '')));
  if (!context.present.has(found)) {
    const near = nearestNames(found, [...context.present]);
    throw new UserError(`There is no file ${found} in content/notes.`, {
      ...at,
      hint:
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : 'Addresses of files are relative to the note that names them.',
    });
  }
  if (noteEnding.test(found) && !isImage) return `note:${context.idOf(found)}${hash}`;
  if (!(isImage ? imageEndings : fileEndings).test(found)) {
    throw new UserError(`${found} is of a kind that is not published with a note.`, {
      ...at,
      hint: isImage
        ? 'Pictures may be png, jpg, gif, webp, avif or svg.'
        : 'Pictures, tables and documents may be linked; pages and programs may not.',
    });
  }
  context.used.add(found);
  return `file:${found}`;
}
