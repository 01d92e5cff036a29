/** Which raw files are published, and where the pages link them. */
import type { FileRecord, RunRecord } from '../../src/report/schema.ts';

/** `url`: link to a repository instead of copying. `maxBytes`: larger files are listed, not copied. */
export interface RawPolicy {
  readonly url: string | null;
  readonly maxBytes: number;
  /** A site of more files is left without the kinds of raw files that do not fit. */
  readonly maxFiles: number;
  /** Why no file can be copied, where none can. */
  readonly unavailable?: string;
}

/** Cloudflare's free hosting takes as many; GitHub takes more, but slowly. */
export const defaultMaxFiles = 20_000;

/** GitHub Pages takes 1 GB; the pages need a part of it. */
const mostRawBytes = 300e6;

/** Kinds of raw files, those that say most of a number first. */
const kindsByUse = ['metrics', 'config', 'log', 'metadata', 'history', 'other', 'samples'] as const;

/** What a raw file that did not fit says. */
export const noRoom = 'not published: the site would have too many files or bytes';

/** The kinds of raw files that do not fit into a site, the most useful of them kept. */
export function kindsLeftOut(
  runs: readonly RunRecord[],
  { policy, pages }: { readonly policy: RawPolicy; readonly pages: number },
): ReadonlySet<FileRecord['kind']> {
  const left = new Set<FileRecord['kind']>();
  if (policy.url !== null) return left;
  let room = { files: policy.maxFiles - pages, bytes: mostRawBytes };
  for (const kind of kindsByUse) {
    let [files, bytes] = [0, 0];
    for (const run of runs) {
      for (const file of run.files) {
        if (file.kind !== kind || file.bytes > policy.maxBytes) continue;
        files += 1;
        bytes += file.bytes;
      }
    }
    if (files > room.files || bytes > room.bytes) left.add(kind);
    else room = { files: room.files - files, bytes: room.bytes - bytes };
  }
  return left;
}

export const defaultRawMaxBytes = 5_000_000;

/** Copy what is not too large, as far as there is room. */
export const defaultRawPolicy: RawPolicy = { url: null, maxBytes: defaultRawMaxBytes, maxFiles: defaultMaxFiles };

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
export function linkRawFiles(
  run: RunRecord,
  policy: RawPolicy,
  leftOut: ReadonlySet<FileRecord['kind']> = new Set(),
): RunRecord {
  const files = run.files.map((file): FileRecord => {
    if (policy.url !== null) return { ...file, href: `${policy.url}${encodePath(`${run.folder}/${file.path}`)}` };
    if (policy.unavailable !== undefined) return { ...file, note: `not published: ${policy.unavailable}` };
    if (file.bytes > policy.maxBytes) {
      return { ...file, note: `not published: larger than the limit of ${policy.maxBytes / 1e6} MB` };
    }
    if (file.kind === 'checkpoint') return { ...file, note: 'not published: a checkpoint' };
    if (leftOut.has(file.kind)) return { ...file, note: noRoom };
    return { ...file, href: rawSitePath(run, file) };
  });
  return { ...run, files };
}
