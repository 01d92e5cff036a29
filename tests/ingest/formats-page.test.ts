import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatsPage } from '../../scripts/tools/write-formats.ts';
import { readers } from '../../src/ingest/registry.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');

it('the page of formats is up to date; else run `node scripts/tools/write-formats.ts`', async () => {
  expect(await formatsPage(page)).toBe(page);
});

it('the page names every format', () => {
  for (const reader of readers) expect(page.replaceAll('\\', '')).toContain(reader.title);
});
