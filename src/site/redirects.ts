/**
 * Permalinks outlive names: where an experiment has the same params and another name, and so another slug, its old page
 * leads to the new one.
 */
import { element, xmlText } from '../exports/xml.ts';
import { siteAddress } from '../exports/site-links.ts';
import type { Report } from '../report/schema.ts';
import { relativeUrl } from './urls.ts';

/** A page that moved: two site paths. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** What must be known of an earlier site. */
export interface EarlierSite {
  readonly benchmarks: readonly {
    readonly id: string;
    readonly configurations: readonly { readonly slug: string; readonly params: Readonly<Record<string, unknown>> }[];
  }[];
  /** Site paths of its pages. */
  readonly pages: readonly string[];
  /** Pages that had moved before. */
  readonly redirects: readonly Redirect[];
}

const keyOf = (params: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Old slugs that are gone to the new slugs with their params; only where both are the only ones. */
function renamedSlugs(earlier: EarlierSite['benchmarks'][number], report: Report): ReadonlyMap<string, string> {
  const now = report.benchmarks.find((item) => item.id === earlier.id)?.configurations ?? [];
  const [before, after] = [
    new Set(earlier.configurations.map((item) => item.slug)),
    new Set(now.map((item) => item.slug)),
  ];
  const gone = Map.groupBy(
    earlier.configurations.filter((item) => !after.has(item.slug)),
    (item) => keyOf(item.params),
  );
  const come = Map.groupBy(
    now.filter((item) => !before.has(item.slug)),
    (item) => keyOf(item.params),
  );
  const renamed = new Map<string, string>();
  for (const [key, [old, second]] of gone) {
    const candidates = come.get(key) ?? [];
    // Without params nothing says that two experiments are one.
    if (old === undefined || second !== undefined || candidates.length !== 1 || key === '[]') continue;
    renamed.set(old.slug, candidates[0]!.slug);
  }
  return renamed;
}

/**
 * Where the pages of an earlier site went, sorted: each path that is no page any more and is one under the slugs of
 * today. Pages of pairs (`a..b`) move with their experiments, and what had moved before moves on.
 */
export function redirectsFor(earlier: EarlierSite, report: Report, pages: readonly string[]): readonly Redirect[] {
  const now = new Set(pages);
  const slugs = new Map(earlier.benchmarks.map((item) => [item.id, renamedSlugs(item, report)]));
  const rename = (path: string): string => {
    const [benchmark = '', ...rest] = path.split('/');
    const known = slugs.get(benchmark);
    const renamed = rest.map((segment) =>
      segment
        .split('..')
        .map((slug) => known?.get(slug) ?? slug)
        .join('..'),
    );
    return [benchmark, ...renamed].join('/');
  };
  const moved = [...earlier.redirects, ...earlier.pages.map((path) => ({ from: path, to: path }))]
    .filter(({ from }) => !now.has(from))
    .map(({ from, to }) => ({ from, to: now.has(to) ? to : rename(to) }))
    .filter(({ from, to }) => to !== from && now.has(to));
  return [...new Map(moved.toReversed().map((item) => [item.from, item])).values()].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
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
    `<main><h1>This page has moved</h1><p>The experiment has another name now: <a href="${href}">go to its page</a>.</p></main>`,
    '</html>',
    '',
  ].join('\n');
}
