/**
 * Files that cannot be redacted in place, because their texts stand inside a packed or a binary format: they are searched,
 * and not published where they hold something private.
 */
import { bytesSource } from '../decode/byte-source.ts';
import { DecodeError } from '../decode/decode-error.ts';
import { isNpy } from '../decode/npy.ts';
import { readParquet } from '../decode/parquet.ts';
import { unpackBytes, isPacked, plainName } from '../decode/unpack.ts';
import { listZip, readMember, zipLimits } from '../decode/zip.ts';

/** Bytes that all members of one archive may have together, and how deep archives may stand in archives. */
const maxBytes = 64 * 1024 * 1024;
const maxDepth = 3;

/** Names of texts: these are redacted whatever bytes they hold. */
export const textName = /\.(?:txt|log|out|err|jsonl?|ndjson|csv|tsv|ya?ml|toml|ini|cfg|conf|md|py|sh|xml|html?|svg)$/i;

/** True for a file whose texts can be changed in place. */
export function isTextFile(name: string, bytes: Uint8Array): boolean {
  if (textName.test(name)) return true;
  if (isPacked(name)) return false;
  return !bytes.subarray(0, 8192).includes(0) && !startsAs(bytes, 'PK') && !startsAs(bytes, 'PAR1');
}

const startsAs = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((sign, index) => bytes[index] === sign.charCodeAt(0));

/** Texts of a binary file: eight or more printable characters in a row, of one byte or of two. */
function* printableTexts(bytes: Uint8Array): Iterable<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const match of text.matchAll(/[\t\n\r -~]{8,}/g)) yield match[0];
  for (const match of text.matchAll(/(?:[\t\n\r -~]\0){8,}/g)) yield match[0].replaceAll('\0', '');
}

/** Bytes of a NumPy array of numbers hold no text, but any pattern by chance. */
const isNumbers = (bytes: Uint8Array): boolean =>
  isNpy(bytes) && /'descr':\s*'[<>|=]?[biufc]\d+'/.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'));

function* textsOf(name: string, bytes: Uint8Array, depth: number): Iterable<string> {
  if (depth > maxDepth) throw new DecodeError('unsupported', 'archives stand in archives');
  if (isPacked(name)) {
    yield* textsOf(plainName(name), unpackBytes(name, bytes, maxBytes).bytes, depth + 1);
  } else if (isTextFile(name, bytes)) {
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  } else if (startsAs(bytes, 'PK')) {
    const source = bytesSource(bytes);
    let left = maxBytes;
    for (const member of listZip(source).members.values()) {
      yield member.name;
      const content = readMember(source, member, { ...zipLimits, maxMemberBytes: left });
      left -= content.length;
      yield* textsOf(member.name, content, depth + 1);
    }
  } else if (startsAs(bytes, 'PAR1')) {
    for (const { name: column, values } of readParquet(bytes).columns) {
      yield column;
      for (const value of values) {
        if (typeof value === 'string') yield value;
        else if (typeof value === 'object' && value !== null) yield JSON.stringify(value);
      }
    }
    yield* printableTexts(bytes);
  } else if (!isNumbers(bytes)) yield* printableTexts(bytes);
}

/**
 * Why a file that cannot be redacted in place is not published; null where nothing speaks against it. `isPrivate` judges
 * one text.
 */
export function withheldReason(name: string, bytes: Uint8Array, isPrivate: (text: string) => boolean): string | null {
  try {
    for (const text of textsOf(name, bytes, 0)) {
      if (isPrivate(text)) return 'not published: it holds private details that cannot be redacted in this format';
    }
    return null;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return `not published: it cannot be searched for private details (${error.message})`;
  }
}
