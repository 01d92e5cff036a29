/** Absolute addresses of pages of the published site. */
import type { PublishedSite, SitePaths } from './export.ts';

/** Turns site paths into addresses; every one is null where the site has no address of its own. */
export type SiteLinks = (path: (paths: SitePaths) => string) => string | null;

/**
 * The address of a site path, percent-encoded.
 * @param url absolute root of the site, with or without a slash at its end; anything but http and https gives null
 * @example siteAddress('https://example.org/site', 'echo/') // 'https://example.org/site/echo/'
 */
export function siteAddress(url: string | null, path: string): string | null {
  if (url === null || !URL.canParse(url) || !/^https?:/i.test(url)) return null;
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  // Whatever an id holds, the address stays inside the site.
  const folders = parts.filter((part) => part !== '' && part !== '.' && part !== '..');
  const inside = [...folders, file === '.' || file === '..' ? '' : file]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
  return new URL(`./${inside}`, url.endsWith('/') ? url : `${url}/`).href;
}

/** Links bound to a site. */
export const siteLinks =
  (site: PublishedSite): SiteLinks =>
  (path) =>
    siteAddress(site.url, path(site.paths));

/** An address from the input if it is one of the web, else null: nothing else (javascript:, data:) may become a link. */
export function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
