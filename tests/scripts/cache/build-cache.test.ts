import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBuildCache } from '../../../scripts/cache/build-cache.ts';
import { stampsBelow } from '../../../scripts/cache/stamps.ts';
import { openCacheFolder, type CacheFolder } from '../../../scripts/cache/cache-folder.ts';
import { nodeDisk, type Disk } from '../../../src/ingest/disk.ts';
import { ingestScanned, scanSources } from '../../../src/ingest/index.ts';

const outcome = { verdict: 'Two runs.', summary: { runs: 2 }, hasProblems: false };
/** Files of tests are seconds old at most, so the clock of the disk is moved on. */
const aheadMilliseconds = 10_000;

function project() {
  const folder = mkdtempSync(join(tmpdir(), 'sweepbook-build-cache-'));
  mkdirSync(join(folder, 'results/a'), { recursive: true });
  mkdirSync(join(folder, 'content'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'results/a/metrics.json'), '{"accuracy": 0.5}');
  writeFileSync(join(folder, 'content/note.txt'), 'a note');
  writeFileSync(join(folder, 'dist/index.html'), 'site');
  return folder;
}

const args = (values: Readonly<Record<string, string>> = {}, switches: readonly string[] = []) => ({
  names: [],
  text: (option: string) => values[option] ?? null,
  texts: () => [],
  has: (option: string) => switches.includes(option),
});

function open(
  folder: string,
  about: { program?: string; options?: unknown; ahead?: number; beforeKeep?: () => void; disk?: Disk } = {},
) {
  const found = openCacheFolder(args({ cache: join(folder, '.sweepbook-cache') }), { key: 'key', inputs: [folder] });
  if (found === null) throw new Error('no cache folder');
  const { ahead = aheadMilliseconds } = about;
  const shifted: CacheFolder = { ...found, trustedBefore: found.trustedBefore + ahead };
  const cache = openBuildCache(shifted, {
    program: about.program ?? 'x',
    options: about.options ?? {},
    contentDir: join(folder, 'content'),
  });
  const roots = [{ label: 'results', path: join(folder, 'results') }];
  return { cache, scanned: scanSources({ roots, redact: true, cache: cache.reads, disk: about.disk ?? nodeDisk }) };
}

/** A build that keeps what it saw; `about` as its options. */
function build(folder: string, about: Parameters<typeof open>[1] = {}): void {
  const { cache, scanned } = open(folder, about);
  ingestScanned(scanned);
  cache.seal(stampsBelow(join(folder, 'dist')));
  about.beforeKeep?.();
  cache.keep(scanned, outcome);
  cache.close();
}

function isUnchanged(folder: string, about: Parameters<typeof open>[1] = {}): boolean {
  const { cache, scanned } = open(folder, about);
  const found = cache.unchanged(scanned, join(folder, 'dist'));
  cache.close();
  if (found !== null) expect(found).toEqual(outcome);
  return found !== null;
}

describe('a site that is up to date', () => {
  test('is known, with what the last build said', () => {
    const folder = project();
    expect(isUnchanged(folder)).toBe(false);
    build(folder);
    expect(isUnchanged(folder)).toBe(true);
  });

  test('is known by names, sizes and times alone: no result is opened', () => {
    const folder = project();
    build(folder);
    let opened = 0;
    const disk: Disk = {
      ...nodeDisk,
      part: (...words) => {
        opened++;
        return nodeDisk.part(...words);
      },
    };
    expect(isUnchanged(folder, { disk })).toBe(true);
    expect(opened).toBe(0);
    expect(open(project(), { disk }).scanned.sources.length).toBe(1);
    expect(opened).toBeGreaterThan(0);
  });

  test('is not taken for one where another build put its site there before this one kept what it saw', () => {
    const folder = project();
    build(folder);
    expect(isUnchanged(folder)).toBe(true);
    build(folder, { beforeKeep: () => writeFileSync(join(folder, 'dist/index.html'), 'the site of another build') });
    expect(isUnchanged(folder)).toBe(false);
  });

  test.each([
    [
      'a result changed',
      (folder: string) => writeFileSync(join(folder, 'results/a/metrics.json'), '{"accuracy": 0.6}'),
    ],
    ['a result was touched', (folder: string) => utimesSync(join(folder, 'results/a/metrics.json'), 5, 5)],
    ['a file came', (folder: string) => writeFileSync(join(folder, 'results/a/train.log'), 'x')],
    ['a description changed', (folder: string) => writeFileSync(join(folder, 'content/note.txt'), 'a text')],
    ['a page was edited', (folder: string) => writeFileSync(join(folder, 'dist/index.html'), 'mine')],
    ['a page was removed', (folder: string) => rmSync(join(folder, 'dist/index.html'))],
    ['the site was removed', (folder: string) => rmSync(join(folder, 'dist'), { recursive: true })],
  ])('is not taken for one where %s', (_, change) => {
    const folder = project();
    build(folder);
    change(folder);
    expect(isUnchanged(folder)).toBe(false);
  });

  test('is not taken for one by another program, with other options, or where files are as young as the build', () => {
    const folder = project();
    build(folder);
    expect(isUnchanged(folder, { program: 'y' })).toBe(false);
    expect(isUnchanged(folder, { options: { base: '/x/' } })).toBe(false);
    build(folder, { ahead: 0 });
    expect(isUnchanged(folder)).toBe(false);
  });

  test('is not taken for one after any damage to the cache', () => {
    const folder = project();
    build(folder);
    const cacheFolder = join(folder, '.sweepbook-cache');
    const state = readdirSync(cacheFolder, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('last-build.json'),
    )!;
    const path = join(cacheFolder, state);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 11) {
      const damaged = Buffer.from(whole);
      damaged[at] = damaged[at]! ^ 4;
      writeFileSync(path, damaged);
      expect(isUnchanged(folder)).toBe(false);
    }
  });
});

describe('the folder', () => {
  test('ignores itself and says what it is', () => {
    const folder = project();
    build(folder);
    expect(readFileSync(join(folder, '.sweepbook-cache/.gitignore'), 'utf8')).toBe('*\n');
    expect(readFileSync(join(folder, '.sweepbook-cache/CACHEDIR.TAG'), 'utf8')).toMatch(/^Signature: 8a477f597d28d1/);
  });

  test('is elsewhere with --cache, and nowhere with --no-cache or where it cannot be made', () => {
    const folder = project();
    const about = { key: 'key', inputs: [folder] };
    expect(openCacheFolder(args({ cache: join(folder, 'kept') }), about)?.path).toContain(join(folder, 'kept'));
    expect(openCacheFolder(args({}, ['no-cache']), about)).toBeNull();
    expect(openCacheFolder(args({ cache: join(folder, 'content/note.txt/x') }), about)).toBeNull();
    expect(readdirSync(folder)).not.toContain('.sweepbook-cache');
  });
});
