/**
 * Bytes by key in one file: the entries, an index, and the digest of each. What was lost, cut short or changed by one bit
 * is not there. A build reads the old file and writes a new one aside; the last of two builds at once wins, whole.
 */
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { ByteStore } from '../../src/ingest/store.ts';
import { nameBeside, tidyBeside } from '../build/work-folders.ts';

/** A store over a file. */
export interface PackStore extends ByteStore {
  /** Puts the entries that were read or written in the place of the old file; false where the disk refused. */
  commit(): boolean;
  /** Lets go of the files; what was not committed is dropped. */
  close(): void;
}

interface Entry {
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
}

const magic = 'sweepbook-pack-1';
/** The offset of the index as sixteen digits, its digest, the magic word. */
const footerLength = 16 + 40 + magic.length;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'offset' in value &&
  Number.isSafeInteger(value.offset) &&
  'length' in value &&
  Number.isSafeInteger(value.length) &&
  'digest' in value &&
  typeof value.digest === 'string';

/** As many of the bytes as can be read: what the disk refuses is missing, as if it had been cut off. */
function readBytes(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const read = readSync(file, bytes, filled, length - filled, offset + filled);
      if (read === 0) break;
      filled += read;
    }
  } catch {
    // Digests tell that something is missing.
  }
  return bytes.subarray(0, filled);
}

/** The index of a pack; empty where the file is none, or not whole. */
function readIndex(file: number): ReadonlyMap<string, Entry> {
  const { size } = fstatSync(file);
  if (size < footerLength) return new Map();
  const footer = readBytes(file, size - footerLength, footerLength).toString('latin1');
  const offset = Number(footer.slice(0, 16));
  const length = size - footerLength - offset;
  if (!footer.endsWith(magic) || !Number.isSafeInteger(offset) || offset < 0 || length < 2) return new Map();
  const bytes = readBytes(file, offset, length);
  if (hash('sha1', bytes) !== footer.slice(16, 56)) return new Map();
  const found: unknown = JSON.parse(bytes.toString('utf8'));
  if (typeof found !== 'object' || found === null) return new Map();
  return new Map(Object.entries(found).filter((pair): pair is [string, Entry] => isEntry(pair[1])));
}

function openOld(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    // No pack, or none that may be read: everything is made again.
    return null;
  }
}

/** Opens the pack at `path`; a missing or damaged one is empty. */
export function openPackStore(path: string): PackStore {
  const old = openOld(path);
  const before = old === null ? new Map<string, Entry>() : readIndex(old);
  const used = new Set<string>();
  const written = new Map<string, Entry>();
  // Named at the first write: who only reads leaves the folder alone.
  let aside = '';
  let file: number | null = null;
  let end = 0;
  let isBroken = false;

  const append = (bytes: Uint8Array): number => {
    if (file === null) {
      aside = nameBeside(path);
      file = openSync(aside, 'wx+');
    }
    const offset = end;
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, end + at);
    end += bytes.length;
    return offset;
  };
  const readEntry = (from: number | null, entry: Entry): Buffer | null => {
    const bytes = from === null ? null : readBytes(from, entry.offset, entry.length);
    return bytes !== null && bytes.length === entry.length && hash('sha1', bytes) === entry.digest ? bytes : null;
  };

  const dropAside = (): void => {
    if (file !== null) closeSync(file);
    file = null;
    if (aside !== '') rmSync(aside, { force: true });
  };
  /** A full disk costs the next build its time, not this one its end. */
  const guarded = (action: () => void): void => {
    if (isBroken) return;
    try {
      action();
    } catch {
      isBroken = true;
      written.clear();
      dropAside();
    }
  };
  const finish = (): void => {
    for (const key of used) {
      const entry = before.get(key);
      const bytes = entry === undefined || written.has(key) ? null : readEntry(old, entry);
      if (bytes !== null && entry !== undefined) written.set(key, { ...entry, offset: append(bytes) });
    }
    const index = Buffer.from(JSON.stringify(Object.fromEntries(written)));
    const offset = append(index);
    append(Buffer.from(`${String(offset).padStart(16, '0')}${hash('sha1', index)}${magic}`, 'latin1'));
    if (file !== null) closeSync(file);
    file = null;
    renameSync(aside, path);
    aside = '';
  };

  return {
    get(key) {
      const fresh = written.get(key);
      if (fresh !== undefined) return readEntry(file, fresh);
      const entry = before.get(key);
      const bytes = entry === undefined ? null : readEntry(old, entry);
      if (bytes !== null) used.add(key);
      return bytes;
    },
    put(key, bytes) {
      guarded(() => written.set(key, { offset: append(bytes), length: bytes.length, digest: hash('sha1', bytes) }));
    },
    commit() {
      if (isBroken) return false;
      const isSame = written.size === 0 && used.size === before.size;
      if (isSame) {
        tidyBeside(path);
        return true;
      }
      guarded(finish);
      return !isBroken;
    },
    close() {
      if (old !== null) closeSync(old);
      dropAside();
    },
  };
}
