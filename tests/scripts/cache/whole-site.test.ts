/** Builds with a cache write the site that builds without one write, byte for byte, whatever happened in between. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { clockDoubt } from '../../../scripts/cache/clock-doubt.ts';
import { digestOf, leftIn } from '../../faults/site-state.ts';

const program = join(import.meta.dirname, '../../../scripts/sweepbook.ts');
const work = mkdtempSync(join(tmpdir(), 'sweepbook-whole-site-'));
const cache = join(work, 'cache');
const site = join(work, 'site');
cpSync(join(import.meta.dirname, '../../sweeps/described'), work, { recursive: true });
afterAll(() => rmSync(work, { recursive: true, force: true }));

// Seven builds in a row, on two processors that other tests use, too.
vi.setConfig({ testTimeout: 400_000 });

const words = (...more: readonly string[]) => [program, 'build', ...more];
const cached = words('--out', site, '--cache', cache);

function build(...args: readonly string[]): string {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: work, encoding: 'utf8' });
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(status).toBe(0);
  return stderr;
}

/** The digest of the site that a build without a cache writes now. */
function coldDigest(): string | null {
  const out = join(work, 'cold');
  rmSync(out, { recursive: true, force: true });
  build(...words('--out', out, '--no-cache'));
  return digestOf(out);
}

const folderOf = (name: string): string => join(work, 'results/runs', name);
const runs = readdirSync(folderOf('')).sort();

/** Every file of the cache, by its path. */
const cacheFiles = (): string[] =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(pack|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

test('as cold builds, also after changes of every kind, damage, another version, and two builds at once', async () => {
  // What was written a moment before a build is not trusted to have stayed as it was.
  await setTimeout(clockDoubt([work]) + 500);
  build(...cached);
  expect(build(...cached)).toContain('is up to date');
  expect(cacheFiles().length).toBeGreaterThanOrEqual(2);

  const lost = readFileSync(join(site, '404.html'));

  // Files changed (to the same length), removed, renamed, touched, and older than they were.
  const [changed, removed, renamed, touched, older] = runs;
  const metrics = join(folderOf(changed!), 'metrics.json');
  writeFileSync(
    metrics,
    readFileSync(metrics, 'utf8').replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
  );
  rmSync(folderOf(removed!), { recursive: true });
  renameSync(folderOf(renamed!), folderOf(`${renamed}x`));
  utimesSync(join(folderOf(touched!), 'metrics.json'), new Date(), new Date());
  utimesSync(join(folderOf(older!), 'metrics.json'), new Date(0), new Date(0));
  expect(build(...cached)).not.toContain('is up to date');
  const cold = coldDigest();
  expect(digestOf(site)).toBe(cold);
  // A page that tells nothing of the runs stays as it was: in a published site's history only what says something new changes.
  expect(readFileSync(join(site, '404.html')).equals(lost)).toBe(true);

  // Bits that changed in the whole cache.
  for (const file of cacheFiles()) {
    const bytes = readFileSync(file);
    for (let at = 5; at < bytes.length; at += 997) bytes[at] = bytes[at]! ^ 16;
    writeFileSync(file, bytes);
  }
  expect(build(...cached)).not.toContain('is up to date');
  expect(digestOf(site)).toBe(cold);

  // Two at once, into the same folder and the same cache; a page is edited, so that both have something to do.
  writeFileSync(join(site, 'index.html'), 'edited');
  const codes = await Promise.all(
    [1, 2].map(
      () =>
        new Promise<number | null>((done) =>
          spawn(process.execPath, cached, { cwd: work }).on('close', (code) => done(code)),
        ),
    ),
  );
  // The second to end may find that the first has taken the place; never is there half a site.
  expect(codes).toContain(0);
  expect(digestOf(site)).toBe(cold);
  expect(leftIn(work)).toEqual([]);
  // Where the last to swap its site in was not the last to say so, one more build is made; the same site, and then no more.
  build(...cached);
  expect(digestOf(site)).toBe(cold);
  expect(build(...cached)).toContain('is up to date');
});
