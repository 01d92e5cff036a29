/** BENCHMARK_REPORT.md: the report as one Markdown document that GitHub renders as it is. */
import { count } from '../../format/words.ts';
import type { ReportIndex } from '../../report/select.ts';
import type { Export, ExportInput, PublishedSite } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { siteAddress, siteLinks } from '../site-links.ts';
import { markdownLink, markdownText } from '../tables/markdown-text.ts';
import { viewsOf } from '../view.ts';
import { benchmarkSections } from './sections.ts';

const path = 'exports/BENCHMARK_REPORT.md';

/** Anchors are written out: GitHub's own depend on the text and on what else the page holds. */
const anchor = (id: string): string => `<a id="${id}"></a>`;

/** The document. Anchors come from benchmark ids, made unique; the rest from the Report alone. */
export function benchmarkReport(index: ReportIndex, site: PublishedSite): string {
  const { settings, generator, diagnostics } = index.report;
  const views = viewsOf(index);
  const links = siteLinks(site);
  const ids = fileSegments(views.map((view) => view.benchmark.id));
  const chapters = views.map((view) => ({
    view,
    id: ids.get(view.benchmark.id)!.toLowerCase(),
    sections: benchmarkSections(view, links, { version: generator.version, roots: settings.roots }),
  }));
  const slug = (title: string): string => title.toLowerCase().replace(/[^a-z]+/g, '-');
  const contents = chapters.flatMap(({ view, id, sections }) => [
    `- [${markdownText(view.benchmark.title)}](#${id})`,
    ...sections.map((section) => `  - [${section.title}](#${id}-${slug(section.title)})`),
  ]);
  const address = siteAddress(site.url, '');
  const problems = diagnostics.filter((item) => item.severity !== 'info').length;
  const intro = [
    `Written by ${generator.name} ${generator.version}.`,
    address === null ? '' : `The same results with figures: ${markdownLink('the report', address)}.`,
    problems === 0 ? '' : `${count(problems, 'problem')} found in the input: see the failures of the report.`,
  ];
  const body = chapters.flatMap(({ view, id, sections }) => [
    `${anchor(id)}\n\n## ${markdownText(view.benchmark.title)}`,
    ...sections.map(
      (section) => `${anchor(`${id}-${slug(section.title)}`)}\n\n### ${section.title}\n\n${section.body}`,
    ),
  ]);
  const parts = [
    `# ${markdownText(settings.title)}`,
    intro.filter((item) => item !== '').join(' '),
    ...(contents.length === 0 ? ['There are no benchmarks.'] : [`## Contents\n\n${contents.join('\n')}`]),
    ...body,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The export. */
export const benchmarkReportExport: Export = {
  id: 'benchmark-report',
  title: 'BENCHMARK_REPORT.md',
  purpose: 'The report to commit beside the code: GitHub renders it, and a diff shows what changed.',
  files: () => [{ path, label: 'Report as Markdown', benchmark: null }],
  render: (input: ExportInput) => Promise.resolve([{ path, content: benchmarkReport(input.index, input.site) }]),
};
