/** Writes TensorBoard event files, for tests. The checksum is computed bit by bit, apart from the reader's tables. */
import { double, float, integer, message } from './protobuf.ts';

const bitwiseTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

/** CRC-32C of the bytes, one byte at a time. */
export function plainCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ bitwiseTable[(crc ^ byte) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
}

const masked = (bytes: Uint8Array): Buffer => {
  const crc = plainCrc32c(bytes);
  const out = Buffer.alloc(4);
  out.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return out;
};

/** One TFRecord. */
export function tfRecord(content: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(content.length));
  return Buffer.concat([length, masked(length), content, masked(content)]);
}

/** An event that holds one value of a summary; `value` is the message of tensorflow.Summary.Value. */
export const summaryEvent = (wallTime: number, step: number, value: Uint8Array): Buffer =>
  Buffer.concat([double(1, wallTime), integer(2, step), message(5, message(1, value))]);

/** A scalar as torch and TensorFlow 1 write it. */
export const simpleValue = (tag: string, value: number): Buffer => Buffer.concat([message(1, tag), float(2, value)]);

/** A scalar as TensorFlow 2 writes it: a tensor with the plugin's name. */
export const tensorValue = (tag: string, tensor: Uint8Array, plugin = 'scalars'): Buffer =>
  Buffer.concat([message(1, tag), message(8, tensor), message(9, message(1, message(1, plugin)))]);

/** The first record of every event file. */
export const versionEvent = (wallTime: number): Buffer =>
  Buffer.concat([double(1, wallTime), message(3, 'brain.Event:2')]);

/** A file of scalars: every tag at every step. */
export function scalarFile(
  tags: readonly string[],
  steps: number,
  value: (tag: number, step: number) => number,
): Buffer {
  const records = [tfRecord(versionEvent(1000))];
  for (let step = 0; step < steps; step++) {
    tags.forEach((tag, index) =>
      records.push(tfRecord(summaryEvent(1000 + step, step, simpleValue(tag, value(index, step))))),
    );
  }
  return Buffer.concat(records);
}
