/** Random access to bytes: of memory, or of a file that is too large to be held. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DecodeError } from './decode-error.ts';

/** Bytes that can be read in pieces. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`. Throws {@link DecodeError} `torn` where the source ends before. */
  read(offset: number, length: number): Uint8Array;
}

const beyond = (offset: number, length: number, size: number): DecodeError =>
  new DecodeError('torn', `${length} bytes wanted at ${offset}, but only ${size} bytes exist`);

/** A source over bytes in memory; what it returns shares their memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > bytes.length) throw beyond(offset, length, bytes.length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** Opens a file, hands it to `use` and closes it, whatever happens. Throws what opening the file throws. */
export function withFile<T>(path: string, use: (source: ByteSource) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    const size = fstatSync(descriptor).size;
    return use({
      size,
      read(offset, length) {
        if (offset < 0 || length < 0 || offset + length > size) throw beyond(offset, length, size);
        const bytes = new Uint8Array(length);
        let done = 0;
        while (done < length) {
          const count = readSync(descriptor, bytes, done, length - done, offset + done);
          if (count === 0) throw beyond(offset, length, offset + done);
          done += count;
        }
        return bytes;
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
