import { describe, expect, it } from 'vitest';
import { robotsTxt, sitemap, sitemapXml } from '../../src/exports/sitemap.ts';
import { inputOf, ordinary, testSite } from './reports.ts';

const input = inputOf(ordinary());

describe('sitemap', () => {
  it('closes everything unless the site is public', async () => {
    expect(robotsTxt(testSite)).toBe('User-agent: *\nDisallow: /\n');
    expect((await sitemap.render(input)).map((file) => file.path)).toEqual(['robots.txt']);
  });

  it('closes a site whose address nobody gave, too; public, it is open but cannot be listed', async () => {
    const nowhere = { ...testSite, url: null };
    const texts = async (site: typeof nowhere) =>
      (await sitemap.render(inputOf(ordinary(), { site }))).map((file) => [file.path, file.content]);
    expect(await texts(nowhere)).toEqual([['robots.txt', 'User-agent: *\nDisallow: /\n']]);
    expect(await texts({ ...nowhere, public: true })).toEqual([['robots.txt', 'User-agent: *\nAllow: /\n']]);
    expect(sitemap.files(input.index, nowhere).map((file) => file.path)).toEqual(['robots.txt']);
  });

  it('lists every page once, with its address encoded and the day of the last run', () => {
    const pages = ['b & c/', '', '', 'a/'];
    const xml = sitemapXml(input.index, { ...testSite, public: true, pages });
    expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1])).toEqual([
      'https://example.org/report/',
      'https://example.org/report/a/',
      'https://example.org/report/b%20%26%20c/',
    ]);
    expect(xml.match(/<lastmod>2026-11-21<\/lastmod>/g)).toHaveLength(3);
  });

  it('is announced to robots only where there is one', async () => {
    const open = { ...testSite, public: true };
    expect(robotsTxt(open)).toContain('Sitemap: https://example.org/report/sitemap.xml');
    expect(robotsTxt({ ...open, url: null })).toBe('User-agent: *\nAllow: /\n');
    const files = await sitemap.render(inputOf(ordinary(), { site: open }));
    expect(files.map((file) => file.path)).toEqual(['robots.txt', 'sitemap.xml']);
    expect(sitemap.files(input.index, open).map((file) => file.path)).toEqual(['robots.txt', 'sitemap.xml']);
  });
});
