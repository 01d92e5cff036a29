/** CRC-32C (Castagnoli), eight bytes at a time. Source: RFC 3720 appendix B.4; "slicing by 8", Kounavis and Berry 2005. */

const polynomial = 0x82f63b78;

/** Table k advances a byte by k further zero bytes. */
const tables: readonly Int32Array[] = (() => {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    first[byte] = value;
  }
  const all = [first];
  for (let k = 1; k < 8; k++) {
    all.push(all[k - 1]!.map((value) => first[value & 255]! ^ (value >>> 8)));
  }
  return all;
})();
const [t0, t1, t2, t3, t4, t5, t6, t7] = [
  ...[tables[0]!, tables[1]!, tables[2]!, tables[3]!],
  ...[tables[4]!, tables[5]!, tables[6]!, tables[7]!],
];

/** The checksum of the bytes from `start` to `end`, unsigned. */
export function crc32c(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  let crc = -1;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      t7![crc & 255]! ^
      t6![(crc >>> 8) & 255]! ^
      t5![(crc >>> 16) & 255]! ^
      t4![crc >>> 24]! ^
      t3![bytes[at + 4]!]! ^
      t2![bytes[at + 5]!]! ^
      t1![bytes[at + 6]!]! ^
      t0![bytes[at + 7]!]!;
  }
  for (; at < end; at++) crc = t0![(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The checksum as TFRecord stores it: rotated and shifted, so that a checksum of checksums is not 0. */
export function maskedCrc32c(bytes: Uint8Array, start: number, end: number): number {
  const crc = crc32c(bytes, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
