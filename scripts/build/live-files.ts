/** The files of a site made one by one, when somebody asks for them: what the development server answers with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeContent } from '../../src/exports/file-content.ts';
import { registry } from '../../src/exports/index.ts';
import type { Notes } from '../../src/report/note.ts';
import { indexReport } from '../../src/report/select.ts';
import { searchEntries, searchScript } from '../../src/site/search-index.ts';
import type { SitePage } from '../site/page-app.ts';
import { exportInput, type ExportOptions } from './exports.ts';
import type { Made } from './make-report.ts';
import { noteFiles } from './notes.ts';
import { attachmentFiles, documentFiles, rawFiles, tableFiles } from './publish.ts';
import { sampleFiles } from './samples.ts';
import type { SiteFile } from './site-file.ts';

/** What a site is made from. */
export interface LiveSite {
  readonly made: Made;
  readonly notes: Notes;
  readonly contentDir: string | null;
  readonly pages: readonly SitePage[];
  /** Where pages leave the scripts of their figures. */
  readonly stage: string;
  /** The path under which pages expect the search index. */
  readonly searchIndex: string;
  readonly exports: ExportOptions;
}

const figureScript = /^assets\/figures\/([A-Za-z0-9._-]+\.js)$/;

/** Answers with the content of a file of the site; null where it has none of that path. */
export function openLiveFiles(site: LiveSite): (path: string) => Promise<string | Uint8Array | null> {
  const { made, notes, contentDir, stage } = site;
  const pages = new Map(site.pages.map((page) => [page.file, page]));
  const index = indexReport(made.report);
  /** The lists in the order in which they are cheap to look through. */
  function* files(): Generator<SiteFile> {
    yield { path: site.searchIndex, content: () => searchScript(searchEntries(made.report, notes.notes)) };
    yield* documentFiles(made);
    yield* noteFiles(notes, contentDir);
    yield* tableFiles(made.report);
    yield* attachmentFiles(made);
    yield* rawFiles(made);
    yield* sampleFiles(made);
  }
  const exported = async (path: string): Promise<string | Uint8Array | null> => {
    const input = exportInput(made, site.exports, sitePages(site.pages));
    const item = registry.find((candidate) => candidate.files(index, input.site).some((file) => file.path === path));
    if (item === undefined) return null;
    const file = (await item.render(input)).find((candidate) => candidate.path === path);
    return file === undefined ? null : wholeContent(file.content);
  };
  return async (path) => {
    const page = pages.get(path);
    if (page !== undefined) return page.render();
    const [, script] = figureScript.exec(path) ?? [];
    if (script !== undefined) {
      const file = join(stage, 'figure-scripts', script);
      return existsSync(file) ? readFileSync(file) : null;
    }
    for (const file of files()) if (file.path === path) return wholeContent(file.content());
    return exported(path);
  };
}

/** Site paths of the pages among files, as the sitemap lists them. */
const sitePages = (pages: readonly SitePage[]): readonly string[] =>
  pages.flatMap(({ file }) => (/(^|\/)index\.html$/.test(file) ? [file.slice(0, -'index.html'.length)] : [])).sort();
