import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sizeNotice } from '../../scripts/build/site-size.ts';
import { stampsBelow } from '../../scripts/cache/stamps.ts';

test('a site that is too large for its host is told with its size and number of files', () => {
  const site = mkdtempSync(join(tmpdir(), 'sweepbook-size-'));
  mkdirSync(join(site, 'a/b'), { recursive: true });
  writeFileSync(join(site, 'index.html'), 'x'.repeat(60));
  writeFileSync(join(site, 'a/b/c.json'), 'x'.repeat(41));
  expect(sizeNotice(stampsBelow(site))).toBeNull();
  expect(sizeNotice(stampsBelow(site), 101)).toBeNull();
  expect(sizeNotice(stampsBelow(site), 100)).toMatch(/^The site has 0\.0 GB in 2 files: more than .* GitHub Pages/);
  rmSync(site, { recursive: true });
});
