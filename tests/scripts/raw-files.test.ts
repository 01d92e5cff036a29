import { expect, test } from 'vitest';
import { defaultRawPolicy, linkRawFiles, rawSitePath } from '../../scripts/build/raw-files.ts';
import { makeBenchmark } from '../format/make-benchmark.ts';

const run = { slug: 'run' };
const pathOf = (path: string): string => rawSitePath(run, { path });

test.each(['config.yaml', 'metrics.json', 'train.log', 'sub/history.csv', 'predictions.jsonl.gz', 'curve.png'])(
  '%s keeps its name',
  (path) => expect(pathOf(path)).toBe(`raw/run/${path}`),
);

test.each([
  'page.html',
  'x.HTM',
  'drawing.svg',
  'feed.xml',
  'code.js',
  'code.mjs',
  'doc.pdf',
  'a.xhtml',
  'README',
  'x.md',
  'sw.wasm',
])('%s is published as a text, because a browser would run it or guess what it is', (path) =>
  expect(pathOf(path)).toBe(`raw/run/${path}.txt`),
);

test('event files, which have no ending, get one that nothing opens', () => {
  expect(pathOf('events.out.tfevents.1795.host')).toBe('raw/run/events.out.tfevents.1795.host.bin');
});

test.each([
  '../../../etc/passwd',
  '..',
  '.',
  'a/../../b',
  '/etc/passwd',
  'C:\\x\\..\\y',
  '..\\x',
  '%2e%2e/x',
  'a\u0000b',
  '.htaccess',
  'x'.repeat(250),
])('%j stays below the folder of its run, under a name that every disk takes', (path) => {
  const parts = pathOf(path).split('/');
  expect(parts.slice(0, 2)).toEqual(['raw', 'run']);
  for (const part of parts.slice(2)) expect(part).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,220}$/);
  expect(parts).not.toContain('..');
});

const record = (...paths: string[]) => {
  const [first] = makeBenchmark({ configurations: [{ id: 'a', values: [1, 2] }] }).runs;
  return {
    ...first!,
    slug: 'run',
    files: paths.map((path) => ({ path, kind: 'other' as const, bytes: 1, href: null, note: null })),
  };
};
const policy = { ...defaultRawPolicy, maxBytes: 1000 };

test('no two files share an address, also where a disk ignores case', () => {
  const { files } = linkRawFiles(record('a.html', 'a.html.txt', 'A.HTML.txt', 'b.log', 'B.log'), policy);
  const hrefs = files.map((file) => file.href!.toLowerCase());
  expect(new Set(hrefs).size).toBe(5);
  for (const href of hrefs) expect(href).toMatch(/\.(?:txt|log)$/);
});

test('what may not be published is listed with the reason', () => {
  const { files } = linkRawFiles(record('a.db', 'b.log'), policy, ({ path }) =>
    path === 'a.db' ? 'not published: x' : null,
  );
  expect(files.map(({ href, note }) => ({ href, note }))).toEqual([
    { href: null, note: 'not published: x' },
    { href: 'raw/run/b.log', note: null },
  ]);
});
