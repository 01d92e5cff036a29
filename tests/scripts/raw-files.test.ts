import { expect, test } from 'vitest';
import { defaultRawPolicy, kindsLeftOut, linkRawFiles, rawSitePath } from '../../scripts/build/raw-files.ts';
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

type Kind = 'metrics' | 'config' | 'log' | 'metadata' | 'history' | 'other' | 'samples' | 'checkpoint';
const runsWith = (count: number, files: readonly (readonly [Kind, number])[]) =>
  Array.from({ length: count }, () => ({
    ...record(),
    files: files.map(([kind, bytes], at) => ({ path: `${at}`, kind, bytes, href: null, note: null })),
  }));
const leftOut = (runs: ReturnType<typeof runsWith>, options: { maxFiles: number; pages?: number; url?: string }) =>
  [
    ...kindsLeftOut(runs, {
      policy: { ...defaultRawPolicy, url: options.url ?? null, maxFiles: options.maxFiles },
      pages: options.pages ?? 0,
    }),
  ].sort();

test('where all raw files fit, no kind is left out; links to elsewhere take no room', () => {
  const runs = runsWith(3, [
    ['metrics', 10],
    ['samples', 10],
  ]);
  expect(leftOut(runs, { maxFiles: 6 })).toEqual([]);
  expect(leftOut(runs, { maxFiles: 0, url: 'https://example.org/' })).toEqual([]);
});

test('pages come first, then the kinds that say most of a number', () => {
  const runs = runsWith(3, [
    ['samples', 10],
    ['log', 10],
    ['metrics', 10],
    ['config', 10],
  ]);
  expect(leftOut(runs, { maxFiles: 11 })).toEqual(['samples']);
  expect(leftOut(runs, { maxFiles: 11, pages: 3 })).toEqual(['log', 'samples']);
  expect(leftOut(runs, { maxFiles: 11, pages: 9 })).toEqual(['config', 'log', 'metrics', 'samples']);
});

test('a kind that does not fit leaves its room to the next', () => {
  const runs = [...runsWith(1, [['config', 1]]), ...runsWith(5, [['metrics', 1]])];
  expect(leftOut(runs, { maxFiles: 4 })).toEqual(['metrics']);
});

test('bytes count as well as files, and files that are too large to be copied count for nothing', () => {
  const large = defaultRawPolicy.maxBytes;
  expect(leftOut(runsWith(61, [['samples', large], ['metrics', 10]]), { maxFiles: 1e6 })).toEqual(['samples']); // prettier-ignore
  expect(leftOut(runsWith(61, [['samples', large + 1]]), { maxFiles: 1e6 })).toEqual([]);
});
