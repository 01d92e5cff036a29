/** Lets a reader see `history.csv.gz` as `history.csv`: names, content and messages. */
import { decodeText } from '../../decode-text.ts';
import { attempt } from '../../decode/decode-error.ts';
import { isPacked, plainName, unpackBytes } from '../../decode/unpack.ts';
import type { FileAccess, Folder, ReadContext } from '../../reader.ts';
import { reportPartly, reportUnreadable } from './problems.ts';

/** A view of claimed files in which none is packed. */
export interface Unpacked {
  readonly files: readonly string[];
  readonly context: ReadContext;
  /** The name on disk. */
  original(name: string): string;
}

/** Opens the view. Where a file stands there plain and packed, the plain one counts. Costs nothing where none is packed. */
export function openUnpacked(files: readonly string[], context: ReadContext): Unpacked {
  const packed = files.filter((name) => isPacked(name) && !files.includes(plainName(name)));
  if (packed.length === 0) return { files, context, original: (name) => name };
  const originals = new Map(packed.map((name) => [plainName(name), name]));
  const original = (name: string): string => originals.get(name) ?? name;
  const report: ReadContext['report'] = (diagnostic) =>
    context.report({ ...diagnostic, file: diagnostic.file === null ? null : original(diagnostic.file) });
  const access = unpackingAccess(context, original);
  const others = files.filter((name) => !packed.includes(name));
  return { files: [...others, ...originals.keys()], context: { access, report }, original };
}

function unpackingAccess(context: ReadContext, original: (name: string) => string): FileAccess {
  const { access } = context;
  const unpacked = (folder: Folder, name: string, maxBytes?: number): Uint8Array | null => {
    const file = original(name);
    const bytes = access.bytes(folder, file, maxBytes);
    if (bytes === null || file === name) return bytes;
    const decoded = attempt(() => unpackBytes(file, bytes, maxBytes));
    if (!decoded.ok) {
      reportUnreadable(context, file, decoded.error);
      return null;
    }
    if (decoded.value.torn) reportPartly(context, file, 'the compressed file ends too early; what comes before counts');
    return decoded.value.bytes;
  };
  const plain = (name: string): boolean => original(name) === name;
  const text = (folder: Folder, name: string, maxBytes?: number): string | null => {
    const bytes = unpacked(folder, name, maxBytes);
    return bytes === null ? null : decodeText(bytes);
  };
  return {
    bytes: unpacked,
    published: access.published,
    text: (folder, name, maxBytes) =>
      plain(name) ? access.text(folder, name, maxBytes) : text(folder, name, maxBytes),
    head: (folder, name, count) =>
      plain(name) ? access.head(folder, name, count) : (unpacked(folder, name) ?? new Uint8Array()).subarray(0, count),
    tail(folder, name, count) {
      if (plain(name)) return access.tail(folder, name, count);
      const whole = text(folder, name);
      if (whole === null || whole.length <= count) return whole;
      const end = whole.slice(-count);
      return end.slice(end.indexOf('\n') + 1);
    },
    *lines(folder, name) {
      if (plain(name)) yield* access.lines(folder, name);
      else yield* (text(folder, name) ?? '').split(/\r?\n/);
    },
    absolutePath: (folder, name) => access.absolutePath(folder, original(name)),
  };
}
