import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskReason, nodeDisk } from '../../src/ingest/disk.ts';
import { makeTree } from './tree.ts';

test('reads parts from both ends, and less where there is less', () => {
  const file = join(makeTree({}), 'a');
  writeFileSync(file, '0123456789');
  const part = (position: number, length: number): string =>
    Buffer.from(nodeDisk.part(file, position, length)).toString();
  expect([part(0, 3), part(8, 5), part(-4, 4), part(-40, 4), part(20, 4)]).toEqual(['012', '89', '6789', '0123', '']);
});

test('gives a reason in words for system errors, and throws bugs again', () => {
  expect(diskReason(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('permission denied');
  expect(diskReason(Object.assign(new Error('x'), { code: 'EXDEV' }))).toBe('EXDEV');
  expect(() => diskReason(new TypeError('bug'))).toThrow('bug');
});

test('what is published lies in the folders at the moment at which it is open', () => {
  const work = realpathSync(makeTree({}));
  mkdirSync(join(work, 'in/sub'), { recursive: true });
  writeFileSync(join(work, 'in/a'), 'inside');
  writeFileSync(join(work, 'secret'), 'outside');
  const read = (path: string) => {
    const bytes = nodeDisk.bytesInside(join(work, path), [join(work, 'in')]);
    return bytes === null ? null : Buffer.from(bytes).toString();
  };
  expect(read('in/a')).toBe('inside');
  symlinkSync('a', join(work, 'in/link'));
  expect(read('in/link')).toBe('inside');
  // A file, or a folder above it, that has become a link since the scan.
  symlinkSync(join(work, 'secret'), join(work, 'in/leaves'));
  expect(read('in/leaves')).toBeNull();
  rmSync(join(work, 'in/sub'), { recursive: true });
  symlinkSync(work, join(work, 'in/sub'));
  expect(read('in/sub/secret')).toBeNull();
  expect(read('secret')).toBeNull();
  expect(spawnSync('mkfifo', [join(work, 'in/pipe')]).status).toBe(0);
  expect(read('in/pipe')).toBeNull();
});
