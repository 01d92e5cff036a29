import { describe, expect, it } from 'vitest';
import { readParquet } from '../../../src/ingest/decode/parquet.ts';
import { codeOf, fixture } from '../support/fixtures.ts';

describe('parquet files that pyarrow wrote', () => {
  it.each(['none', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4'])('reads %s compression', (codec) => {
    const table = readParquet(fixture(`python/predictions-${codec}.parquet`));
    expect(table).toEqual({
      rows: 3,
      columns: [
        { name: 'id', values: ['q1', 'q2', 'q3'] },
        { name: 'label', values: [1, 0, 1] },
        { name: 'pred', values: [1, 1, 1] },
        { name: 'prob', values: [0.9, 0.25, null] },
        { name: 'correct', values: [true, false, true] },
      ],
      notes: [],
    });
  });

  it('reads wide integers as text, dates, lists and categories', () => {
    expect(readParquet(fixture('python/types.parquet')).columns).toEqual([
      { name: 'id', values: ['1152921504606846976', 1] },
      { name: 'when', values: ['2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z'] },
      { name: 'vector', values: [[0.1, 0.9], [0.5]] },
      { name: 'kind', values: ['a', 'b'] },
    ]);
  });

  it('calls a file without its end torn', () => {
    const whole = fixture('python/predictions-none.parquet');
    expect(codeOf(() => readParquet(whole.subarray(0, -8)))).toBe('torn');
    expect(codeOf(() => readParquet(Buffer.from('PAR1')))).toBe('torn');
  });

  it('survives any flipped byte: a table, notes or a decode error', () => {
    const whole = fixture('python/predictions-none.parquet');
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x55;
      const code = codeOf(() => readParquet(bytes));
      expect(['no error', 'torn', 'malformed', 'too-large', 'unsupported']).toContain(code);
    }
  });
});
