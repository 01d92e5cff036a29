import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/ingest/notes/parse-note.ts';
import type { NoteNode } from '../../../src/report/note.ts';
import { UserError } from '../../../src/report/user-error.ts';

const present = new Set(['note.mdx', 'sub/other.md', 'img/plot.png', 'data.csv', 'page.html']);

function parse(text: string, name = 'note.mdx') {
  const used = new Set<string>();
  const idOf = (path: string): string => path.replace(/\.mdx?$/, '');
  const note = parseNote(text, { id: idOf(name), file: `content/notes/${name}`, path: name, present, idOf, used });
  return { note, used: [...used] };
}

function problem(text: string, name?: string): UserError {
  try {
    parse(text, name);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`no problem in ${text}`);
}

const flat = (nodes: readonly NoteNode[]): readonly NoteNode[] =>
  nodes.flatMap((node) => (node.type === 'element' ? [node, ...flat(node.children)] : [node]));
const tags = (nodes: readonly NoteNode[]): string[] =>
  flat(nodes).flatMap((node) => (node.type === 'element' ? [node.tag] : []));

describe('what a note holds', () => {
  test('front matter, title, headings and plain words', () => {
    const { note } = parse(
      '---\ntitle: T\ndate: 2026-11-21\nexperiment: [a/b, c]\norder: 2\n---\n\n# T\n\n## One thing\n\nText.\n\n## One thing\n',
    );
    expect(note).toMatchObject({ title: 'T', date: '2026-11-21', experiments: ['a/b', 'c'], order: 2 });
    expect(note.headings).toEqual([
      { id: 'one-thing', text: 'One thing', depth: 2 },
      { id: 'one-thing-2', text: 'One thing', depth: 2 },
    ]);
    expect(note.words).toBe('One thing Text. One thing');
  });

  test('the first heading is the title where none is stated, else the name of the file', () => {
    expect(parse('# From the *heading*\n\nx').note.title).toBe('From the heading');
    expect(parse('x').note.title).toBe('note');
    expect(tags(parse('# Title\n\n# Second').note.body)).toEqual(['h2']);
  });

  test('tables, footnotes, task lists, code and strikethrough of Markdown', () => {
    const { note } = parse(
      '| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n\n~~no~~ `x < y`[^1]\n\n```js\nconst a = { b: 1 };\n```\n\n[^1]: why\n',
    );
    expect(tags(note.body)).toEqual(expect.arrayContaining(['table', 'td', 'input', 'del', 'code', 'pre', 'section']));
    const cell = flat(note.body).find(
      (node) => node.type === 'element' && node.tag === 'td' && 'data-align' in node.attributes,
    );
    expect(cell).toMatchObject({ attributes: { 'data-align': 'right' } });
  });

  test('components with literals, their line, and whether they stand alone', () => {
    const { note } = parse('Text <Score experiment="a/b" top={5} flag /> end.\n\n<Figure id={"x"} />\n');
    expect(flat(note.body).filter((node) => node.type === 'component')).toEqual([
      { type: 'component', name: 'Score', props: { experiment: 'a/b', top: 5, flag: true }, block: false, line: 1 },
      { type: 'component', name: 'Figure', props: { id: 'x' }, block: true, line: 3 },
    ]);
  });

  test('comments vanish, quoted braces stay', () => {
    expect(parse('a {/* not shown */}{"{"}b').note.words).toBe('a {b');
    expect(parse('a {x} <!-- not shown --> b', 'sub/other.md').note.words).toBe('a {x} b');
  });

  test('addresses of notes, files, pages and the web', () => {
    const { note, used } = parse(
      '[a](sub/other.md#x) [b](data.csv) [c](/failures/) [d](https://e.org) ![e](img/plot.png)',
    );
    const found = flat(note.body).flatMap((node) =>
      node.type === 'element' ? [node.attributes['href'] ?? node.attributes['src'] ?? []].flat() : [],
    );
    expect(found).toEqual([
      'note:sub/other#x',
      'file:data.csv',
      'site:failures/',
      'https://e.org',
      'file:img/plot.png',
    ]);
    expect(used).toEqual(['data.csv', 'img/plot.png']);
  });
});

describe('what is refused, with file and line', () => {
  test.each([
    ['import fs from "fs"\n\nx', 1, 'may not import'],
    ['x\n\nexport const a = 1', 3, 'may not import or export'],
    ['x\n\na {1 + 1} b', 3, 'is code'],
    ['x\n\n{process.exit(1)}', 3, 'is code'],
    ['<Score {...props} />', 1, 'that is code'],
    ['<Score experiment={name} />', 1, 'no literal'],
    ['<Score>text</Score>', 1, 'holds text'],
    ['<a href="https://e.org" onclick="f()">x</a>', 1, 'onclick'],
    ['a\n\n<script>alert(1)</script>', 3, '<script>'],
    ['<iframe src="https://e.org" />', 1, '<iframe>'],
    ['<p style="color: red">x</p>', 1, 'style'],
    ['[x](javascript:alert(1))', 1, 'may not be linked'],
    // The tab is encoded by the parser: to a browser this is the name of a file.
    ['[x](<java\tscript:alert(1)>)', 1, 'There is no file'],
    ['[x](java&#115;cript:alert(1))', 1, 'may not be linked'],
    ['[x](JAVASCRIPT:alert(1))', 1, 'may not be linked'],
    ['[x](data:text/html,x)', 1, 'may not be linked'],
    ['[x](//e.org/x)', 1, 'may not be linked'],
    ['![x](https://e.org/x.png)', 1, 'not beside the note'],
    ['[x](page.html)', 1, 'not published'],
    ['[x](../../package.json)', 1, 'There is no file'],
    ['[x](sub/othr.md)', 1, 'There is no file'],
    ['## A\n\n[x](#b)', 3, 'no heading'],
    ['a { b', 1, 'no valid MDX'],
    ['x\n\n<Score', 3, 'no valid MDX'],
    ['---\ntitle: x\norder: first\n---\n', 3, 'order: found "first"'],
    ['---\ntitel: x\n---\n', 2, 'did you mean title?'],
    ['---\ntitle: [\n---\n', null, 'no valid YAML'],
    [`${'>'.repeat(80)} deep`, null, 'nested too deeply'],
  ])('%j', (text, line, message) => {
    const found = problem(text);
    expect(found.message).toContain(message);
    expect(found.file).toBe('content/notes/note.mdx');
    if (line !== null) expect(found.line).toBe(line);
  });

  test.each([
    ['a <b onclick="f()">x</b>', 'onClick'],
    ['a\n\n<script>alert(1)</script>', '<script>'],
    ['<svg onload="f()"></svg>', '<svg>'],
    ['<Score experiment="a" />', 'plain Markdown'],
    ['<javascript:alert(1)>', 'may not be linked'],
    ['<a href="javascript:alert(1)">x</a>', 'may not be linked'],
  ])('in plain Markdown: %j', (text, message) => {
    expect(problem(text, 'sub/other.md').message).toContain(message);
  });

  test('a misspelt file names the nearest', () => {
    expect(problem('[x](sub/othr.md)').hint).toContain('sub/other.md');
  });
});
