import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatsPage } from '../../scripts/tools/write-formats.ts';

test('docs/formats.md is what the readers say', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');
  expect(page, 'run: npm run formats').toBe(formatsPage());
});
