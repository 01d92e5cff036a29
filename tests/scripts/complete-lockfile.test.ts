import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completePackages, platformOf } from '../../scripts/tools/complete-lockfile.ts';

test('reads the platform from a package name', () => {
  expect(platformOf('@x/binding-linux-arm64-musl')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['musl'] });
  expect(platformOf('@x/binding-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] });
  expect(platformOf('@x/binding-linux-x64-gnu')).toEqual({ os: ['linux'], cpu: ['x64'], libc: ['glibc'] });
});

test('adds what is missing, nested where another version stands above', () => {
  const [packages, added] = completePackages({
    'node_modules/a': { version: '2.0.0', optionalDependencies: { 'a-linux-x64': '2.0.0', 'a-darwin-x64': '2.0.0' } },
    'node_modules/a-linux-x64': { version: '1.0.0' },
  });
  expect(added).toEqual(['node_modules/a/node_modules/a-linux-x64@2.0.0', 'node_modules/a-darwin-x64@2.0.0']);
  expect(packages['node_modules/a-darwin-x64']).toEqual({
    version: '2.0.0',
    os: ['darwin'],
    cpu: ['x64'],
    optional: true,
  });
  expect(packages['node_modules/a-linux-x64']?.version).toBe('1.0.0');
});

test('the lockfile of this repository is complete, pins every version and names no registry host', () => {
  const root = join(import.meta.dirname, '../..');
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(completePackages(JSON.parse(text).packages)[1]).toEqual([]);
  expect(text).not.toContain('"resolved"');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const versions = Object.values({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});

test('package.json and the lockfile ask for the same', () => {
  const root = join(import.meta.dirname, '../..');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const top = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[''];
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
    expect(top[kind]).toEqual(manifest[kind]);
});
