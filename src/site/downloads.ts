/** What can be downloaded, and what each file is for: the data of the site and every export of the registry. */
import { registry, type FileName, type PublishedSite } from '../exports/index.ts';
import type { ReportIndex } from '../report/select.ts';
import { paths } from './urls.ts';

/** One thing to download, as one or several files. */
export interface Download {
  readonly title: string;
  readonly purpose: string;
  readonly files: readonly FileName[];
}

const file = (path: string): FileName => ({ path, label: path.split('/').at(-1) ?? path, benchmark: null });

/** All downloads in the order of the page. `site` says what of the site is known before its pages are. */
export function downloadsOf(
  index: ReportIndex,
  site: { readonly siteUrl: string | null; readonly experimentPdfs: boolean },
): readonly Download[] {
  const { siteUrl: url, experimentPdfs } = site;
  const published: PublishedSite = { url, public: false, experimentPdfs, paths, pages: [] };
  const exported = registry
    .filter((item) => item.id !== 'sitemap')
    .map(({ title, purpose, files }): Download => ({ title, purpose, files: files(index, published) }));
  return [
    ...exported,
    {
      title: 'The Report',
      purpose:
        'The whole report as one JSON document: configurations, summaries, ranks, comparisons, runs, diagnostics. For programs and for checks.',
      files: [file('api/report.json')],
    },
    {
      title: 'JSON Schemas',
      purpose: 'Of that document and of the benchmark file. For validating, for generating types, for editors.',
      files: [file('api/report.schema.json'), file('api/benchmark.schema.json')],
    },
  ].filter((item) => item.files.length > 0);
}
