import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyContent } from '../../scripts/site/copy-folder.ts';
import { openCurrentFolder } from '../../scripts/site/site-folder.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-folder-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const addPackage = (place: string, name: string, text: string): void => {
  mkdirSync(join(place, name), { recursive: true });
  writeFileSync(join(place, name, 'index.js'), `module.exports = ${JSON.stringify(text)};`);
};

test('packages are found from every place, and from the nearest where several hold one', () => {
  const [near, far] = [join(work, 'near'), join(work, 'far')];
  addPackage(near, 'both', 'near');
  addPackage(far, 'both', 'far');
  addPackage(far, 'only-far', 'far');
  const current = openCurrentFolder(join(work, 'build'), [near, far]);
  const load = createRequire(join(current, 'page.js'));
  expect([load('both'), load('only-far')]).toEqual(['near', 'far']);
  // A second build in the same folder finds the links there.
  expect(openCurrentFolder(join(work, 'build'), [near, far])).toBe(current);
});

test('the copy of a read-only folder can be written to', () => {
  const [from, to] = [join(work, 'from'), join(work, 'to')];
  mkdirSync(join(from, 'fonts/skipped'), { recursive: true });
  writeFileSync(join(from, 'fonts/a.woff2'), 'a');
  chmodSync(join(from, 'fonts/a.woff2'), 0o444);
  chmodSync(join(from, 'fonts'), 0o555);
  copyContent(from, to, (source) => !source.endsWith('skipped'));
  expect(readFileSync(join(to, 'fonts/a.woff2'), 'utf8')).toBe('a');
  expect(existsSync(join(to, 'fonts/skipped'))).toBe(false);
  for (const path of ['fonts', 'fonts/a.woff2']) expect(statSync(join(to, path)).mode & 0o200).toBe(0o200);
  chmodSync(join(from, 'fonts'), 0o755);
});
