import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip, gunzipTorn, inflateRaw } from '../../../src/ingest/decode/decompress.ts';
import { unzstd } from '../../../src/ingest/decode/zstd.ts';
import { codeOf } from '../support/fixtures.ts';

const first = Buffer.alloc(100_000, 'abc');
const second = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 251));
const skippable = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('xyz')]);

describe.each([{ native: true }, { native: false }])('zstd with $native native decoder', (options) => {
  it('reads all frames, not only the first', () => {
    const bytes = Buffer.concat([zstdCompressSync(first), skippable, zstdCompressSync(second)]);
    expect(Buffer.compare(unzstd(bytes, 1e6, options), Buffer.concat([first, second]))).toBe(0);
  });

  it('caps what comes out over all frames', () => {
    const bytes = Buffer.concat([zstdCompressSync(first), zstdCompressSync(second)]);
    expect(codeOf(() => unzstd(bytes, 99_999, options))).toBe('too-large');
    expect(codeOf(() => unzstd(bytes, 150_000, options))).toBe('too-large');
    expect(unzstd(bytes, 170_000, options).length).toBe(170_000);
  });

  it('tells a torn file from one that is no zstd', () => {
    const bytes = zstdCompressSync(second);
    expect(codeOf(() => unzstd(bytes.subarray(0, -5), 1e6, options))).toBe('torn');
    expect(codeOf(() => unzstd(bytes.subarray(0, 6), 1e6, options))).toBe('torn');
    expect(codeOf(() => unzstd(Buffer.from('hello world'), 1e6, options))).toBe('malformed');
  });
});

describe('gzip and deflate', () => {
  it('reads several members and caps what comes out', () => {
    const bytes = Buffer.concat([gzipSync(first), gzipSync(second)]);
    expect(Buffer.compare(gunzip(bytes), Buffer.concat([first, second]))).toBe(0);
    expect(codeOf(() => gunzip(bytes, 1000))).toBe('too-large');
  });

  it('gives the beginning of a torn file on request', () => {
    const bytes = gzipSync(second, { level: 1 }).subarray(0, -200);
    expect(codeOf(() => gunzip(bytes))).toBe('torn');
    const beginning = gunzipTorn(bytes);
    expect(beginning.length).toBeGreaterThan(1000);
    expect(Buffer.compare(beginning, second.subarray(0, beginning.length))).toBe(0);
    expect(gunzipTorn(Buffer.from('no gzip at all')).length).toBe(0);
  });

  it('names data that is neither', () => {
    expect(codeOf(() => gunzip(Buffer.from('no gzip at all')))).toBe('malformed');
    expect(codeOf(() => inflateRaw(Buffer.from([0xff, 0xff, 0xff])))).toBe('malformed');
  });
});
