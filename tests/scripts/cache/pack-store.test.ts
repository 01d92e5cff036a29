import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPackStore } from '../../../scripts/cache/pack-store.ts';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'sweepbook-pack-')), 'a.pack');

function write(path: string, entries: Readonly<Record<string, string>>): void {
  const store = openPackStore(path);
  for (const [key, text] of Object.entries(entries)) store.put(key, Buffer.from(text));
  expect(store.commit()).toBe(true);
  store.close();
}

function read(path: string, keys: readonly string[]): (string | null)[] {
  const store = openPackStore(path);
  const found = keys.map((key) => store.get(key));
  store.close();
  return found.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString()));
}

test('what was written is read, and nothing is left beside it', () => {
  const path = newPath();
  write(path, { a: 'alpha', b: '' });
  expect(read(path, ['a', 'b', 'c'])).toEqual(['alpha', '', null]);
  expect(readdirSync(join(path, '..'))).toEqual(['a.pack']);
});

test('entries that a build did not use are dropped, those that it read stay', () => {
  const path = newPath();
  write(path, { old: '1', kept: '2' });
  const store = openPackStore(path);
  store.get('kept');
  store.put('new', Buffer.from('3'));
  store.commit();
  store.close();
  expect(read(path, ['old', 'kept', 'new'])).toEqual([null, '2', '3']);
});

test('a build that is not committed leaves the old file', () => {
  const path = newPath();
  write(path, { a: '1' });
  const store = openPackStore(path);
  store.put('a', Buffer.from('2'));
  store.close();
  expect(read(path, ['a'])).toEqual(['1']);
  expect(readdirSync(join(path, '..'))).toEqual(['a.pack']);
});

test('what a killed command left beside it is removed by the next one, and hidden from patterns until then', () => {
  const path = newPath();
  const kill = (): void => {
    const script = `
    import { openPackStore } from ${JSON.stringify(join(import.meta.dirname, '../../../scripts/cache/pack-store.ts'))};
    openPackStore(${JSON.stringify(path)}).put('b', Buffer.from('1'));
    process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(killed.signal).toBe('SIGKILL');
  };
  kill();
  const left = readdirSync(join(path, '..'));
  expect(left).toHaveLength(1);
  // A shell's parts/part-* must not find it.
  expect(left[0]).toMatch(/^\./);
  write(path, { a: '2' });
  expect(readdirSync(join(path, '..'))).toEqual(['a.pack']);

  // Also by one that finds nothing new to write.
  kill();
  expect(readdirSync(join(path, '..'))).toHaveLength(2);
  const store = openPackStore(path);
  store.get('a');
  expect(store.commit()).toBe(true);
  store.close();
  expect(readdirSync(join(path, '..'))).toEqual(['a.pack']);
});

test('a file that cannot take its place is not left beside it', () => {
  const path = newPath();
  mkdirSync(path);
  const store = openPackStore(path);
  store.put('a', Buffer.from('1'));
  expect(store.commit()).toBe(false);
  store.close();
  expect(readdirSync(join(path, '..'))).toEqual(['a.pack']);
});

test('after any flipped bit an entry is right or absent', () => {
  const path = newPath();
  write(path, { a: 'alpha', b: 'beta' });
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at] = damaged[at]! ^ (1 << (at % 8));
    writeFileSync(path, damaged);
    const [a, b] = read(path, ['a', 'b']);
    expect([null, 'alpha']).toContain(a);
    expect([null, 'beta']).toContain(b);
  }
});

test('a file that was cut anywhere is empty, and can be written again', () => {
  const path = newPath();
  write(path, { a: 'alpha' });
  const { length } = readFileSync(path);
  for (let size = length - 1; size >= 0; size -= 7) {
    truncateSync(path, size);
    expect(read(path, ['a'])).toEqual([null]);
  }
  write(path, { a: 'again' });
  expect(read(path, ['a'])).toEqual(['again']);
});

test('of two builds at once one wins as a whole', () => {
  const path = newPath();
  write(path, { a: '0' });
  const [first, second] = [openPackStore(path), openPackStore(path)];
  first.put('a', Buffer.from('1'));
  expect(Buffer.from(second.get('a') ?? []).toString()).toBe('0');
  first.commit();
  expect(Buffer.from(second.get('a') ?? []).toString()).toBe('0');
  first.close();
  second.close();
  expect(read(path, ['a'])).toEqual(['1']);
});

test('a disk that refuses costs the entries, not the build', () => {
  const store = openPackStore(join(newPath(), 'no/such/folder/a.pack'));
  store.put('a', Buffer.from('1'));
  expect(store.commit()).toBe(false);
  store.close();
});
