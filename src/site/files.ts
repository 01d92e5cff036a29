/** Links to the raw files of a run. */
import type { FileRecord, RunRecord } from '../report/schema.ts';
import { runPath } from './run-pages.ts';
import { siteData } from './site-data.ts';

/** A function from site paths to relative URLs, bound to a page. */
export type Link = (to: string) => string;

/** The URL of a raw file: absolute where it is published elsewhere, else inside the site; null where it is not linked. */
export function fileUrl(file: FileRecord, link: Link): string | null {
  if (file.href === null) return null;
  if (/^https?:\/\//i.test(file.href)) return file.href;
  // Any other scheme (javascript:, data:) is no raw file.
  return /^[a-z][a-z0-9+.-]*:/i.test(file.href) ? null : link(file.href.replace(/^\/+/, ''));
}

/** Where a run's numbers can be read: its metrics file, else its page. */
export function rawValueUrl(run: RunRecord, link: Link): string {
  const file = run.files.find((candidate) => candidate.kind === 'metrics');
  const url = file === undefined ? null : fileUrl(file, link);
  return url ?? link(runPath(siteData().report, run));
}
