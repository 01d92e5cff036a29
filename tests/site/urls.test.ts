import { expect, test } from 'vitest';
import { pathSegment, relativeUrl } from '../../src/site/urls.ts';

test.each([
  ['', '', 'index.html'],
  ['', 'echo/', 'echo/index.html'],
  ['echo/runs/x/', 'failures/', '../../../failures/index.html'],
  ['echo/runs/x/', 'echo/runs/y/#log', '../y/index.html#log'],
  ['echo/', 'echo/#why', 'index.html#why'],
  ['echo/', 'api/report.json', '../api/report.json'],
  ['echo/', 'raw/a b/ü.json', '../raw/a%20b/%C3%BC.json'],
])('from "%s" to "%s"', (from, to, expected) => {
  expect(relativeUrl(from, to)).toBe(expected);
});

test('resolves to the same address under any base path', () => {
  for (const base of ['http://h/', 'http://h/any/path/']) {
    const url = new URL(relativeUrl('echo/runs/x/', 'failures/'), `${base}echo/runs/x/index.html`);
    expect(url.href).toBe(`${base}failures/index.html`);
  }
});

test('a metric id becomes one safe path segment', () => {
  expect(pathSegment('gsm8k.acc/../x')).toBe('gsm8k-acc-x');
  expect(pathSegment('///')).toBe('metric');
});
