/**
 * robots.txt and, where search engines may come in, sitemap.xml. A report is private unless somebody says otherwise, with an
 * address or without: pages say so themselves, and robots.txt says it for documents and raw files, which cannot.
 */
import type { ReportIndex } from '../report/select.ts';
import type { Export, ExportFile, PublishedSite } from './export.ts';
import { siteAddress } from './site-links.ts';
import { lastRunOf } from './view.ts';
import { element } from './xml.ts';

const robotsPath = 'robots.txt';
const sitemapPath = 'sitemap.xml';

const listed = (site: PublishedSite): boolean => site.public && siteAddress(site.url, '') !== null;

/** The sitemap: every page once, with the day of the last run. */
export function sitemapXml(index: ReportIndex, site: PublishedSite): string {
  const last = lastRunOf(index);
  const day = last === null ? null : new Date(last).toISOString().slice(0, 10);
  const entries = [...new Set(site.pages)].sort().flatMap((page) => {
    const address = siteAddress(site.url, page);
    return address === null
      ? []
      : [`  <url>${element('loc', address)}${day === null ? '' : element('lastmod', day)}</url>`];
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}

/** Everything is closed to robots unless the site is public. Robots read it at the root of a domain only. */
export function robotsTxt(site: PublishedSite): string {
  if (!site.public) return 'User-agent: *\nDisallow: /\n';
  const sitemap = listed(site) ? siteAddress(site.url, sitemapPath) : null;
  return `User-agent: *\nAllow: /\n${sitemap === null ? '' : `Sitemap: ${sitemap}\n`}`;
}

/** The export. */
export const sitemap: Export = {
  id: 'sitemap',
  title: 'Sitemap',
  purpose: 'Says to search engines what they may index: nothing, unless the site is public.',
  files: (_index, site) => [
    { path: robotsPath, label: 'robots.txt', benchmark: null },
    ...(listed(site) ? [{ path: sitemapPath, label: 'Sitemap', benchmark: null }] : []),
  ],
  render: ({ index, site }) => {
    const files: ExportFile[] = [{ path: robotsPath, content: robotsTxt(site) }];
    if (listed(site)) files.push({ path: sitemapPath, content: sitemapXml(index, site) });
    return Promise.resolve(files);
  },
};
