import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskTrouble } from '../../scripts/build/disk-trouble.ts';
import { UserError } from '../../src/report/user-error.ts';

const out = mkdtempSync(join(tmpdir(), 'trouble-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const places = [{ path: out, title: 'The output folder', instead: '--out DIR' }];

const failure = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: told by the system`), { code, path });
const told = (error: unknown): UserError => {
  const answer = diskTrouble(error, places);
  if (!(answer instanceof UserError)) throw new Error('This is not told to the user.');
  return answer;
};

test('a full disk: where, how much was written and is free, what to do', () => {
  writeFileSync(join(out, 'index.html'), 'x'.repeat(2000));
  const error = told(failure('ENOSPC', join(out, 'a/b.html')));
  expect(error.message).toMatch(
    /^The output folder .*trouble-\w+ cannot be written: there is no space left on the disk/,
  );
  expect(error.message).toMatch(/\(2.0\skB were written, .*B were free at the end\)/);
  expect(error.hint).toContain('--out DIR');
  expect(error.kind).toBe('disk');
});

test.each(['EROFS', 'EACCES', 'EDQUOT', 'EIO', 'EMFILE', 'EBUSY'])('%s is told, not thrown with a stack', (code) => {
  expect(told(failure(code, join(out, 'x'))).kind).toBe('disk');
});

test('the system’s error is found in causes, in collections and in the words of a bundler', () => {
  expect(told(new Error('rendering failed', { cause: failure('ENOSPC') })).message).toContain('no space left');
  expect(told(new AggregateError([new Error('x'), failure('EROFS')])).message).toContain('only be read');
  expect(told(new Error('Could not write: ENOSPC: no space left on device')).message).toContain('no space left');
});

test('another place is named as it is', () => {
  expect(told(failure('EACCES', '/somewhere/else')).message).toContain('/somewhere/else');
});

test('a bug stays a bug, and a mistake of the user stays what it is', () => {
  const bug = new TypeError('x is undefined');
  expect(diskTrouble(bug, places)).toBe(bug);
  expect(diskTrouble(failure('ENOENT', join(out, 'x')), places)).not.toBeInstanceOf(UserError);
  const mistake = new UserError('wrong');
  expect(diskTrouble(mistake, places)).toBe(mistake);
});
