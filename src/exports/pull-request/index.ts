/**
 * The comment on a pull request: Markdown that GitHub renders as it is, at most 65,536 characters, with a hidden marker
 * by which one comment is found again and updated in place.
 */
import { diffHeadline } from '../../format/diff-sentences.ts';
import { count } from '../../format/words.ts';
import type { ReportDiff } from '../../report/report-diff.ts';
import type { ReportIndex } from '../../report/select.ts';
import type { PublishedSite } from '../export.ts';
import { siteAddress, siteLinks } from '../site-links.ts';
import { markdownLink, markdownText } from '../tables/markdown-text.ts';
import { viewsOf } from '../view.ts';
import { changedChapter } from './changes.ts';
import { fitComment, type CommentParts } from './fit.ts';
import { shortText } from './markdown.ts';
import { summaryChapter } from './summary.ts';

/** What a comment is told about besides the results. */
export interface CommentOptions {
  readonly site: PublishedSite;
  /** What the base is called: a file, a folder or a git reference. */
  readonly baseLabel: string;
  /** Tells comments of one repository apart, where it has several. */
  readonly name?: string;
  readonly limit?: number;
}

/** The first line of a comment. Only letters, digits, `_` and single `-` of the name are kept: nothing closes the comment early. */
export const commentMarker = (name = 'report'): string =>
  `<!-- sweepbook:${name.replace(/[^A-Za-z0-9_]+/g, '-').slice(0, 60)} -->`;

const reportLink = (site: PublishedSite): string => {
  const address = siteAddress(site.url, '');
  return address === null ? '' : ` ${markdownLink('The report', address)}.`;
};

/** How the changes were judged. */
function methodNote(diff: ReportDiff): string {
  const tested = diff.benchmarks.flatMap((item) => item.scores.filter((change) => change.test !== null));
  if (tested.length === 0) return '';
  const alphas = [...new Set(tested.map((change) => change.alpha))];
  return (
    `<sub>Now against base, per configuration: a paired t test where the seeds are the same, Welch’s where not, over the samples where each side has one run; ` +
    `corrected by Holm over the configurations of a benchmark, decided at ${alphas.join(' and ')}. Runs that stand unchanged on both sides are left out.</sub>`
  );
}

const written = ({ generator }: ReportIndex['report']): string =>
  `<sub>Written by ${generator.name} ${markdownText(generator.version)}.</sub>`;

function countsOf({ report }: ReportIndex): string {
  const configurations = report.benchmarks.reduce((sum, item) => sum + item.configurations.length, 0);
  return `${count(report.benchmarks.length, 'benchmark')}, ${count(configurations, 'configuration')}, ${count(report.runs.length, 'run')}`;
}

/** What changed against the base. `head` is the Report of the pull request. */
export function changesComment(diff: ReportDiff, head: ReportIndex, options: CommentOptions): string {
  const { site } = options;
  const links = siteLinks(site);
  const changed = diff.benchmarks.filter((item) => item.changed);
  const unchanged = diff.benchmarks.length - changed.length;
  const alone = [
    ...diff.newBenchmarks.map((item) => `New benchmark: ${shortText(item.title)}, ${count(item.runs, 'run')}.`),
    ...diff.lostBenchmarks.map(
      (item) => `No longer here: ${shortText(item.title)}, ${count(item.runs, 'run')} in the base.`,
    ),
    ...(unchanged > 0 && diff.changed ? [`${count(unchanged, 'benchmark')} unchanged.`] : []),
  ];
  const parts: CommentParts = {
    head: [
      commentMarker(options.name),
      `### ${markdownText(head.report.settings.title)}: ${diffHeadline(diff)}`,
      `${countsOf(head)}, compared with ${shortText(options.baseLabel)}.${reportLink(site)}`,
      ...alone.slice(0, 20),
    ].join('\n\n'),
    chapters: changed.map((item) => changedChapter(item, links)),
    foot: [methodNote(diff), written(head.report)].filter((text) => text !== '').join('\n\n'),
  };
  return fitComment(parts, options.limit);
}

/** What the report says, without a base. */
export function summaryComment(head: ReportIndex, options: Omit<CommentOptions, 'baseLabel'>): string {
  const links = siteLinks(options.site);
  const parts: CommentParts = {
    head: [
      commentMarker(options.name),
      `### ${markdownText(head.report.settings.title)}`,
      `${countsOf(head)}.${reportLink(options.site)}`,
    ].join('\n\n'),
    chapters: viewsOf(head).map((view) => summaryChapter(view, links)),
    foot: written(head.report),
  };
  return fitComment(parts, options.limit);
}
