/** An Atom feed (RFC 4287): an entry for the lead of each benchmark and one for each run that failed. */
import { createHash } from 'node:crypto';
import { phraseText } from '../format/phrases.ts';
import { isTroubled } from '../format/failure-sentences.ts';
import type { RunRecord } from '../report/schema.ts';
import type { ReportIndex } from '../report/select.ts';
import type { Export, PublishedSite } from './export.ts';
import { siteAddress, siteLinks, type SiteLinks } from './site-links.ts';
import { lastRunOf, latestInstant, runInstant, viewsOf, type BenchmarkView } from './view.ts';
import { element, xmlText } from './xml.ts';

const path = 'feed.xml';

/** The newest failures only: a feed is for news, the failures page holds all of them. */
const mostFailures = 50;

/** Where no run says when it was: Atom asks for a date, and this one is visibly none. */
const noDate = '1970-01-01T00:00:00Z';

interface Entry {
  readonly key: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly instant: string | null;
  readonly link: string | null;
}

/** RFC 3339, as Atom asks for. */
function rfc3339(instant: string | null): string {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? noDate : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** An id that depends on what the entry is about, never on the address or the order: a UUID of version 8. */
function entryId(key: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(key)).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The state of a benchmark: who leads. It is a new entry when the leading tier changes. */
function leadEntry(view: BenchmarkView, links: SiteLinks): Entry {
  const { benchmark, metric, index, runs } = view;
  const tier = metric === null ? [] : (index.ranking(metric.id)?.leadingTier ?? []);
  const behind = tier.length === 0 ? runs : runs.filter((run) => run.counted && tier.includes(run.configuration));
  return {
    key: ['lead', benchmark.id, metric?.id ?? '', ...[...tier].sort()],
    title: `${benchmark.title}: ${phraseText(view.verdict.title, view.nameOf)}`,
    summary: phraseText(view.verdict.dek, view.nameOf),
    instant: latestInstant(behind.map(runInstant)) ?? benchmark.lastRunAt,
    link: links((paths) => paths.benchmark(benchmark.id)),
  };
}

function failureEntry(view: BenchmarkView, run: RunRecord, links: SiteLinks): Entry {
  const error = [run.error?.type, run.error?.message].filter(Boolean).join(': ');
  return {
    key: ['failure', view.benchmark.id, run.id, run.status],
    title: `${view.benchmark.title}: ${view.nameOf(run.configuration)} ${run.status === 'running' ? 'never ended' : run.status}`,
    summary: error === '' ? run.statusReason : error,
    instant: runInstant(run),
    link: links((paths) => paths.run(view.benchmark.id, run.slug)),
  };
}

const newestFirst = (a: Entry, b: Entry): number => {
  const [x, y] = [rfc3339(a.instant), rfc3339(b.instant)];
  return x === y ? (a.key.join('\0') < b.key.join('\0') ? -1 : 1) : x < y ? 1 : -1;
};

const printEntry = (entry: Entry): string =>
  [
    '  <entry>',
    `    ${element('id', entryId(entry.key))}`,
    `    ${element('title', entry.title)}`,
    `    ${element('updated', rfc3339(entry.instant))}`,
    ...(entry.link === null ? [] : [`    <link rel="alternate" type="text/html" href="${xmlText(entry.link)}"/>`]),
    `    <summary type="text">${xmlText(entry.summary)}</summary>`,
    '  </entry>',
  ].join('\n');

/** The feed, newest entry first. */
export function feedXml(index: ReportIndex, site: PublishedSite): string {
  const links = siteLinks(site);
  const views = viewsOf(index);
  const failures = views.flatMap((view) => view.runs.filter(isTroubled).map((run) => failureEntry(view, run, links)));
  const entries = [
    ...views.map((view) => leadEntry(view, links)),
    ...failures.sort(newestFirst).slice(0, mostFailures),
  ];
  const { title } = index.report.settings;
  const [home, self] = [siteAddress(site.url, ''), siteAddress(site.url, path)];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  ${element('id', entryId(['feed', home ?? title]))}`,
    `  ${element('title', title)}`,
    `  ${element('updated', rfc3339(lastRunOf(index)))}`,
    `  <author>${element('name', index.report.generator.name)}</author>`,
    `  <generator version="${xmlText(index.report.generator.version)}">${xmlText(index.report.generator.name)}</generator>`,
    ...(home === null ? [] : [`  <link rel="alternate" type="text/html" href="${xmlText(home)}"/>`]),
    ...(self === null ? [] : [`  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`]),
    ...entries.sort(newestFirst).map(printEntry),
    '</feed>',
    '',
  ].join('\n');
}

/** The export. */
export const feed: Export = {
  id: 'feed',
  title: 'Feed',
  purpose: 'News for a feed reader: who leads now, and what failed.',
  files: () => [{ path, label: 'Atom feed', benchmark: null }],
  render: ({ index, site }) => Promise.resolve([{ path, content: feedXml(index, site) }]),
};
