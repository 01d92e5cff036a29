/** Which raw files are published, and where the pages link them. */
import type { FileRecord, RunRecord } from '../../src/report/schema.ts';

/** `url`: link to a repository instead of copying. `maxBytes`: larger files are listed, not copied. */
export interface RawPolicy {
  readonly url: string | null;
  readonly maxBytes: number;
}

export const defaultRawMaxBytes = 5_000_000;

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A file's path inside the site; names that are not safe in a path are encoded, so that nothing leaves the folder. */
export const rawSitePath = (run: Pick<RunRecord, 'slug'>, file: Pick<FileRecord, 'path'>): string =>
  `raw/${run.slug}/${file.path
    .split('/')
    .map((part) =>
      /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part)
        ? part
        : encodeURIComponent(part).replaceAll('.', '%2E').replaceAll('%', '_'),
    )
    .join('/')}`;

/** Fills in where each file of a run is linked, or why it is not. */
export function linkRawFiles(run: RunRecord, policy: RawPolicy): RunRecord {
  const files = run.files.map((file): FileRecord => {
    if (policy.url !== null) return { ...file, href: `${policy.url}${encodePath(`${run.folder}/${file.path}`)}` };
    if (file.bytes > policy.maxBytes) {
      return { ...file, note: `not published: larger than the limit of ${policy.maxBytes / 1e6} MB` };
    }
    if (file.kind === 'checkpoint') return { ...file, note: 'not published: a checkpoint' };
    return { ...file, href: rawSitePath(run, file) };
  });
  return { ...run, files };
}
