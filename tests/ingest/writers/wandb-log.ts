/** Writes the transaction log of Weights & Biases, for tests. */
import { crc32 } from 'node:zlib';
import { integer, message } from './protobuf.ts';

const blockBytes = 32 * 1024;

/** The log of the records: a header of 7 bytes, then chunks in blocks of 32 KiB. */
export function writeWandbLog(records: readonly Uint8Array[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0])];
  let position = 7;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    position += bytes.length;
  };
  for (const record of records) {
    let at = 0;
    let first = true;
    do {
      const room = blockBytes - (position % blockBytes);
      if (room < 7) {
        add(Buffer.alloc(room));
        continue;
      }
      const take = Math.min(room - 7, record.length - at);
      const last = at + take === record.length;
      const kind = first ? (last ? 1 : 2) : last ? 4 : 3;
      const body = Buffer.concat([Buffer.from([kind]), record.subarray(at, at + take)]);
      const head = Buffer.alloc(6);
      head.writeUInt32LE(crc32(body), 0);
      head.writeUInt16LE(take, 4);
      add(Buffer.concat([head, body]));
      at += take;
      first = false;
    } while (at < record.length || first);
  }
  return Buffer.concat(parts);
}

const item = (key: string, json: string): Buffer => message(1, Buffer.concat([message(1, key), message(16, json)]));

/** A history record. */
export const historyRecord = (step: number, values: Readonly<Record<string, string>>): Buffer =>
  message(
    2,
    Buffer.concat([...Object.entries(values).map(([key, json]) => item(key, json)), message(2, integer(1, step))]),
  );

/** A summary record that updates values. */
export const summaryRecord = (values: Readonly<Record<string, string>>): Buffer =>
  message(3, Buffer.concat(Object.entries(values).map(([key, json]) => item(key, json))));

/** A run record with its configuration. */
export const runRecord = (id: string, project: string, config: Readonly<Record<string, string>>): Buffer =>
  message(
    17,
    Buffer.concat([
      message(1, id),
      message(3, project),
      message(4, Buffer.concat(Object.entries(config).map(([key, json]) => item(key, json)))),
    ]),
  );

/** An exit record. */
export const exitRecord = (code: number): Buffer => message(18, code === 0 ? Buffer.alloc(0) : integer(1, code));
