/** Runs every export of the registry over a Report and writes its files. */
import { registry, type ExportInput, type FigureDrawer, type PublishedSite } from '../../src/exports/index.ts';
import { buildFigure } from '../../src/figures/build-figure.ts';
import { figures } from '../../src/figures/registry.ts';
import { renderSvg, type FigureCache } from '../../src/figures/render-svg.ts';
import { createTextMeasure } from '../../src/figures/text-metrics.ts';
import { indexReport } from '../../src/report/select.ts';
import { siteOf } from '../../src/site/published-site.ts';
import { paths } from '../../src/site/urls.ts';
import { readFigureFonts, readPdfFonts } from '../site/fonts.ts';
import { rasterizer } from '../site/rasterize.ts';
import type { Made } from './make-report.ts';
import { writeSiteFile } from './site-file.ts';
import { pagesOf } from './site-pages.ts';

/** Draws registered figures for documents; drawings are shared with the pages through the cache. */
export function figureDrawer(cache: FigureCache): FigureDrawer {
  const tools = { measure: createTextMeasure(readFigureFonts()), cache };
  return async (id, input, wanted) => {
    const definition = figures.find((candidate) => candidate.id === id);
    const figure = definition === undefined ? null : buildFigure(definition, input, tools.measure);
    if (figure === null) return null;
    const view = figure.views.find((candidate) => candidate.name === wanted) ?? figure.views[0]!;
    const svg = await renderSvg(figure, view, tools);
    return { title: figure.title, description: figure.description, svg, width: view.width, height: view.height };
  };
}

/** What the exports must know of the site. */
export interface ExportOptions {
  readonly siteUrl: string | null;
  readonly isPublic: boolean;
  readonly experimentPdfs?: boolean;
  readonly drawings: FigureCache;
}

/** Where the site will stand. */
const publishedSite = (
  { siteUrl, isPublic, experimentPdfs = false }: ExportOptions,
  pages: readonly string[],
): PublishedSite => ({ url: siteUrl, public: isPublic, experimentPdfs, paths, pages });

/** What exports are made from where no site is built. */
export function inputOf(
  source: Pick<ExportInput, 'index' | 'detail'>,
  options: { readonly siteUrl: string | null; readonly drawings: FigureCache },
): ExportInput {
  const fonts = readPdfFonts();
  return {
    index: source.index,
    detail: source.detail,
    fonts,
    drawFigure: figureDrawer(options.drawings),
    rasterize: rasterizer(fonts),
    site: siteOf(options.siteUrl),
  };
}

/** What the exports are made from. `pages` are the site paths of its pages. */
export const exportInput = (made: Made, options: ExportOptions, pages: readonly string[]): ExportInput => ({
  ...inputOf(
    {
      index: indexReport(made.report),
      detail: (benchmark, configuration) => made.details.get(`${benchmark}/${configuration}`) ?? null,
    },
    options,
  ),
  site: publishedSite(options, pages),
});

/** Writes every export into the site in `target`, which holds its pages. */
export async function writeExports(made: Made, options: ExportOptions, target: string): Promise<void> {
  const input = exportInput(made, options, pagesOf(target));
  for (const item of registry) {
    for (const file of await item.render(input)) writeSiteFile(target, file.path, file.content);
  }
}
