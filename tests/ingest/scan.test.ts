import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDiagnostics } from '../../src/ingest/diagnostics.ts';
import { nodeDisk, type Disk } from '../../src/ingest/disk.ts';
import type { Folder } from '../../src/ingest/reader.ts';
import { scanRoots, type Root } from '../../src/ingest/scan.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeTree } from './tree.ts';

function scan(roots: readonly Root[], disk: Disk = nodeDisk) {
  const diagnostics = createDiagnostics();
  const folders = scanRoots(roots, { disk, diagnostics });
  return { folders, diagnostics: diagnostics.list(), paths: folders.flatMap(pathsOf) };
}
const pathsOf = (folder: Folder): readonly string[] => [
  ...folder.files.map((file) => (folder.path === '' ? file.name : `${folder.path}/${file.name}`)),
  ...folder.folders.flatMap(pathsOf),
];
const denied = (code: string): Error => Object.assign(new Error(code), { code });

describe('scanRoots', () => {
  test('lists all depths in code-point order, dot folders too, without what is no result', () => {
    const path = makeTree({
      'b/run/metrics.json': '1',
      'a/.hidden/x': '',
      'Z/y': '',
      'a/10/x': '',
      'a/2/x': '',
      '.git/config': '',
      'a/node_modules/p/x': '',
      'a/__pycache__/x': '',
      'a/.ipynb_checkpoints/x': '',
      '\u{1f600}/x': '',
      '\uff21/x': '',
    });
    const { paths, diagnostics } = scan([{ label: 'results', path }]);
    expect(paths).toEqual(['Z/y', 'a/.hidden/x', 'a/10/x', 'a/2/x', 'b/run/metrics.json', '\uff21/x', '\u{1f600}/x']);
    expect(diagnostics).toEqual([]);
  });

  test('passes over a site that this program wrote', () => {
    const head = '{"schemaVersion":1,"generator":{"name":"sweepbook","version":"0.1.0"}}';
    const path = makeTree({
      'dist/api/report.json': head,
      'dist/raw/r/metrics.json': '',
      'x/api/report.json': '{}',
      'r/a': '',
    });
    expect(scan([{ label: 'results', path }]).paths).toEqual(['r/a', 'x/api/report.json']);
  });

  test('follows links once and never out of the roots', () => {
    const outside = makeTree({ secret: 'x', 'run/metrics.json': '1' });
    const path = makeTree({ 'real/run/metrics.json': '1', 'node_modules/kept/metrics.json': '1' });
    symlinkSync(join(path, 'real/run'), join(path, 'again'));
    symlinkSync(path, join(path, 'real/loop'));
    symlinkSync('circle', join(path, 'circle'));
    symlinkSync('nowhere', join(path, 'broken'));
    symlinkSync(join(path, 'real/run/metrics.json'), join(path, 'copy.json'));
    symlinkSync(join(path, 'node_modules/kept'), join(path, 'kept'));
    symlinkSync(outside, join(path, 'outside'));
    symlinkSync(join(outside, 'secret'), join(path, 'secret'));
    const { paths, diagnostics } = scan([{ label: 'results', path }]);
    expect(paths).toEqual(['copy.json', 'kept/metrics.json', 'real/run/metrics.json']);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['link-broken', 'broken'],
      ['link-broken', 'circle'],
      ['link-leaves-roots', 'outside'],
      ['link-leaves-roots', 'secret'],
    ]);
    expect(diagnostics[1]!.message).toContain('circle');
  });

  test('a root that is a link is followed, and a root inside another is read once', () => {
    const path = makeTree({ 'sweep/run/metrics.json': '1' });
    const link = join(makeTree({}), 'link');
    symlinkSync(path, link);
    const { folders, paths, diagnostics } = scan([
      { label: 'all', path: link },
      { label: 'part', path: join(path, 'sweep') },
    ]);
    expect(paths).toEqual(['sweep/run/metrics.json']);
    expect(folders.map((folder) => folder.root)).toEqual(['all', 'part']);
    expect(diagnostics).toMatchObject([{ code: 'folder-read-twice', file: 'part' }]);
  });

  test('skips pipes with a diagnostic instead of waiting for them', () => {
    const path = makeTree({ 'run/metrics.json': '1' });
    execFileSync('mkfifo', [join(path, 'run/train.log')]);
    const { paths, diagnostics } = scan([{ label: 'results', path }]);
    expect(paths).toEqual(['run/metrics.json']);
    expect(diagnostics).toMatchObject([{ code: 'special-file', file: 'run/train.log' }]);
  });

  test('says that a folder is denied and reads the others', () => {
    const path = makeTree({ 'a/x': '', 'locked/x': '', 'z/x': '' });
    const disk: Disk = {
      ...nodeDisk,
      entries: (folder) => {
        if (folder.endsWith('/locked')) throw denied('EACCES');
        return nodeDisk.entries(folder);
      },
    };
    const { paths, diagnostics } = scan([{ label: 'results', path }], disk);
    expect(paths).toEqual(['a/x', 'z/x']);
    expect(diagnostics).toMatchObject([{ code: 'folder-unreadable', severity: 'warning', file: 'locked' }]);
    expect(diagnostics[0]!.message).toContain('permission denied');
    if (process.getuid?.() === 0) return;
    chmodSync(join(path, 'locked'), 0);
    expect(scan([{ label: 'results', path }]).diagnostics).toMatchObject([{ code: 'folder-unreadable' }]);
    chmodSync(join(path, 'locked'), 0o700);
  });

  test('reads names with any characters, and names what is no UTF-8', () => {
    const path = makeTree({ 'a b/"q"\'<script>/x': '', 'new\nline/x': '', 'ünï/x': '' });
    mkdirSync(join(path, 'bytes'));
    writeFileSync(Buffer.concat([Buffer.from(`${path}/bytes/caf`), Buffer.from([0xe9])]), '');
    const { paths, diagnostics } = scan([{ label: 'results', path }]);
    expect(paths).toEqual(['a b/"q"\'<script>/x', 'new\nline/x', 'ünï/x']);
    expect(diagnostics).toMatchObject([{ code: 'file-unreadable', file: 'bytes/caf\ufffd', hint: 'Rename it.' }]);
  });

  test('a root that is missing, a file, or named twice is the user’s mistake', () => {
    const path = makeTree({ file: '' });
    const attempt = (roots: readonly Root[]) => () => scan(roots);
    expect(attempt([{ label: 'results', path: join(path, 'no') }])).toThrow(UserError);
    expect(attempt([{ label: 'results', path: join(path, 'file') }])).toThrow(/is a file/);
    expect(
      attempt([
        { label: 'r', path },
        { label: 'r', path },
      ]),
    ).toThrow(/same label/);
  });

  test('a bug in a disk call is not taken for a problem of the input', () => {
    const path = makeTree({ 'a/x': '' });
    const disk: Disk = {
      ...nodeDisk,
      stat: (file) => {
        if (file.endsWith('x')) throw new TypeError('bug');
        return nodeDisk.stat(file);
      },
    };
    expect(() => scan([{ label: 'results', path }], disk)).toThrow('bug');
  });
});
