import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileAccess, Folder } from '../../src/ingest/reader.ts';
import { openRememberedEnds } from '../../src/ingest/remembered-ends.ts';
import type { ByteStore } from '../../src/ingest/store.ts';

const folder: Folder = {
  ...{ root: 'results', path: 'run', parent: null, folders: [] },
  files: [{ name: 'train.log', size: 26, mtimeMs: 1_000, ctimeMs: 1_000, inode: 7 }],
};

/** Reads the alphabet, and counts how often. */
function alphabet() {
  const text = 'abcdefghijklmnopqrstuvwxyz';
  const read: string[] = [];
  const refuse = (): never => {
    throw new Error('Only ends are asked for.');
  };
  const access: FileAccess = {
    ...{ bytes: refuse, text: refuse, lines: refuse, published: refuse },
    absolutePath: (place, name) => join(place.root, place.path, name),
    head(_place, name, bytes) {
      read.push(`${name} head ${bytes}`);
      return Buffer.from(text.slice(0, bytes));
    },
    tail(_place, name, bytes) {
      read.push(`${name} tail ${bytes}`);
      return text.slice(-bytes);
    },
  };
  return { access, read };
}

function inMemory(): ByteStore {
  const kept = new Map<string, Uint8Array>();
  return { get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };
}

/** What a build asks for in this test: a beginning, a longer and a shorter one, and two ends. */
function ask(access: FileAccess): readonly string[] {
  const heads = [3, 5, 2].map((bytes) => Buffer.from(access.head(folder, 'train.log', bytes)).toString('latin1'));
  return [...heads, ...[2, 4].map((bytes) => String(access.tail(folder, 'train.log', bytes)))];
}
const answers = ['abc', 'abcde', 'ab', 'yz', 'wxyz'];

test('a build that trusts nothing leaves everything that the next one needs', () => {
  const store = inMemory();
  const first = openRememberedEnds(store, 'ends', () => false);
  expect(ask(first.over(alphabet().access))).toEqual(answers);
  expect(first.isChanged()).toBe(true);
  first.keep();

  const { access, read } = alphabet();
  const second = openRememberedEnds(store, 'ends', () => true);
  expect(ask(second.over(access))).toEqual(answers);
  expect(read).toEqual([]);
  expect(second.isChanged()).toBe(false);
});

test('what is read again and is the same is no change; a file less is one', () => {
  const store = inMemory();
  const first = openRememberedEnds(store, 'ends', () => false);
  ask(first.over(alphabet().access));
  first.keep();

  const { access, read } = alphabet();
  const doubtful = openRememberedEnds(store, 'ends', () => false);
  expect(ask(doubtful.over(access))).toEqual(answers);
  expect(read).toHaveLength(answers.length);
  expect(doubtful.isChanged()).toBe(false);
  expect(openRememberedEnds(store, 'ends', () => true).isChanged()).toBe(true);
});

test('another stamp is another file', () => {
  const store = inMemory();
  const first = openRememberedEnds(store, 'ends', () => true);
  ask(first.over(alphabet().access));
  first.keep();
  const { access, read } = alphabet();
  const touched: Folder = { ...folder, files: [{ ...folder.files[0]!, mtimeMs: 2_000 }] };
  openRememberedEnds(store, 'ends', () => true)
    .over(access)
    .head(touched, 'train.log', 3);
  expect(read).toEqual(['train.log head 3']);
});
