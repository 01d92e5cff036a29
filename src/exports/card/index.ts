/** Pictures for links that are shared (Open Graph). Crawlers want PNG and absolute addresses. */
import { phraseText } from '../../format/phrases.ts';
import type { ReportIndex } from '../../report/select.ts';
import type { Export, ExportFile, PublishedSite } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { siteAddress } from '../site-links.ts';
import { viewsOf } from '../view.ts';
import { cardSize, cardSvg } from './card-svg.ts';

/** What a page says of its picture. */
export interface Card {
  readonly address: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

const pathsOf = (index: ReportIndex): ReadonlyMap<string, string> =>
  new Map(
    [...fileSegments(index.report.benchmarks.map((benchmark) => benchmark.id))].map(([id, segment]) => [
      id,
      `cards/${segment}.png`,
    ]),
  );

/** The picture of a benchmark, of the first one where none is given; null where the site has no address or no benchmark. */
export function cardOf(index: ReportIndex, siteUrl: string | null, benchmark: string | null): Card | null {
  const view = viewsOf(index).find((item) => benchmark === null || item.benchmark.id === benchmark);
  const path = view === undefined ? undefined : pathsOf(index).get(view.benchmark.id);
  const address = path === undefined ? null : siteAddress(siteUrl, path);
  if (view === undefined || address === null) return null;
  return { address, alt: `${view.benchmark.title}: ${phraseText(view.verdict.title, view.nameOf)}`, ...cardSize };
}

const applies = (site: PublishedSite): boolean => siteAddress(site.url, '') !== null;

/** The export. */
export const cards: Export = {
  id: 'cards',
  title: 'Pictures for links',
  purpose: 'What a chat or a social network shows where somebody shares a page: the verdict as PNG, 1200 × 630 pixels.',
  files: (index, site) =>
    applies(site) ? [...pathsOf(index)].map(([benchmark, path]) => ({ path, label: 'Picture', benchmark })) : [],
  async render({ index, site, fonts, rasterize }) {
    const files: ExportFile[] = [];
    if (!applies(site)) return files;
    const paths = pathsOf(index);
    for (const view of viewsOf(index)) {
      files.push({ path: paths.get(view.benchmark.id)!, content: await rasterize(cardSvg(view, fonts)) });
    }
    return files;
  },
};
