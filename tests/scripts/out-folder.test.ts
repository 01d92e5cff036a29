import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutFolder, openAside, realOutFolder, recoverOutFolder, swapIn } from '../../scripts/build/out-folder.ts';
import { placeLabel } from '../../src/ingest/process-label.ts';

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

const writeSite = (folder: string, text: string): string => {
  mkdirSync(join(folder, 'api'), { recursive: true });
  writeFileSync(join(folder, 'api/report.json'), text);
  return folder;
};
const readSite = (folder: string): string => readFileSync(join(folder, 'api/report.json'), 'utf8');
/** The name that a command gives, which has ended or still runs. */
const nameOf = (pid: number, ending = ''): string =>
  join(work, `.site.sweepbook-${placeLabel()}-${pid}-abcdef${ending}`);
const ended = (): number => spawnSync('true').pid;

test('puts the old site back where a command was killed between the two renames', () => {
  writeSite(nameOf(ended(), '.old'), 'old');
  writeSite(nameOf(ended()), 'half');
  recoverOutFolder(join(work, 'site'));
  expect(readSite(join(work, 'site'))).toBe('old');
  expect(readdirSync(work)).toEqual(['site']);
});

test('leaves alone what another command swaps at this moment', () => {
  writeSite(nameOf(process.ppid, '.old'), 'old');
  recoverOutFolder(join(work, 'site'));
  expect(existsSync(join(work, 'site'))).toBe(false);
  expect(existsSync(nameOf(process.ppid, '.old'))).toBe(true);
});

test('removes what is left beside a site that stands, and nothing of another site', () => {
  writeSite(join(work, 'site'), 'new');
  writeSite(nameOf(ended(), '.old'), 'old');
  const other = join(work, `.site2.sweepbook-${placeLabel()}-${ended()}-abcdef`);
  mkdirSync(other);
  recoverOutFolder(join(work, 'site'));
  expect(readSite(join(work, 'site'))).toBe('new');
  expect(existsSync(nameOf(ended(), '.old'))).toBe(false);
  expect(existsSync(other)).toBe(true);
});

test('of two commands that swap into one folder the last one stays, whole', () => {
  const out = join(work, 'site');
  const [first, second] = [openAside(out), openAside(out)];
  writeSite(first.path, 'first');
  writeSite(second.path, 'second');
  expect(swapIn(first, out)).toBeNull();
  expect(swapIn(second, out)).toBeNull();
  expect(readSite(out)).toBe('second');
  expect(readdirSync(work)).toEqual(['site']);
});

test('keeps the mode of the old folder, and a link to it', () => {
  const real = writeSite(join(work, 'real'), 'old');
  chmodSync(real, 0o751);
  symlinkSync(real, join(work, 'site'));
  const out = realOutFolder(join(work, 'site'));
  const aside = openAside(out);
  writeSite(aside.path, 'new');
  swapIn(aside, out);
  expect(lstatSync(join(work, 'site')).isSymbolicLink()).toBe(true);
  expect(readSite(join(work, 'site'))).toBe('new');
  expect(statSync(real).mode & 0o777).toBe(0o751);
});

test('refuses an output folder that holds the input by way of a link', () => {
  mkdirSync(join(work, 'data/results'), { recursive: true });
  symlinkSync(join(work, 'data/results'), join(work, 'results'));
  expect(() => checkOutFolder(join(work, 'data'), [join(work, 'results')])).toThrow(/holds the input/);
});
