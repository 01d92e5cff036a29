/**
 * Zip archives by their central directory: stored, deflate and zstd (method 93), zip64. Nothing is ever written, so a
 * member's name is only a key; names that try to leave the archive are left out all the same. Format: PKWARE APPNOTE 6.3.
 */
import { crc32 } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { DecodeError } from './decode-error.ts';
import { inflateRaw } from './decompress.ts';
import { unzstd } from './zstd.ts';

/** One file of an archive. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header starts. */
  readonly offset: number;
}

/** What an archive holds. */
export interface ZipDirectory {
  /** By name; of two members with one name the later stands, as when the archive is unpacked. */
  readonly members: ReadonlyMap<string, ZipMember>;
  /** True where the central directory is missing (a torn or growing archive) and the local headers were read. */
  readonly torn: boolean;
  /** Names left out because they would leave the folder. */
  readonly unsafe: readonly string[];
}

/** How much may come out. */
export interface ZipLimits {
  /** Bytes of one member. */
  readonly maxMemberBytes: number;
  /** Members listed. */
  readonly maxMembers: number;
}

/** 256 MiB for one member, a million members. */
export const zipLimits: ZipLimits = { maxMemberBytes: 256 * 1024 * 1024, maxMembers: 1_000_000 };

const utf8 = new TextDecoder();
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function big(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new DecodeError('malformed', 'a zip field is beyond 2^53');
  return Number(value);
}

const isUnsafe = (name: string): boolean =>
  name.startsWith('/') || name.includes('\0') || /^[A-Za-z]:/.test(name) || name.split(/[/\\]/).includes('..');

/** Sizes and offset beyond 32 bits stand in extra field 1, in this order, each only where its short field is full. */
function widen(member: ZipMember, extra: Uint8Array): ZipMember {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      const take = (short: number): number => {
        if (short !== 0xffffffff || next + 8 > at + 4 + length || next + 8 > extra.length) return short;
        next += 8;
        return big(view, next - 8);
      };
      const size = take(member.size);
      const compressedSize = take(member.compressedSize);
      return { ...member, size, compressedSize, offset: take(member.offset) };
    }
    at += 4 + length;
  }
  return member;
}

/** Where the central directory lies, or null where no end record is found. */
function findDirectory(source: ByteSource): { offset: number; length: number; count: number } | null {
  const window = Math.min(source.size, 22 + 65535);
  const base = source.size - window;
  const bytes = source.read(base, window);
  const view = viewOf(bytes);
  for (let at = window - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const found = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const locator = at - 20;
    const full = found.count === 0xffff || found.length === 0xffffffff || found.offset === 0xffffffff;
    if (full && locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
      const wide = viewOf(source.read(big(view, locator + 8), 56));
      if (wide.getUint32(0, true) !== 0x06064b50) throw new DecodeError('malformed', 'the zip64 end record is missing');
      return { count: big(wide, 32), length: big(wide, 40), offset: big(wide, 48) };
    }
    if (found.offset + found.length <= base + at) return found;
  }
  return null;
}

function listCentral(source: ByteSource, limits: ZipLimits): ZipMember[] | null {
  const where = findDirectory(source);
  if (where === null) return null;
  if (where.count > limits.maxMembers) throw new DecodeError('too-large', `the archive lists ${where.count} members`);
  const bytes = source.read(where.offset, where.length);
  const view = viewOf(bytes);
  const members: ZipMember[] = [];
  for (let at = 0; members.length < where.count && at + 46 <= bytes.length;) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new DecodeError('malformed', 'the zip directory is damaged');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const member = {
      name: utf8.decode(bytes.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    members.push(widen(member, bytes.subarray(nameEnd, extraEnd)));
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return members;
}

/** Walks the local headers of an archive whose directory was never written; ends at the first that states no size. */
function listLocal(source: ByteSource, limits: ZipLimits): ZipMember[] {
  const members: ZipMember[] = [];
  for (let at = 0; at + 30 <= source.size && members.length < limits.maxMembers;) {
    const view = viewOf(source.read(at, 30));
    if (view.getUint32(0, true) !== 0x04034b50) break;
    const nameLength = view.getUint16(26, true);
    const extraLength = view.getUint16(28, true);
    const start = at + 30 + nameLength + extraLength;
    if (start > source.size) break;
    const text = source.read(at + 30, nameLength + extraLength);
    const short = {
      name: utf8.decode(text.subarray(0, nameLength)),
      method: view.getUint16(8, true),
      crc: view.getUint32(14, true),
      compressedSize: view.getUint32(18, true),
      size: view.getUint32(22, true),
      offset: at,
    };
    const member = widen(short, text.subarray(nameLength));
    const sizesFollow = (view.getUint16(6, true) & 8) !== 0 && member.compressedSize === 0;
    if (sizesFollow || start + member.compressedSize > source.size) break;
    members.push(member);
    at = start + member.compressedSize;
  }
  return members;
}

/** Lists an archive. Throws {@link DecodeError} where it is none, or is damaged beyond listing. */
export function listZip(source: ByteSource, limits: ZipLimits = zipLimits): ZipDirectory {
  if (source.size < 22) throw new DecodeError('torn', `a zip archive has at least 22 bytes, this file ${source.size}`);
  const central = listCentral(source, limits);
  const listed = central ?? listLocal(source, limits);
  if (central === null && listed.length === 0) throw new DecodeError('malformed', 'this is not a zip archive');
  const unsafe = listed.filter((member) => isUnsafe(member.name)).map((member) => member.name);
  const files = listed.filter((member) => !isUnsafe(member.name) && !member.name.endsWith('/'));
  return { members: new Map(files.map((member) => [member.name, member])), torn: central === null, unsafe };
}

/** The content of a member, with its checksum verified. Throws {@link DecodeError}. */
export function readMember(source: ByteSource, member: ZipMember, limits: ZipLimits = zipLimits): Uint8Array {
  const { maxMemberBytes } = limits;
  if (Math.max(member.size, member.compressedSize) > maxMemberBytes) {
    throw new DecodeError('too-large', `${member.name} is larger than ${maxMemberBytes} bytes`);
  }
  const header = viewOf(source.read(member.offset, 30));
  if (header.getUint32(0, true) !== 0x04034b50) throw new DecodeError('malformed', `${member.name}: no local header`);
  const start = member.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = source.read(start, member.compressedSize);
  // The stated size is a cap of its own: an honest archive gives exactly that much.
  const content = unpack(packed, member);
  if (content.length !== member.size || crc32(content) !== member.crc) {
    throw new DecodeError('malformed', `${member.name}: its checksum is wrong`);
  }
  return content;
}

function unpack(packed: Uint8Array, member: ZipMember): Uint8Array {
  if (member.method === 0) return packed;
  if (member.size === 0) return new Uint8Array(0);
  if (member.method === 8) return inflateRaw(packed, member.size);
  if (member.method === 93) return unzstd(packed, member.size);
  throw new DecodeError('unsupported', `${member.name}: compression method ${member.method} is not read`);
}
