/** Files packed with gzip or zstd: any text or table may end in `.gz` or `.zst`. */
import { DecodeError } from './decode-error.ts';
import { defaultMaxBytes, gunzip, gunzipTorn } from './decompress.ts';
import { unzstd } from './zstd.ts';

/** A name without `.gz` or `.zst`. */
export const plainName = (name: string): string => name.replace(/\.(?:gz|zst)$/i, '');

/** True for a name that ends in `.gz` or `.zst`. */
export const isPacked = (name: string): boolean => plainName(name) !== name;

/**
 * The content of a file, unpacked where its name says so. The beginning of a torn gzip file counts, and `torn` says so.
 * Throws {@link DecodeError}.
 */
export function unpackBytes(
  name: string,
  bytes: Uint8Array,
  maxBytes = defaultMaxBytes,
): { readonly bytes: Uint8Array; readonly torn: boolean } {
  if (/\.zst$/i.test(name)) return { bytes: unzstd(bytes, maxBytes), torn: false };
  if (!/\.gz$/i.test(name)) return { bytes, torn: false };
  try {
    return { bytes: gunzip(bytes, maxBytes), torn: false };
  } catch (error) {
    if (!(error instanceof DecodeError) || error.code !== 'torn') throw error;
    const beginning = gunzipTorn(bytes, maxBytes);
    if (beginning.length === 0) throw error;
    return { bytes: beginning, torn: true };
  }
}
