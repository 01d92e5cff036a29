import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutFolder, openAside, swapIn } from '../../scripts/build/out-folder.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-out-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

test('refuses a folder that somebody else filled', () => {
  writeFileSync(join(work, 'thesis.tex'), 'years of work');
  expect(() => checkOutFolder(work, [])).toThrow(/not written by Sweepbook/);
});

test('accepts an empty folder, a new one, and one of its own', () => {
  expect(() => checkOutFolder(work, [])).not.toThrow();
  expect(() => checkOutFolder(join(work, 'new'), [])).not.toThrow();
  mkdirSync(join(work, 'api'));
  writeFileSync(join(work, 'api/report.json'), '{}');
  expect(() => checkOutFolder(work, [])).not.toThrow();
});

test('refuses a folder that holds the input, or that is a file', () => {
  expect(() => checkOutFolder(work, [join(work, 'results')])).toThrow(/holds the input/);
  writeFileSync(join(work, 'file'), '');
  expect(() => checkOutFolder(join(work, 'file'), [])).toThrow(/is a file/);
});

test('swaps the finished folder in and leaves nothing else', () => {
  const out = join(work, 'site');
  mkdirSync(out);
  writeFileSync(join(out, 'old.html'), 'old');
  const aside = openAside(out);
  writeFileSync(join(aside.path, 'index.html'), 'new');
  swapIn(aside, out);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
  expect(existsSync(join(out, 'old.html'))).toBe(false);
  expect(existsSync(aside.path)).toBe(false);
});
