/** What can be downloaded, and what each file is for: the data of the site and every export of the registry. */
import { publishedReportPath, registry, type FileName, type PublishedSite } from '../exports/index.ts';
import type { ReportIndex } from '../report/select.ts';
import { paths } from './urls.ts';

/** One thing to download, as one or several files. */
export interface Download {
  readonly title: string;
  readonly purpose: string;
  readonly files: readonly FileName[];
}

const file = (path: string): FileName => ({ path, label: path.split('/').at(-1) ?? path, benchmark: null });

/** The exports that are the same tables in one format each. */
const tableFormats = registry.filter((item) => ['csv', 'json', 'latex', 'markdown'].includes(item.id));

const publishedSite = (site: { readonly siteUrl: string | null; readonly experimentPdfs: boolean }): PublishedSite => ({
  url: site.siteUrl,
  public: false,
  experimentPdfs: site.experimentPdfs,
  paths,
  pages: [],
});

/** A table with its file in each format; null where a format leaves it out. */
export interface TableDownload {
  readonly label: string;
  readonly files: readonly (FileName | null)[];
}

/** The tables of a report by benchmark, null for those of the whole report. `formats` are in the order of the files. */
export function tableDownloads(
  index: ReportIndex,
  site: { readonly siteUrl: string | null; readonly experimentPdfs: boolean },
): {
  readonly formats: readonly { readonly title: string; readonly purpose: string }[];
  readonly groups: readonly { readonly benchmark: string | null; readonly tables: readonly TableDownload[] }[];
} {
  const published = publishedSite(site);
  const files = tableFormats.map((format) => format.files(index, published));
  const stem = (file: FileName): string => file.path.replace(/\.[^./]*$/, '');
  const found = new Map(files.flatMap((list, at) => list.map((file) => [`${at} ${stem(file)}`, file] as const)));
  const all = new Map(files.flat().map((file) => [stem(file), file] as const));
  return {
    formats: tableFormats.map(({ title, purpose }) => ({ title, purpose })),
    groups: [...Map.groupBy(all.values(), (file) => file.benchmark)].map(([benchmark, own]) => ({
      benchmark,
      tables: own.map((file) => ({
        label: file.label,
        files: tableFormats.map((_, at) => found.get(`${at} ${stem(file)}`) ?? null),
      })),
    })),
  };
}

/** All other downloads in the order of the page. `site` says what of the site is known before its pages are. */
export function downloadsOf(
  index: ReportIndex,
  site: { readonly siteUrl: string | null; readonly experimentPdfs: boolean },
): readonly Download[] {
  const published = publishedSite(site);
  const exported = registry
    .filter((item) => item.id !== 'sitemap' && !tableFormats.includes(item))
    .map(({ title, purpose, files }): Download => ({ title, purpose, files: files(index, published) }));
  return [
    ...exported,
    {
      title: 'The Report',
      purpose:
        'The whole report as one JSON document: configurations, summaries, ranks, comparisons, runs, diagnostics. For programs and for checks.',
      files: [file(publishedReportPath(index.report.runs.length))],
    },
    {
      title: 'JSON Schemas',
      purpose: 'Of that document and of the benchmark file. For validating, for generating types, for editors.',
      files: [file('api/report.schema.json'), file('api/benchmark.schema.json')],
    },
  ].filter((item) => item.files.length > 0);
}
