/**
 * Zstandard (RFC 8878). Node's own decoder stops silently after the first frame of several, so the frames are found
 * here and decoded one by one; Node before 22.15 has none, and the decoder in JavaScript serves.
 */
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { DecodeError } from './decode-error.ts';

const frameMagic = 0xfd2fb528;
/** Sixteen magic numbers mark frames that hold no data. */
const skippableMagic = 0x184d2a50;

/** Where the frame that starts at `start` ends, and whether it holds data. */
function frameEnd(bytes: Uint8Array, view: DataView, start: number): { readonly end: number; readonly data: boolean } {
  const magic = view.getUint32(start, true);
  // `>>> 0` because the bit operation answers a signed number.
  if ((magic & 0xfffffff0) >>> 0 === skippableMagic) {
    return { end: start + 8 + view.getUint32(start + 4, true), data: false };
  }
  if (magic !== frameMagic) throw new DecodeError('malformed', `no zstd frame at byte ${start}`);
  const descriptor = view.getUint8(start + 4);
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  let at = start + 5 + (singleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
  for (let last = false; !last;) {
    const header = view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
    last = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    if (kind === 3) throw new DecodeError('malformed', `a reserved zstd block at byte ${at}`);
    // A block of one repeated byte stores that byte alone.
    at += 3 + (kind === 1 ? 1 : header >> 3);
    if (at > bytes.length) throw new RangeError('the last block is cut');
  }
  return { end: at + ((descriptor & 4) !== 0 ? 4 : 0), data: true };
}

/** The frames of the bytes that hold data. Throws {@link DecodeError} `torn` where the last one is cut. */
function dataFrames(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Uint8Array[] = [];
  let at = 0;
  try {
    while (at < bytes.length) {
      const { end, data } = frameEnd(bytes, view, at);
      if (end > bytes.length) throw new RangeError('the frame is cut');
      if (data) frames.push(bytes.subarray(at, end));
      at = end;
    }
  } catch (error) {
    // The view throws a RangeError where the bytes end.
    if (error instanceof RangeError) throw new DecodeError('torn', 'the zstd data ends inside a frame');
    throw error;
  }
  return frames;
}

const tooLarge = (maxBytes: number): DecodeError =>
  new DecodeError('too-large', `the zstd data is larger than ${maxBytes} bytes`);

function decodeNative(frame: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw error;
  }
}

function decodePlain(frame: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Decompress((part) => {
    total += part.length;
    if (total > maxBytes) throw tooLarge(maxBytes);
    // The decoder uses its window again: keep a copy.
    parts.push(part.slice());
  });
  const step = 1 << 16;
  for (let at = 0; at < frame.length; at += step) {
    stream.push(frame.subarray(at, at + step), at + step >= frame.length);
  }
  return joinBytes(parts);
}

/** The parts one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Decompresses all frames. `native: false` forces the decoder in JavaScript. Throws {@link DecodeError} `torn`,
 * `malformed`, or `too-large` where more than `maxBytes` would come out.
 */
export function unzstd(bytes: Uint8Array, maxBytes: number, { native = true } = {}): Uint8Array {
  const decode = native && typeof zlib.zstdDecompressSync === 'function' ? decodeNative : decodePlain;
  const parts: Uint8Array[] = [];
  let left = maxBytes;
  for (const frame of dataFrames(bytes)) {
    try {
      const part = decode(frame, left);
      left -= part.length;
      parts.push(part);
    } catch (error) {
      if (error instanceof DecodeError) throw error.code === 'too-large' ? tooLarge(maxBytes) : error;
      const message = error instanceof Error ? error.message : String(error);
      throw new DecodeError('malformed', `the zstd data cannot be decompressed: ${message}`);
    }
  }
  return joinBytes(parts);
}
