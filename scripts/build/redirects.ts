/** Keeps the permalinks of the site that a build replaces, and of the publication before it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Report } from '../../src/report/schema.ts';
import { redirectPage, redirectsFor, type EarlierSite } from '../../src/site/redirects.ts';
import { readReportDocument } from '../query/report-document.ts';
import type { Made } from './make-report.ts';
import { markerFile } from './out-folder.ts';
import { writeSiteFile } from './site-file.ts';
import { pagesOf } from './site-pages.ts';

const redirectsFile = 'api/redirects.json';

/** The part of a Report that redirects need; reports of other versions have it, too. */
const earlierReport = z.object({
  benchmarks: z.array(
    z.object({
      id: z.string(),
      configurations: z.array(
        z.object({
          slug: z.string(),
          name: z.string().nullable().default(null),
          params: z.record(z.string(), z.unknown()),
          runIds: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

/** The path of a page inside the site, below which no file stands in the way. */
const sitePath = z
  .string()
  .refine((path) => /^([^/\\]+\/)+$/.test(path) && !/(^|\/)(\.{1,2}|index\.html)\//.test(path));
const earlierRedirects = z.array(z.object({ from: sitePath, to: sitePath }));

/** JSON of a file as the schema has it; null where it is none, so that a broken old site never stops a new one. */
function readJson<T>(
  file: string,
  schema: z.ZodType<T>,
  read: (file: string) => unknown = (path) => JSON.parse(readFileSync(path, 'utf8')),
): T | null {
  if (!existsSync(file)) return null;
  try {
    return schema.safeParse(read(file)).data ?? null;
  } catch {
    return null;
  }
}

/** The site in a folder; null where there is none that can be read. */
function readEarlierSite(folder: string): EarlierSite | null {
  const site = readEarlierReport(join(folder, markerFile));
  return site === null ? null : { ...site, pages: pagesOf(folder) };
}

/** The site in the output folder, whose report is read if its experiments are asked for; null where there is none. */
export function siteToReplace(out: string): EarlierSite | null {
  const file = join(out, markerFile);
  if (!existsSync(file)) return null;
  let benchmarks: EarlierSite['benchmarks'] | null = null;
  return {
    get benchmarks() {
      return (benchmarks ??= readEarlierReport(file)?.benchmarks ?? []);
    },
    pages: pagesOf(out),
    redirects: readMoved(file),
  };
}

/** What a report.json tells, with the list of moved pages that stands beside it; null where it is none. */
function readEarlierReport(file: string): EarlierSite | null {
  const report = readJson(file, earlierReport, readReportDocument);
  if (report === null) return null;
  return { benchmarks: report.benchmarks, pages: null, redirects: readMoved(file) };
}

/** The list of moved pages beside a report.json. */
const readMoved = (file: string): EarlierSite['redirects'] =>
  readJson(join(dirname(file), basename(redirectsFile)), earlierRedirects) ?? [];

/**
 * The publication that a path names: a built site, or its report.json, of any version that can be read. Null for a folder
 * of runs and for what only git knows.
 */
export function readPublication(path: string): EarlierSite | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  return stats.isDirectory() ? readEarlierSite(path) : readEarlierReport(path);
}

/** What a Report alone tells of the site that was built of it. */
export const siteOfReport = ({ benchmarks }: Report): EarlierSite => ({ benchmarks, pages: null, redirects: [] });

/** Writes a page that leads on for every page of the earlier sites that has another address now, and their list. */
export function writeRedirects(site: {
  readonly made: Made;
  readonly target: string;
  readonly siteUrl: string | null;
  readonly before: readonly EarlierSite[];
}): void {
  const { made, target, siteUrl, before } = site;
  const redirects = before.length === 0 ? [] : redirectsFor(before, made.report, pagesOf(target));
  if (redirects.length === 0) return;
  for (const redirect of redirects) {
    writeSiteFile(target, `${redirect.from}index.html`, redirectPage(redirect, siteUrl));
  }
  writeSiteFile(target, redirectsFile, `${JSON.stringify(redirects)}\n`);
}
