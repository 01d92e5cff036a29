import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasNotes, loadNotes } from '../../../src/ingest/notes/index.ts';

let content: string;
beforeEach(() => {
  content = join(mkdtempSync(join(tmpdir(), 'sweepbook-notes-')), 'content');
  mkdirSync(content);
});
afterEach(() => rmSync(dirname(content), { recursive: true, force: true }));

function write(path: string, text = 'x'): void {
  const file = join(content, 'notes', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test('notes of all folders in their order: stated, then by path; drafts and hidden files are left out', () => {
  write('b.mdx');
  write('a.md');
  write('z.mdx', '---\norder: 1\n---\n');
  write('deep/er/note with spaces.md');
  write('_draft.mdx', '<Nothing');
  write('.hidden/x.mdx', '<Nothing');
  write('readme.txt');
  expect(loadNotes(content).notes.map((note) => note.id)).toEqual(['z', 'a', 'b', 'deep/er/note-with-spaces']);
});

test('no folder of notes is no note', () => {
  expect(hasNotes(content)).toBe(false);
  expect(loadNotes(content)).toEqual({ notes: [], files: [] });
});

test('only files that a note shows or links are published', () => {
  write('a.mdx', '![p](p.png) [d](sub/d.csv)');
  write('p.png');
  write('sub/d.csv');
  write('secret.csv');
  expect(loadNotes(content).files).toEqual(['p.png', 'sub/d.csv']);
});

test('two notes with one page are refused', () => {
  write('a.md');
  write('A.mdx');
  expect(() => loadNotes(content)).toThrow(/same page/);
});

test('a link that leaves the folder is refused', () => {
  write('a.mdx', '[x](x.csv)');
  writeFileSync(join(content, 'outside.csv'), 'secret');
  symlinkSync(join(content, 'outside.csv'), join(content, 'notes/x.csv'));
  expect(() => loadNotes(content)).toThrow(/leads out/);
});
