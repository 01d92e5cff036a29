/** Keeps the permalinks of the site that a build replaces. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { redirectPage, redirectsFor, type EarlierSite } from '../../src/site/redirects.ts';
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
      configurations: z.array(z.object({ slug: z.string(), params: z.record(z.string(), z.unknown()) })),
    }),
  ),
});

/** A site path that stays inside the site. */
const sitePath = z.string().refine((path) => /^([^/\\]+\/)+$/.test(path) && !/(^|\/)\.{1,2}\//.test(path));
const earlierRedirects = z.array(z.object({ from: sitePath, to: sitePath }));

/** JSON of a file as the schema has it; null where it is none, so that a broken old site never stops a new one. */
function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The site in a folder; null where there is none that can be read. */
export function readEarlierSite(folder: string): EarlierSite | null {
  const report = readJson(join(folder, markerFile), earlierReport);
  return report === null
    ? null
    : {
        benchmarks: report.benchmarks,
        pages: pagesOf(folder),
        redirects: readJson(join(folder, redirectsFile), earlierRedirects) ?? [],
      };
}

/** Writes a page that leads on for every page of the earlier site that has another address now, and their list. */
export function writeRedirects(site: {
  readonly made: Made;
  readonly target: string;
  readonly siteUrl: string | null;
  readonly before: EarlierSite | null;
}): void {
  const { made, target, siteUrl, before } = site;
  const redirects = before === null ? [] : redirectsFor(before, made.report, pagesOf(target));
  if (redirects.length === 0) return;
  for (const redirect of redirects) {
    writeSiteFile(target, `${redirect.from}index.html`, redirectPage(redirect, siteUrl));
  }
  writeSiteFile(target, redirectsFile, `${JSON.stringify(redirects)}\n`);
}
