import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readers } from '../../src/ingest/registry.ts';

describe.each(readers.map((reader) => [reader.id, reader] as const))('%s', (id, reader) => {
  test('has a test of its own', () => {
    expect(existsSync(join(import.meta.dirname, `readers/${id}.test.ts`))).toBe(true);
  });

  test('says what it recognises', () => {
    expect(reader.title).not.toBe('');
    expect(reader.recognises.length).toBeGreaterThan(0);
  });
});

test('ids and precedences are unique', () => {
  expect(new Set(readers.map((reader) => reader.id)).size).toBe(readers.length);
  expect(new Set(readers.map((reader) => reader.precedence)).size).toBe(readers.length);
});
