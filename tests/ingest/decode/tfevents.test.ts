import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/ingest/decode/byte-source.ts';
import { crc32c } from '../../../src/ingest/decode/crc32c.ts';
import { readEventFile } from '../../../src/ingest/decode/tfevents.ts';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { float, integer, message } from '../writers/protobuf.ts';
import {
  plainCrc32c,
  scalarFile,
  simpleValue,
  summaryEvent,
  tensorValue,
  tfRecord,
  versionEvent,
} from '../writers/tfevents.ts';

const read = (bytes: Uint8Array) => {
  const file = readEventFile(bytesSource(bytes));
  const scalars = new Map(
    [...file.scalars].map(([tag, { steps, values }]) => [tag, { steps: [...steps], values: [...values] }]),
  );
  return { ...file, scalars };
};
const eventFile = (folder: string): Buffer => {
  const name = readdirSync(fixturePath(folder)).find((entry) => entry.includes('tfevents'))!;
  return fixture(join(folder, name));
};

describe('CRC-32C', () => {
  it('gives the check value of the standard and agrees with a plain loop', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 31) & 255));
    for (const [start, end] of [
      [0, 1000],
      [1, 9],
      [3, 3],
      [5, 998],
    ] as const) {
      expect(crc32c(bytes, start, end)).toBe(plainCrc32c(bytes.subarray(start, end)));
    }
  });
});

describe('event files that the tools wrote', () => {
  it('reads what tensorboardX wrote: scalars as simple values, other plugins left out', () => {
    const file = read(eventFile('tools/tensorboard/run1'));
    expect([...file.scalars.keys()].sort()).toEqual(['train/loss', 'val/acc']);
    const loss = file.scalars.get('train/loss')!;
    expect(loss.steps).toEqual(Array.from({ length: 20 }, (_, step) => step));
    expect(loss.values).toEqual(Array.from({ length: 20 }, (_, step) => Math.fround(1 / (step + 1))));
    expect(file.scalars.get('val/acc')).toMatchObject({
      steps: [0, 5, 10, 15, 20],
      values: [0, 0.25, 0.5, 0.75, NaN],
    });
    expect(file).toMatchObject({ torn: false, damaged: 0 });
  });

  it('reads hyper-parameters and the status of the session', () => {
    const file = read(eventFile('tools/tensorboard/run2/hp'));
    expect(file.hparams).toEqual({ lr: 0.1, opt: 'adam', bn: true, seed: 1 });
    expect(file.status).toBe('success');
    expect(file.scalars.get('hp_metric')?.values).toEqual([0.75]);
  });

  it('reads what TensorBoard wrote: scalars as tensors', () => {
    const file = read(eventFile('tools/tensorboard/keras-style/validation'));
    const values = file.scalars.get('epoch_loss')!.values;
    expect(values).toEqual(Array.from({ length: 10 }, (_, step) => Math.fround(2 / (step + 1))));
  });
});

