import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { madeOnce } from '../../scripts/site/made-once.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-made-once-'));
const parent = join(work, 'packages/.cache/sweepbook');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const [old, now, next] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

let times = 0;
beforeEach(() => {
  times = 0;
  rmSync(join(work, 'packages'), { recursive: true, force: true });
});

function make(): Promise<string> {
  times++;
  const made = join(work, `made-${times}`);
  mkdirSync(join(made, 'pages'), { recursive: true });
  writeFileSync(join(made, 'pages/entry.mjs'), `made ${times}`);
  return Promise.resolve(made);
}

const entryOf = (folder: string): string => readFileSync(join(folder, 'pages/entry.mjs'), 'utf8');

test('a folder is made once, and again for another digest', async () => {
  expect(await madeOnce(parent, now, make)).toBe(join(parent, now));
  expect(entryOf(await madeOnce(parent, now, make))).toBe('made 1');
  expect(times).toBe(1);
  expect(entryOf(await madeOnce(parent, next, make))).toBe('made 2');
  expect(readdirSync(parent).sort()).toEqual([now, next]);
});

test('one that nobody used for a day goes when another is made; a use counts', async () => {
  await madeOnce(parent, old, make);
  await madeOnce(parent, now, make);
  const lastMonth = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  utimesSync(join(parent, old), lastMonth, lastMonth);
  utimesSync(join(parent, now), lastMonth, lastMonth);
  await madeOnce(parent, now, make);
  await madeOnce(parent, next, make);
  expect(readdirSync(parent).sort()).toEqual([now, next]);
});

test('what another command made meanwhile, or a place that cannot be, leaves what was made for this one', async () => {
  const slow = async (): Promise<string> => {
    await madeOnce(parent, now, make);
    return make();
  };
  const mine = await madeOnce(parent, now, slow);
  expect(entryOf(mine)).toBe('made 2');
  expect(entryOf(join(parent, now))).toBe('made 1');
  expect(readdirSync(parent)).toEqual([now]);

  writeFileSync(join(work, 'file'), '');
  expect(entryOf(await madeOnce(join(work, 'file/below'), now, make))).toBe('made 3');
});

test.each([
  ['shortened', (entry: string) => writeFileSync(entry, 'made')],
  ['removed', (entry: string) => rmSync(entry)],
  ['added', (entry: string) => writeFileSync(`${entry}.bak`, 'more')],
])('one of which a file was %s is made again', async (_, damage) => {
  const kept = await madeOnce(parent, now, make);
  damage(join(kept, 'pages/entry.mjs'));
  expect(entryOf(await madeOnce(parent, now, make))).toBe('made 2');
  expect(entryOf(await madeOnce(parent, now, make))).toBe('made 2');
  expect(times).toBe(2);
  expect(readdirSync(kept).sort()).toEqual(['digest.txt', 'pages']);
  expect(readdirSync(join(kept, 'pages'))).toEqual(['entry.mjs']);
});

test('a maker that fails leaves nothing behind', async () => {
  await expect(madeOnce(parent, now, () => Promise.reject(new Error('does not compile')))).rejects.toThrow(
    'does not compile',
  );
  expect(() => readdirSync(parent)).toThrow('ENOENT');
});
