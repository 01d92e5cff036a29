import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../src/ingest/redact.ts';
import { isTextFile, withheldReason } from '../../../src/ingest/redact/packed.ts';
import { fixture } from '../support/fixtures.ts';
import { writeDatabase } from '../writers/database.ts';
import { writeZip } from '../writers/zip.ts';

const run = createRedactor({ enabled: true }).forRun(['gpu-17']);
const isHeld = (name: string, bytes: Uint8Array): boolean => typeof run.file(name, bytes) === 'string';
const secret = 'mail ada.lovelace@example.org from gpu-17';
const table = (cell: string) => writeDatabase(['CREATE TABLE t (x TEXT)'], { t: [[cell], ['plain text of a row']] });

describe('a packed or binary file', () => {
  test.each<[string, (text: string) => Uint8Array]>([
    ['predictions.jsonl.gz', (text) => gzipSync(JSON.stringify({ text }))],
    ['archive.zip', (text) => writeZip([{ name: 'a/log.txt', content: Buffer.from(text), method: 8 }])],
    ['archive.eval', (text) => writeZip([{ name: `${text}.txt`, content: Buffer.from('x'), method: 0 }])],
    ['nested.zip', (text) => writeZip([{ name: 'in.gz', content: gzipSync(text), method: 8 }])],
    ['events.out.tfevents.1.x', (text) => Buffer.concat([Buffer.alloc(12), Buffer.from(text), Buffer.alloc(4)])],
    ['wide.bin', (text) => Buffer.concat([Buffer.from([1, 0, 0, 0, 255]), Buffer.from(text, 'utf16le')])],
    ['tracker.db', table],
  ])('%s is published without a private detail, and withheld with one', (name, make) => {
    expect(isHeld(name, make('nothing to see here'))).toBe(false);
    expect(isHeld(name, make(secret))).toBe(true);
  });

  test('real files of numbers are published', () => {
    for (const name of [
      'predictions.npz',
      'predictions-snappy.parquet',
      'numpy2-frame-protocol4.pkl',
      'npy-le-f8.npy',
    ]) {
      expect(isHeld(name, fixture(`python/${name}`)), name).toBe(false);
    }
  });

  test('texts of a parquet file are searched behind its compression', () => {
    const bytes = fixture('python/predictions-zstd.parquet');
    const seen: string[] = [];
    withheldReason('x.parquet', bytes, (text) => {
      seen.push(text);
      return false;
    });
    expect(seen.length).toBeGreaterThan(3);
  });

  test('what cannot be searched is withheld', () => {
    expect(run.file('x.gz', Buffer.from('no gzip'))).toMatch(/^not published: it cannot be searched/);
    const deep = [1, 2, 3, 4, 5].reduce<Buffer>((inner) => gzipSync(inner), Buffer.from('x'));
    expect(withheldReason('x.gz.gz.gz.gz.gz', deep, () => false)).toContain('archives stand in archives');
  });

  test('a bomb ends at the cap', () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    expect(run.file('x.log.gz', bomb)).toMatch(/^not published: it cannot be searched/);
  });
});

test('texts are told by their names, and by their bytes', () => {
  expect(isTextFile('train.log', Buffer.from([0, 1]))).toBe(true);
  expect(isTextFile('notes', Buffer.from('plain'))).toBe(true);
  expect(isTextFile('notes', Buffer.from([0, 1]))).toBe(false);
  expect(isTextFile('a.json.gz', Buffer.from('x'))).toBe(false);
});
