/**
 * How fast TensorBoard's event files are read, against reading their bytes with a checksum only.
 *
 *     node tests/bench/event-files.ts [megabytes]
 *
 * Prints a ratio; the aim is at most 2.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFile } from '../../src/ingest/decode/byte-source.ts';
import { crc32c } from '../../src/ingest/decode/crc32c.ts';
import { readEventFile } from '../../src/ingest/decode/tfevents.ts';
import { scalarFile } from '../ingest/writers/tfevents.ts';

const megabytes = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'bench-events-'));
const path = join(folder, 'events.out.tfevents.1.h');

function seconds(run: () => void): number {
  const started = process.cpuUsage();
  run();
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1e6;
}

try {
  const tags = ['train/loss', 'train/accuracy', 'val/loss', 'val/accuracy', 'lr'];
  const once = scalarFile(tags, 20_000, (tag, step) => tag + step);
  writeFileSync(path, Buffer.concat(Array.from({ length: Math.ceil((megabytes * 1e6) / once.length) }, () => once)));
  const readOnly = (): void =>
    withFile(path, (source) => {
      const step = 8 * 1024 * 1024;
      for (let at = 0; at < source.size; at += step) crc32c(source.read(at, Math.min(step, source.size - at)));
    });
  const decode = (): void => {
    withFile(path, (source) => readEventFile(source));
  };
  readOnly();
  decode();
  const floors = [1, 2, 3].map(() => seconds(readOnly));
  const times = [1, 2, 3].map(() => seconds(decode));
  const floor = Math.min(...floors);
  const time = Math.min(...times);
  console.log(
    `${megabytes} MB of scalars: ${time.toFixed(2)} s, bytes and checksum alone ${floor.toFixed(2)} s: ratio ${(time / floor).toFixed(2)} (aim: at most 2)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
