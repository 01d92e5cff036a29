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

/**
 * Names under which browsers run nothing, whether a server sends the file or it is opened from the disk. All others are
 * published with one more ending: a page or a drawing from the results would run its scripts as a part of the site.
 */
const harmless =
  /\.(?:txt|log|jsonl?|ndjson|csv|tsv|ya?ml|toml|gz|zst|zip|npz|npy|parquet|pkl|pickle|db|sqlite3?|eval|wandb|bin|png|jpe?g|gif|webp)$/i;

const harmlessName = (path: string): string =>
  harmless.test(path) ? path : `${path}${/tfevents/.test(path) ? '.bin' : '.txt'}`;

/** A name in letters that every disk, server and URL takes as they are; the ending stays readable. */
function safeName(name: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/.test(name)) return name;
  const ending = /(?:\.[A-Za-z0-9]{1,8}){0,2}$/.exec(name)![0];
  const stem = [...Buffer.from(name.slice(0, name.length - ending.length))]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(sign) ? sign : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return `${stem.replace(/^(?=-|$)/, '_').slice(0, 150)}${ending}`;
}

/** A file's path inside the site; nothing leaves the folder of its run. */
export const rawSitePath = (run: Pick<RunRecord, 'slug'>, file: Pick<FileRecord, 'path'>): string =>
  `raw/${run.slug}/${harmlessName(file.path)
    .split('/')
    .filter((part) => part !== '')
    .map(safeName)
    .join('/')}`;

/** The path, with a number where another file of the run has it already; case does not tell files apart everywhere. */
function freePath(path: string, taken: Set<string>): string {
  let free = path;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = path.replace(/(\.[^./]*)?$/, `-${number}$1`);
  taken.add(free.toLowerCase());
  return free;
}

/**
 * Fills in where each file of a run is linked, or why it is not.
 * @param withheld why a file may not be published; null where nothing speaks against it
 */
export function linkRawFiles(
  run: RunRecord,
  policy: RawPolicy,
  withheld: (file: FileRecord) => string | null = () => null,
): RunRecord {
  const taken = new Set<string>();
  const files = run.files.map((file): FileRecord => {
    if (policy.url !== null) return { ...file, href: `${policy.url}${encodePath(`${run.folder}/${file.path}`)}` };
    if (policy.unavailable !== undefined) return { ...file, note: `not published: ${policy.unavailable}` };
    if (file.bytes > policy.maxBytes) {
      return { ...file, note: `not published: larger than the limit of ${policy.maxBytes / 1e6} MB` };
    }
    if (file.kind === 'checkpoint') return { ...file, note: 'not published: a checkpoint' };
    const note = withheld(file);
    return note === null ? { ...file, href: freePath(rawSitePath(run, file), taken) } : { ...file, note };
  });
  return { ...run, files };
}
