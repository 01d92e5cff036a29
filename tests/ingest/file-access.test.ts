import { truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDiagnostics } from '../../src/ingest/diagnostics.ts';
import { nodeDisk, type Disk } from '../../src/ingest/disk.ts';
import { createFileAccess } from '../../src/ingest/file-access.ts';
import { scanRoots } from '../../src/ingest/scan.ts';
import { makeTree } from './tree.ts';

function open(files: Readonly<Record<string, string | Uint8Array>>, disk: Disk = nodeDisk) {
  const path = makeTree(files);
  const diagnostics = createDiagnostics();
  const roots = [{ label: 'results', path }];
  const folder = scanRoots(roots, { disk: nodeDisk, diagnostics })[0]!;
  return { path, folder, diagnostics, access: createFileAccess({ roots, disk, diagnostics }) };
}

describe('createFileAccess', () => {
  test('reads UTF-8 without its mark and UTF-16 by its mark', () => {
    const { access, folder } = open({
      plain: 'é',
      marked: '\ufeffé',
      little: Buffer.from('\ufeffé€', 'utf16le'),
      big: Buffer.from('\ufeffé€', 'utf16le').swap16(),
      latin: Buffer.from([0x63, 0xe9]),
    });
    expect(['plain', 'marked', 'little', 'big', 'latin'].map((name) => access.text(folder, name))).toEqual([
      'é',
      'é',
      'é€',
      'é€',
      'c\ufffd',
    ]);
  });

  test('reads nothing that the scan did not see', () => {
    const { access, folder, diagnostics } = open({ 'sub/a': 'x' });
    expect(access.text(folder, '../../etc/passwd')).toBeNull();
    expect(access.text(folder, 'sub/../sub/a')).toBeNull();
    expect(access.text(folder, 'none')).toBeNull();
    expect(access.text(folder, 'sub/a')).toBe('x');
    expect(diagnostics.list()).toEqual([]);
  });

  test('refuses files above the limit and says so', () => {
    const { access, folder, diagnostics } = open({ a: 'x'.repeat(3_000_000) });
    expect(access.bytes(folder, 'a', 1_000_000)).toBeNull();
    expect(access.text(folder, 'a')).toHaveLength(3_000_000);
    expect(diagnostics.list()[0]!.message).toBe('This file is not read: 3 MB are more than the limit of 1 MB.');
  });

  test('reads head and tail of a log of 2 GB without reading the rest', () => {
    const { path, access, diagnostics } = open({ 'train.log': 'first line\n' });
    const file = join(path, 'train.log');
    truncateSync(file, 2 ** 31);
    writeFileSync(file, '\nlast line\n', { flag: 'a' });
    const folder = scanRoots([{ label: 'results', path }], { disk: nodeDisk, diagnostics })[0]!;
    const before = process.memoryUsage().rss;
    expect(access.tail(folder, 'train.log', 65_536)).toBe('last line\n');
    expect(Buffer.from(access.head(folder, 'train.log', 5)).toString()).toBe('first');
    expect(access.text(folder, 'train.log')).toBeNull();
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  test('the tail begins at the start of a line', () => {
    const { access, folder } = open({ log: 'one\ntwo\nthree\n' });
    expect(access.tail(folder, 'log', 9)).toBe('three\n');
    expect(access.tail(folder, 'log', 1000)).toBe('one\ntwo\nthree\n');
  });

  test.each([
    ['EACCES', 'permission denied'],
    ['EMFILE', 'too many files are open'],
    ['EIO', 'the disk reports an error'],
  ])('turns %s into a diagnostic', (code, words) => {
    const fail = (): never => {
      throw Object.assign(new Error(code), { code });
    };
    const { access, folder, diagnostics } = open({ a: 'x' }, { ...nodeDisk, text: fail, bytes: fail, part: fail });
    expect(access.text(folder, 'a')).toBeNull();
    expect(access.bytes(folder, 'a')).toBeNull();
    expect(access.tail(folder, 'a', 10)).toBeNull();
    expect(access.head(folder, 'a', 10)).toHaveLength(0);
    // Four times the same, told once.
    expect(diagnostics.list()).toHaveLength(1);
    expect(diagnostics.list()[0]).toMatchObject({ severity: 'error', file: 'a' });
    expect(diagnostics.list()[0]!.message).toContain(words);
  });

  test('a file that shrinks or goes away while it is read costs only itself', () => {
    const { path, access, folder, diagnostics } = open({ shrinks: 'x'.repeat(100), goes: 'y' });
    truncateSync(join(path, 'shrinks'), 3);
    unlinkSync(join(path, 'goes'));
    expect(access.text(folder, 'shrinks')).toBe('xxx');
    expect(access.tail(folder, 'shrinks', 50)).toBe('xxx');
    expect(access.text(folder, 'goes')).toBeNull();
    expect(diagnostics.list()).toMatchObject([{ file: 'goes' }]);
  });
});
