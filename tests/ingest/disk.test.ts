import { writeFileSync } from 'node:fs';
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
