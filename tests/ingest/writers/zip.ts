/** Writes zip archives byte by byte, for tests: any method, zip64 fields, wrong sizes, any names. */
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

/** A member to write; `compressed` and `size` override what is honest. */
export interface ZipInput {
  readonly name: string;
  readonly content: Uint8Array;
  readonly method?: 0 | 8 | 93 | 12;
  readonly compressed?: Uint8Array;
  readonly size?: number;
  readonly zip64?: boolean;
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

const pack = (input: ZipInput): Uint8Array => {
  if (input.compressed !== undefined) return input.compressed;
  if (input.method === 8) return deflateRawSync(input.content);
  if (input.method === 93) return zstdCompressSync(input.content);
  return input.content;
};

/** The archive; `directory: false` leaves the central directory out, `zip64End` writes the wide end record. */
export function writeZip(inputs: readonly ZipInput[], { directory = true, zip64End = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const input of inputs) {
    const name = Buffer.from(input.name);
    const packed = pack(input);
    const size = input.size ?? input.content.length;
    const wide = input.zip64 === true;
    const sizes = wide ? [u32(0xffffffff), u32(0xffffffff)] : [u32(packed.length), u32(size)];
    const localExtra = wide ? Buffer.concat([u16(1), u16(16), u64(size), u64(packed.length)]) : Buffer.alloc(0);
    const centralExtra = wide
      ? Buffer.concat([u16(1), u16(24), u64(size), u64(packed.length), u64(offset)])
      : Buffer.alloc(0);
    const common = [u16(0), u16(input.method ?? 0), u16(0), u16(0), u32(crc32(input.content)), ...sizes];
    const local = [u32(0x04034b50), u16(20), ...common, u16(name.length), u16(localExtra.length), name, localExtra];
    const record = Buffer.concat([...local, packed]);
    const tail = [u16(name.length), u16(centralExtra.length), u16(0), u16(0), u16(0), u32(0)];
    const start = u32(wide ? 0xffffffff : offset);
    centrals.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), ...common, ...tail, start, name, centralExtra]));
    locals.push(record);
    offset += record.length;
  }
  if (!directory) return Buffer.concat(locals);
  const central = Buffer.concat(centrals);
  const n = inputs.length;
  const wideEnd = zip64End
    ? [
        ...[
          u32(0x06064b50),
          u64(44),
          u16(45),
          u16(45),
          u32(0),
          u32(0),
          u64(n),
          u64(n),
          u64(central.length),
          u64(offset),
        ],
        ...[u32(0x07064b50), u32(0), u64(offset + central.length), u32(1)],
      ]
    : [];
  const short = zip64End
    ? [u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff)]
    : [u16(n), u16(n), u32(central.length), u32(offset)];
  return Buffer.concat([...locals, central, ...wideEnd, u32(0x06054b50), u16(0), u16(0), ...short, u16(0)]);
}
