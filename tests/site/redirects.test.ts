import { describe, expect, test } from 'vitest';
import { redirectPage, redirectsFor, type EarlierSite } from '../../src/site/redirects.ts';
import type { Report } from '../../src/report/schema.ts';
import { makeReport, spreadScores } from '../exports/reports.ts';

/** A report with these slugs, each with the params `{ lr }` of its place unless others are given. */
function reportWith(slugs: readonly string[], lrs: readonly number[] = slugs.map((_, i) => i)): Report {
  const made: Report = makeReport([
    { id: 'b', scores: Object.fromEntries(slugs.map((slug, i) => [slug, spreadScores(0.9 - i / 10, 3)])) },
  ]);
  const benchmarks = made.benchmarks.map((benchmark) => ({
    ...benchmark,
    configurations: benchmark.configurations.map((item, i) => ({ ...item, slug: slugs[i]!, params: { lr: lrs[i]! } })),
  }));
  return { ...made, benchmarks };
}

const earlier = (
  report: Report,
  pages: EarlierSite['pages'],
  redirects: EarlierSite['redirects'] = [],
): EarlierSite => ({
  benchmarks: report.benchmarks,
  pages,
  redirects,
});

describe('redirectsFor', () => {
  const before = reportWith(['old-1', 'same-2']);
  const now = reportWith(['new-3', 'same-2']);
  const pages = ['', 'b/', 'b/experiments/new-3/', 'b/experiments/same-2/', 'b/compare/new-3..same-2/'];

  test('an experiment whose name changed, the pairs it is in, and what had moved to it before', () => {
    const site = earlier(
      before,
      [
        '',
        'b/',
        'b/experiments/old-1/',
        'b/compare/old-1..same-2/',
        'b/experiments/same-2/',
        'b/experiments/oldest-0/',
      ],
      [{ from: 'b/experiments/oldest-0/', to: 'b/experiments/old-1/' }],
    );
    expect(redirectsFor([site], now, pages)).toEqual([
      { from: 'b/compare/old-1..same-2/', to: 'b/compare/new-3..same-2/' },
      { from: 'b/experiments/old-1/', to: 'b/experiments/new-3/' },
      { from: 'b/experiments/oldest-0/', to: 'b/experiments/new-3/' },
    ]);
  });

  test('the earlier experiments are asked for where a page names one that is no more, and only there', () => {
    let asked = 0;
    const site = (paths: readonly string[]): EarlierSite => ({
      get benchmarks() {
        asked++;
        return before.benchmarks;
      },
      pages: paths,
      redirects: [],
    });
    // A pair is no page any more; both of its sides are.
    const all = [...pages, 'b/experiments/also-4/'];
    expect(redirectsFor([site([...pages, 'b/compare/same-2..new-3/'])], now, all)).toEqual([]);
    expect(asked).toBe(0);
    const moved = [{ from: 'b/experiments/old-1/', to: 'b/experiments/new-3/' }];
    // Another benchmark has an experiment of the old name.
    expect(redirectsFor([site(['b/experiments/old-1/'])], now, [...all, 'c/experiments/old-1/'])).toEqual(moved);
    expect(asked).toBe(1);
  });

  test('nothing for what is gone, for pages without a successor, and where params cannot tell', () => {
    const gone = earlier(reportWith(['gone-9'], [7]), ['b/experiments/gone-9/', 'b/samples/old-1..same-2/', 'c/']);
    expect(redirectsFor([gone], now, pages)).toEqual([]);
    const twins = reportWith(['x-1', 'y-2'], [0, 0]);
    expect(redirectsFor([earlier(before, ['b/experiments/old-1/'])], twins, ['b/experiments/x-1/'])).toEqual([]);
    expect(redirectsFor([earlier(twins, ['b/experiments/x-1/'])], now, pages)).toEqual([]);
  });

  test('an old address that is a page again is that page', () => {
    const site = earlier(now, pages, [{ from: 'b/experiments/old-1/', to: 'b/experiments/new-3/' }]);
    expect(redirectsFor([site], before, ['b/experiments/old-1/', 'b/experiments/same-2/'])).toEqual([
      { from: 'b/experiments/new-3/', to: 'b/experiments/old-1/' },
    ]);
  });

  test('a report alone: the pages of today under the old slugs, and the list that came with it', () => {
    const site = earlier(before, null, [
      { from: 'b/experiments/oldest-0/', to: 'b/experiments/old-1/' },
      { from: 'api/report.json/', to: 'b/experiments/new-3/' },
      { from: 'b/experiments/gone-0/', to: 'b/experiments/gone-1/' },
    ]);
    const expected = [
      { from: 'b/compare/old-1..same-2/', to: 'b/compare/new-3..same-2/' },
      { from: 'b/experiments/old-1/', to: 'b/experiments/new-3/' },
      { from: 'b/experiments/oldest-0/', to: 'b/experiments/new-3/' },
    ];
    expect(redirectsFor([site], now, pages)).toEqual(expected);
    // An empty output folder has nothing to say, a replaced site the same.
    expect(redirectsFor([earlier(now, pages), site], now, pages)).toEqual(expected);
  });
});

test('a redirect page leads on without a script and without an address of the site', () => {
  const page = redirectPage({ from: 'b/experiments/a"<-0123abcd/', to: 'b/experiments/n-0123abcd/' }, null);
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=../n-0123abcd/index.html">');
  expect(page).toContain('<link rel="canonical" href="../n-0123abcd/index.html">');
  expect(page).toContain('noindex');
  expect(page).not.toContain('<script');
  expect(redirectPage({ from: 'b/x/', to: 'b/y/' }, 'https://example.org/s/')).toContain(
    'rel="canonical" href="https://example.org/s/b/y/"',
  );
});