describe('tensors', () => {
  const value = (tensor: Uint8Array, plugin = 'scalars'): number[] | undefined =>
    read(tfRecord(summaryEvent(1, 0, tensorValue('t', tensor, plugin)))).scalars.get('t')?.values;
  const bytes = (write: (out: Buffer) => unknown, length: number): Buffer => {
    const out = Buffer.alloc(length);
    write(out);
    return out;
  };

  it('reads one number of every type', () => {
    expect(
      value(
        Buffer.concat([
          integer(1, 1),
          message(
            5,
            bytes((b) => b.writeFloatLE(0.5), 4),
          ),
        ]),
      ),
    ).toEqual([0.5]);
    expect(value(Buffer.concat([integer(1, 1), float(5, 0.25)]))).toEqual([0.25]);
    expect(
      value(
        Buffer.concat([
          integer(1, 2),
          message(
            4,
            bytes((b) => b.writeDoubleLE(0.1), 8),
          ),
        ]),
      ),
    ).toEqual([0.1]);
    expect(
      value(
        Buffer.concat([
          integer(1, 3),
          message(
            4,
            bytes((b) => b.writeInt32LE(-7), 4),
          ),
        ]),
      ),
    ).toEqual([-7]);
    expect(
      value(
        Buffer.concat([
          integer(1, 9),
          message(
            4,
            bytes((b) => b.writeBigInt64LE(9n), 8),
          ),
        ]),
      ),
    ).toEqual([9]);
    expect(value(Buffer.concat([integer(1, 19), integer(13, 0x3800)]))).toEqual([0.5]);
    expect(value(Buffer.concat([integer(1, 3), message(7, Buffer.from([0xac, 0x02]))]))).toEqual([300]);
  });

  it('leaves out tensors of several numbers and of other plugins', () => {
    const two = Buffer.concat([integer(1, 1), message(2, message(2, integer(1, 2))), float(5, 1), float(5, 2)]);
    expect(value(two)).toBeUndefined();
    expect(value(Buffer.concat([integer(1, 1), float(5, 1)]), 'histograms')).toBeUndefined();
  });
});

describe('torn and damaged files', () => {
  const whole = scalarFile(['a', 'b'], 50, (tag, step) => tag * 100 + step);

  it('keeps every whole record before any cut', () => {
    for (let cut = 1; cut < whole.length; cut += 97) {
      const file = read(whole.subarray(0, cut));
      const values = file.scalars.get('a')?.values ?? [];
      expect(values).toEqual(Array.from({ length: values.length }, (_, step) => step));
      expect(file.torn || cut === whole.length || [...file.scalars.values()].every((s) => s.values.length > 0)).toBe(
        true,
      );
    }
    expect(read(whole.subarray(0, -3))).toMatchObject({ torn: true, records: 100 });
    expect(read(whole)).toMatchObject({ torn: false, records: 101, firstWallTime: 1000, lastWallTime: 1049 });
  });

  it('leaves out a record whose checksum is wrong and goes on', () => {
    const bytes = Buffer.from(whole);
    const record = tfRecord(versionEvent(1000)).length;
    bytes[record + 20]! ^= 1;
    const file = read(bytes);
    expect(file).toMatchObject({ damaged: 1, torn: false, records: 101 });
    expect(file.scalars.get('a')!.values).toEqual(Array.from({ length: 49 }, (_, step) => step + 1));
  });

  it('stops where a length is damaged', () => {
    const bytes = Buffer.from(whole);
    bytes[tfRecord(versionEvent(1000)).length]! ^= 1;
    expect(read(bytes)).toMatchObject({ torn: true, records: 1 });
  });

  it('reads over the borders of its windows, and over a record larger than one', () => {
    const large = tfRecord(summaryEvent(1, 0, tensorValue('picture', Buffer.alloc(9 * 1024 * 1024), 'images')));
    const many = scalarFile(['a'], 100_000, (_, step) => step);
    const file = read(Buffer.concat([many, large, many, large, tfRecord(summaryEvent(2, 7, simpleValue('end', 1)))]));
    expect(file).toMatchObject({ torn: false, damaged: 0 });
    expect(file.scalars.get('a')!.values.length).toBe(200_000);
    expect(file.scalars.get('end')!.values).toEqual([1]);
  });

  it('ends at a number of names that no program has', () => {
    const records = Array.from({ length: 100_010 }, (_, at) => tfRecord(summaryEvent(1, 0, simpleValue(`t${at}`, at))));
    const file = read(Buffer.concat(records));
    expect(file.scalars.size).toBe(100_000);
    expect(file.damaged).toBe(10);
  });

  it('survives what is no event file', () => {
    expect(read(Buffer.alloc(0))).toMatchObject({ torn: false, records: 0 });
    expect(read(Buffer.from('step,loss\n0,0.5\n'))).toMatchObject({ torn: true, records: 0 });
  });
});
