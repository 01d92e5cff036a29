import { describe, expect, test } from 'vitest';
import { anchorPart, linker, makeAnchors, paths, pathSegment, relativeUrl } from '../../src/site/urls.ts';

describe('relative URLs name a file', () => {
  test.each([
    ['', '', 'index.html'],
    ['', 'failures/', 'failures/index.html'],
    ['echo/runs/x/', 'failures/', '../../../failures/index.html'],
    ['echo/runs/x/', '', '../../../index.html'],
    ['echo/', 'echo/runs/x/', 'runs/x/index.html'],
    ['echo/runs/x/', 'echo/runs/y/', '../y/index.html'],
    ['echo/runs/x/', 'echo/runs/x/', 'index.html'],
    ['echo/', 'echo/#failures', 'index.html#failures'],
    ['echo/runs/x/', 'assets/style.css', '../../../assets/style.css'],
    ['echo/', 'raw/results/a b/100%#1.json', '../raw/results/a%20b/100%25#1.json'],
    ['a/', 'ä/?/', '../%C3%A4/%3F/index.html'],
  ])('%s -> %s', (from, to, url) => expect(relativeUrl(from, to)).toBe(url));

  test('every link resolves to the same place under any base', () => {
    for (const base of ['https://x.org/', 'https://x.org/deep/base/', 'file:///tmp/site/']) {
      for (const from of ['', 'a/', 'a/runs/b/']) {
        for (const to of ['', 'a/', 'a/runs/c/', 'failures/', 'fonts/f.woff2']) {
          const expected = to === '' || to.endsWith('/') ? `${base}${to}index.html` : `${base}${to}`;
          expect(new URL(linker(from)(to), `${base}${from}index.html`).href).toBe(expected);
        }
      }
    }
  });
});

test('site paths', () => {
  expect(paths.overview()).toBe('');
  expect(paths.experiment('echo', 'a-1')).toBe('echo/experiments/a-1/');
  expect(paths.metric('echo', 'val/accuracy@5')).toBe('echo/metrics/val-accuracy-5/');
});

test('a metric without a letter still has a path', () => {
  expect(pathSegment('%%%')).toBe('metric');
  expect(pathSegment('macro_f1')).toBe('macro_f1');
});

test('parts of anchors are safe, stable and different for different texts', () => {
  expect(anchorPart('train_loss-2')).toBe('train_loss-2');
  const texts = ['a/b', 'a-b', 'a.b', 'a b', 'a.2f.b', 'é', '😀', '<x>'];
  const parts = texts.map(anchorPart);
  expect(new Set(parts).size).toBe(texts.length);
  for (const part of parts) expect(part).toMatch(/^[A-Za-z0-9_.-]+$/);
});

test('anchors of a page are given once', () => {
  const anchor = makeAnchors();
  expect(['x', 'y', 'x', 'x', 'x-2'].map(anchor)).toEqual(['x', 'y', 'x-2', 'x-3', 'x-2-2']);
});
