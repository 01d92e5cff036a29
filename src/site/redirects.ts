/** Permalinks outlive names and params: the old page of an experiment that has another slug now leads to the new one. */
import { element, xmlText } from '../exports/xml.ts';
import { siteAddress } from '../exports/site-links.ts';
import type { Report } from '../report/schema.ts';
import { renamedSlugs, type EarlierExperiment } from './renamed.ts';
import { relativeUrl } from './urls.ts';

/** A page that moved: two site paths. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** What must be known of an earlier site. `benchmarks` may be read when they are asked for. */
export interface EarlierSite {
  readonly benchmarks: readonly { readonly id: string; readonly configurations: readonly EarlierExperiment[] }[];
  /** Site paths of its pages; null where only its report is known. */
  readonly pages: readonly string[] | null;
  /** Pages that had moved before. */
  readonly redirects: readonly Redirect[];
}

/** `path` with other slugs, also those of a pair (`a..b`); a path starts with its benchmark. */
function renamePath(path: string, slugsOf: (benchmark: string) => ReadonlyMap<string, string> | undefined): string {
  const [benchmark = '', ...rest] = path.split('/');
  const slugs = slugsOf(benchmark);
  if (slugs === undefined || slugs.size === 0) return path;
  const renamed = rest.map((segment) =>
    segment
      .split('..')
      .map((slug) => slugs.get(slug) ?? slug)
      .join('..'),
  );
  return [benchmark, ...renamed].join('/');
}

/** The names in a path, of folders and of both sides of a pair, each with its benchmark: two may have an experiment of one name. */
function namesIn(path: string): readonly string[] {
  const [benchmark, ...names] = path.split(/\/|\.\./);
  return names.map((name) => `${benchmark}/${name}`);
}

/**
 * Whether pages name what no page of today names. Only such an experiment can have another address now: most builds have
 * none, and to tell of its experiments the old report would have to be parsed, of ten thousand runs forty megabytes.
 */
function namesOthers(earlier: readonly string[], now: ReadonlySet<string>): boolean {
  const lost = earlier.filter((path) => !now.has(path));
  if (lost.length === 0) return false;
  const names = new Set([...now].flatMap(namesIn));
  return lost.some((path) => namesIn(path).some((name) => !names.has(name)));
}

/**
 * Where the pages of an earlier site went: each path that is no page any more and is one under the slugs of today. Pages
 * of pairs (`a..b`) move with their experiments, and what had moved before moves on. Where the old pages are not known,
 * they are those of today under the old slugs.
 */
function movedPages(earlier: EarlierSite, report: Report, now: ReadonlySet<string>): readonly Redirect[] {
  if (earlier.pages !== null && earlier.redirects.length === 0 && !namesOthers(earlier.pages, now)) return [];
  const forth = new Map<string, ReadonlyMap<string, string>>();
  for (const { id, configurations } of earlier.benchmarks) {
    const found = report.benchmarks.find((item) => item.id === id)?.configurations;
    if (found !== undefined) forth.set(id, renamedSlugs({ earlier: configurations, now: found }));
  }
  const back = new Map([...forth].map(([id, slugs]) => [id, new Map([...slugs].map(([from, to]) => [to, from]))]));
  const pages = earlier.pages ?? [...now].map((path) => renamePath(path, (id) => back.get(id)));
  return [...pages.map((path) => ({ from: path, to: path })), ...earlier.redirects]
    .filter(({ from }) => !now.has(from) && forth.has(from.split('/')[0]!))
    .map(({ from, to }) => ({ from, to: now.has(to) ? to : renamePath(to, (id) => forth.get(id)) }))
    .filter(({ from, to }) => to !== from && now.has(to));
}

/** Where the pages of earlier sites went, sorted by their old path; of two answers the one of the first site. */
export function redirectsFor(
  earlier: readonly EarlierSite[],
  report: Report,
  pages: readonly string[],
): readonly Redirect[] {
  const now = new Set(pages);
  const moved = earlier.toReversed().flatMap((site) => movedPages(site, report, now));
  return [...new Map(moved.map((item) => [item.from, item])).values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A page that leads on at once, and by hand where nothing leads on. */
export function redirectPage({ from, to }: Redirect, siteUrl: string | null): string {
  const href = xmlText(relativeUrl(from, to));
  const canonical = siteAddress(siteUrl, to);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
    element('title', 'This page has moved'),
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${canonical === null ? href : xmlText(canonical)}">`,
    `<meta http-equiv="refresh" content="0; url=${href}">`,
    `<main><h1>This page has moved</h1><p>The experiment has another address now: <a href="${href}">go to its page</a>.</p></main>`,
    '</html>',
    '',
  ].join('\n');
}
