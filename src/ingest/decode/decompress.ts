/** Deflate and gzip with a cap on what comes out, so that a small file cannot fill the memory. Zstandard: `zstd.ts`. */
import * as zlib from 'node:zlib';
import { DecodeError } from './decode-error.ts';

/** A cap of 256 MiB on one decompressed file, unless the caller sets another. */
export const defaultMaxBytes = 256 * 1024 * 1024;

const explain = (error: unknown, what: string, maxBytes: number): DecodeError => {
  if (error instanceof DecodeError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE' || error instanceof RangeError) {
    return new DecodeError('too-large', `the ${what} data is larger than ${maxBytes} bytes`);
  }
  const message = error instanceof Error ? error.message : String(error);
  const torn = code === 'Z_BUF_ERROR' || /unexpected (end|eof)/i.test(message);
  return new DecodeError(torn ? 'torn' : 'malformed', `the ${what} data cannot be decompressed: ${message}`);
};

/** Raw deflate, as in zip files. Throws {@link DecodeError}. */
export function inflateRaw(bytes: Uint8Array, maxBytes = defaultMaxBytes): Uint8Array {
  try {
    return zlib.inflateRawSync(bytes, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    throw explain(error, 'deflate', maxBytes);
  }
}

/** Gzip, several members included. A torn file throws {@link DecodeError} `torn`: use {@link gunzipTorn} for its beginning. */
export function gunzip(bytes: Uint8Array, maxBytes = defaultMaxBytes): Uint8Array {
  try {
    return zlib.gunzipSync(bytes, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    throw explain(error, 'gzip', maxBytes);
  }
}

/** What can be had of a gzip file that ends too early. Empty where nothing can. Throws {@link DecodeError} `too-large`. */
export function gunzipTorn(bytes: Uint8Array, maxBytes = defaultMaxBytes): Uint8Array {
  try {
    const finishFlush = zlib.constants.Z_SYNC_FLUSH;
    return zlib.gunzipSync(bytes, { maxOutputLength: Math.max(1, maxBytes), finishFlush });
  } catch (error) {
    const decoded = explain(error, 'gzip', maxBytes);
    if (decoded.code === 'too-large') throw decoded;
    return new Uint8Array(0);
  }
}
