import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/ingest/decode/byte-source.ts';
import { readMessage } from '../../../src/ingest/decode/protobuf.ts';
import { scanWandbLog, type LogScan } from '../../../src/ingest/decode/wandb-log.ts';
import { codeOf, fixture, fixturePath } from '../support/fixtures.ts';
import { writeWandbLog } from '../writers/wandb-log.ts';

const scan = (bytes: Uint8Array): LogScan & { readonly sizes: number[] } => {
  const sizes: number[] = [];
  const result = scanWandbLog(bytesSource(bytes), (record) => sizes.push(record.length));
  return { ...result, sizes };
};
const sizes = [10, 0, 32 * 1024 - 30, 1, 100_000, 7, 32 * 1024 - 7, 5];
const whole = writeWandbLog(sizes.map((size) => Buffer.alloc(size, 'r')));

describe('the log of W&B', () => {
  it('reads the records of two real runs without damage', () => {
    const folder = 'tools/wandb/wandb';
    const runs = readdirSync(fixturePath(folder));
    expect(runs).toHaveLength(2);
    for (const run of runs) {
      const name = readdirSync(fixturePath(join(folder, run))).find((entry) => entry.endsWith('.wandb'))!;
      const fields: number[] = [];
      const result = scanWandbLog(bytesSource(fixture(join(folder, run, name))), (record) => {
        const reader = readMessage(record);
        while (reader.next()) fields.push(reader.field);
      });
      expect(result).toMatchObject({ damaged: 0, torn: false });
      // 13 calls of log(), one run and one exit.
      expect(fields.filter((field) => field === 2)).toHaveLength(13);
      expect(fields.filter((field) => field === 17 || field === 18)).toHaveLength(2);
    }
  });

  it('puts records together that span blocks', () => {
    expect(scan(whole)).toEqual({ records: sizes.length, damaged: 0, torn: false, sizes });
  });

  it('keeps what is whole before any cut and calls it torn', () => {
    for (let cut = 8; cut < whole.length; cut += 1009) {
      const found = scan(whole.subarray(0, cut));
      expect(sizes.slice(0, found.sizes.length)).toEqual(found.sizes);
    }
    expect(scan(whole.subarray(0, -2))).toMatchObject({ records: sizes.length - 1, torn: true });
  });

  it('leaves out a record whose checksum is wrong', () => {
    const bytes = Buffer.from(whole);
    bytes[7 + 7 + 3]! ^= 1;
    expect(scan(bytes)).toMatchObject({ damaged: 1, sizes: sizes.slice(1) });
  });

  it('refuses what is no log', () => {
    expect(codeOf(() => scan(Buffer.from('{"loss": 1}\n')))).toBe('malformed');
    expect(codeOf(() => scan(Buffer.alloc(0)))).toBe('malformed');
  });
});
