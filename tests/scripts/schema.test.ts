import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemas } from '../../scripts/build/publish.ts';

test.each(['benchmark', 'report'] as const)('schema/%s.schema.json is what the code says', (name) => {
  const committed = readFileSync(join(import.meta.dirname, `../../schema/${name}.schema.json`), 'utf8');
  expect(committed, 'run: npm run schema').toBe(schemas()[name]);
});
