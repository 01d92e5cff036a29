/**
 * The transaction log of Weights & Biases (`run-<id>.wandb`): a LevelDB log with a header of its own and plain CRC-32.
 * Format: wandb/sdk/internal/datastore.py and core/internal/transactionlog.
 */
import { crc32 } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { DecodeError } from './decode-error.ts';
import { joinBytes } from './zstd.ts';

const blockBytes = 32 * 1024;
const headerBytes = 7;
/** Blocks are read together, 8 MiB at a time. */
const windowBlocks = 256;
/** A record that is put together from chunks; larger ones are dropped. */
const maxRecordBytes = 64 * 1024 * 1024;

/** How a scan ended. */
export interface LogScan {
  readonly records: number;
  /** Chunks or records left out because they are damaged. */
  readonly damaged: number;
  /** True where the file ends inside a record, as it does while a run lives or after it was killed. */
  readonly torn: boolean;
}

interface Scanning {
  parts: Uint8Array[];
  partBytes: number;
  /** True between the first and the last chunk of a record. */
  open: boolean;
  records: number;
  damaged: number;
  torn: boolean;
}

/** True where the bytes begin as a log does. */
export const isWandbLog = (head: Uint8Array): boolean =>
  head.length >= headerBytes && Buffer.from(head.subarray(0, 4)).toString('latin1') === ':W&B';

/**
 * Hands the content of every record to `onRecord`, in order; the bytes are only good during the call. Throws
 * {@link DecodeError} where the file is no such log; damage inside is counted and stepped over.
 */
export function scanWandbLog(source: ByteSource, onRecord: (record: Uint8Array) => void): LogScan {
  const head = source.read(0, Math.min(headerBytes, source.size));
  if (!isWandbLog(head)) throw new DecodeError('malformed', 'this is not a W&B log');
  const state: Scanning = { parts: [], partBytes: 0, open: false, records: 0, damaged: 0, torn: false };
  const step = blockBytes * windowBlocks;
  for (let offset = 0; offset < source.size && !state.torn; offset += step) {
    const bytes = source.read(offset, Math.min(step, source.size - offset));
    for (let block = 0; block < bytes.length; block += blockBytes) {
      const first = offset === 0 && block === 0 ? headerBytes : 0;
      const end = Math.min(block + blockBytes, bytes.length);
      readBlock(bytes.subarray(block + first, end), state, onRecord, end - block < blockBytes);
    }
  }
  return { records: state.records, damaged: state.damaged, torn: state.torn || state.open };
}

/** The chunks of one block. `isLast` says that the file ends with it. */
function readBlock(block: Uint8Array, state: Scanning, onRecord: (record: Uint8Array) => void, isLast: boolean): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = 0;
  // Fewer than seven bytes at the end of a block are padding.
  while (at + 7 <= block.length) {
    const checksum = view.getUint32(at, true);
    const length = view.getUint16(at + 4, true);
    const kind = view.getUint8(at + 6);
    const end = at + 7 + length;
    if (kind === 0 && length === 0 && checksum === 0) return;
    if (end > block.length) {
      if (isLast) state.torn = true;
      else drop(state);
      return;
    }
    if (kind < 1 || kind > 4 || crc32(block.subarray(at + 6, end)) !== checksum) drop(state);
    else takeChunk(block.subarray(at + 7, end), kind, state, onRecord);
    at = end;
  }
  if (isLast && at < block.length && block.subarray(at).some((byte) => byte !== 0)) state.torn = true;
}

function drop(state: Scanning): void {
  state.damaged += 1;
  state.parts = [];
  state.partBytes = 0;
  state.open = false;
}

/** Kinds: 1 a whole record, 2 its first, 3 a middle and 4 its last chunk. */
function takeChunk(chunk: Uint8Array, kind: number, state: Scanning, onRecord: (record: Uint8Array) => void): void {
  if (kind <= 2) {
    // The record before never ended: the writer was killed and another went on.
    if (state.open) drop(state);
  } else if (!state.open) {
    state.damaged += 1;
    return;
  }
  if (kind === 1) {
    state.records += 1;
    onRecord(chunk);
    return;
  }
  state.open = true;
  state.parts.push(chunk);
  state.partBytes += chunk.length;
  if (state.partBytes > maxRecordBytes) return drop(state);
  if (kind !== 4) return;
  state.records += 1;
  const whole = joinBytes(state.parts);
  state.parts = [];
  state.partBytes = 0;
  state.open = false;
  onRecord(whole);
}
