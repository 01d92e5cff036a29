import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  abandonedIn,
  bytesIn,
  openTemporaryFolder,
  openWorkFolder,
  tryToRemove,
} from '../../scripts/build/work-folders.ts';
import { placeLabel, processLabel, readProcessLabel } from '../../src/ingest/process-label.ts';
import { UserError } from '../../src/report/user-error.ts';

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync('true').pid;

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'work-folders-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const make = (name: string): string => {
  mkdirSync(join(work, name));
  return join(work, name);
};

test('a label tells the machine and the process, and no two are the same', () => {
  expect(readProcessLabel(processLabel())).toEqual({ place: placeLabel(), pid: process.pid });
  expect(processLabel()).not.toBe(processLabel());
  expect(readProcessLabel('thesis-12-backup')).toBeNull();
});

test('what an ended command left is found; what a running one uses, and what others made, is not', () => {
  const left = make(`x-${placeLabel()}-${endedProcess()}-abcdef`);
  const leftOld = make(`x-${placeLabel()}-${endedProcess()}-abcdef.1.old`);
  make(`x-${placeLabel()}-${process.ppid}-abcdef`);
  make(`x-${placeLabel()}-${process.pid}-abcdef`);
  make('x-mine');
  make(`y-${placeLabel()}-${endedProcess()}-abcdef`);
  symlinkSync(work, join(work, `x-${placeLabel()}-${endedProcess()}-fedcba`));
  expect(abandonedIn(work, 'x-')).toEqual([left, leftOld].sort());
});

test('a folder of another machine counts as left behind after a day', () => {
  const path = make('x-00000000-1-abcdef');
  expect(abandonedIn(work, 'x-')).toEqual([]);
  utimesSync(path, 0, 0);
  expect(abandonedIn(work, 'x-')).toEqual([path]);
});

test('a folder that cannot be listed holds nothing to tidy', () => {
  expect(abandonedIn(join(work, 'none'), 'x-')).toEqual([]);
});

test.each([
  ['is missing', 'none', 'it is gone or its target does not exist'],
  ['is a file', 'file', 'it is no folder'],
])('a folder for temporary files that %s is named, with what to do', (_, name, why) => {
  writeFileSync(join(work, 'file'), '');
  vi.stubEnv('TMPDIR', join(work, name));
  try {
    openTemporaryFolder();
    throw new Error('It was opened.');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toBe(`The folder for temporary files ${join(work, name)} cannot be written: ${why}.`);
    expect(error.hint).toContain('TMPDIR=DIR');
    expect(error.kind).toBe('disk');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a work folder is removed, or left to somebody else', () => {
  const folder = openWorkFolder(work, 'x-');
  writeFileSync(join(folder.path, 'a'), 'four');
  expect(bytesIn(work)).toBe(4);
  folder.release();
  expect(existsSync(folder.path)).toBe(true);
  openWorkFolder(work, 'x-').remove();
  expect(readdirSync(work)).toHaveLength(1);
  expect(tryToRemove(folder.path)).toBe(true);
  expect(readdirSync(work)).toEqual([]);
});
