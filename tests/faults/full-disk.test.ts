/** Builds on disks that are full, or that can only be read: the old site stays, and the message says what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCacheFolder } from '../../scripts/cache/cache-folder.ts';
import { digestOf, leftIn } from './site-state.ts';

const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
const work = mkdtempSync(join(tmpdir(), 'full-disk-'));
const small = join(work, 'small');
mkdirSync(small);

/** Mounts a disk in memory; needs root and Linux. */
const mount = (options: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'sweepbook-test', small]).status === 0;
const unmount = (): void => void spawnSync('umount', [small]);

const canMount = process.platform === 'linux' && mount('size=1m');
if (canMount) unmount();
else console.warn('SKIPPED: full disks cannot be tried here, because this user may not mount one (root on Linux may).');

const site = join(small, 'site');
function build(environment: NodeJS.ProcessEnv, ...command: string[]) {
  const words = [...command, process.execPath, program, 'build', join(work, 'results')];
  const { status, stderr } = spawnSync(words[0]!, [...words.slice(1), '--out', environment['OUT'] ?? site], {
    env: { ...process.env, TMPDIR: join(work, 'tmp'), ...environment },
    encoding: 'utf8',
  });
  expect(stderr).not.toMatch(/\n\s+at /);
  return { status, stderr };
}

/** Something that a build may replace. */
function writeOldSite(): string {
  mkdirSync(join(site, 'api'), { recursive: true });
  writeFileSync(join(site, 'api/report.json'), '{}');
  writeFileSync(join(site, 'index.html'), 'old');
  return digestOf(site)!;
}

beforeAll(() => {
  mkdirSync(join(work, 'tmp'));
  mkdirSync(join(work, 'results/sweep/run'), { recursive: true });
  writeFileSync(join(work, 'results/sweep/run/metrics.json'), '{"accuracy": 0.5}');
  writeFileSync(join(work, 'results/sweep/run/config.json'), '{"lr": 0.5}');
});
afterAll(() => {
  if (canMount) unmount();
  rmSync(work, { recursive: true, force: true });
});

// Four builds share two processors with other tests.
vi.setConfig({ testTimeout: 180_000 });

describe.skipIf(!canMount)('a build', () => {
  test('on a disk of its cache that can only be read goes without a cache', () => {
    expect(mount('size=1m')).toBe(true);
    try {
      const args = { names: [], text: () => join(small, 'cache'), texts: () => [], has: () => false };
      expect(openCacheFolder(args, { key: 'key', inputs: [work] })?.trustedBefore).toBeGreaterThan(0);
      expect(mount('remount,ro')).toBe(true);
      expect(openCacheFolder(args, { key: 'key', inputs: [work] })).toBeNull();
    } finally {
      unmount();
    }
  });

  test('on a full disk keeps the old site, and takes nothing of what little space there is', () => {
    expect(mount('size=200k')).toBe(true);
    try {
      const before = writeOldSite();
      const { status, stderr } = build({});
      expect(status).toBe(5);
      expect(stderr).toMatch(/^error: The output folder .* cannot be written: there is no space left on the disk/m);
      expect(stderr).toContain('hint: Free some space, or choose another place: --out DIR');
      expect(digestOf(site)).toBe(before);
      expect(leftIn(small)).toEqual([]);
      expect(leftIn(join(work, 'tmp'))).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('with a full folder for temporary files names that folder', () => {
    expect(mount('size=64k')).toBe(true);
    try {
      const { status, stderr } = build({ TMPDIR: small, OUT: join(work, 'other') });
      expect(status).toBe(5);
      expect(stderr).toMatch(/^error: The (output folder|folder for temporary files) .*no space left/m);
      expect(existsSync(join(work, 'other'))).toBe(false);
      expect(leftIn(small)).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('on a disk that can only be read says so at once', () => {
    expect(mount('size=1m')).toBe(true);
    try {
      const before = writeOldSite();
      expect(spawnSync('mount', ['-o', 'remount,ro', small]).status).toBe(0);
      const { status, stderr } = build({});
      expect(status).toBe(5);
      expect(stderr).toMatch(/^error: The output folder .* cannot be written: it can only be read\./m);
      expect(digestOf(site)).toBe(before);
    } finally {
      unmount();
    }
  });

  test('right onto a mounted disk says why that folder cannot be replaced', () => {
    expect(mount('size=1m')).toBe(true);
    try {
      const { status, stderr } = build({ OUT: small });
      expect(status).toBe(5);
      expect(stderr).toContain('cannot be replaced: a disk is mounted right there');
    } finally {
      unmount();
    }
  });
});

test.skipIf(spawnSync('prlimit', ['--version']).status !== 0)(
  'a build that may open too few files says how to allow more',
  () => {
    const { status, stderr } = build({ OUT: join(work, 'few') }, 'prlimit', '--nofile=24');
    expect(status).toBe(5);
    expect(stderr).toContain('this process may open only 24 files');
    expect(stderr).toContain('ulimit -n');
    expect(leftIn(work)).toEqual([]);
  },
);
